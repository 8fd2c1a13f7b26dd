import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';

export interface PrintedJson {
  readonly text: string;
  /** Characters after which the text was cut; null when it is whole. */
  readonly cutAt: number | null;
}

const INDENT = '  ';

/** Collects text up to a limit and then refuses more, so that a huge value costs no more than the limit. */
class Printer {
  #text = '';
  #full = false;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get printed(): PrintedJson {
    if (!this.#full) return { text: this.#text, cutAt: null };
    let cutAt = this.#limit;
    // Half of a surrogate pair would not survive encoding.
    const last = this.#text.charCodeAt(cutAt - 1);
    if (last >= 0xd800 && last <= 0xdbff) cutAt -= 1;
    return { text: this.#text.slice(0, cutAt), cutAt };
  }

  /** Recursion is safe: `decode` refuses documents deeper than 200 levels. */
  value(value: Json, indent: string): void {
    if (this.#full) return;
    if (isJsonArray(value)) this.#list(value, indent);
    else if (isJsonObject(value)) this.#members(value, indent);
    else this.#write(JSON.stringify(value));
  }

  #list(list: readonly Json[], indent: string): void {
    if (list.length === 0) {
      this.#write('[]');
      return;
    }
    const inner = indent + INDENT;
    this.#write('[');
    for (let index = 0; index < list.length && !this.#full; index += 1) {
      this.#write(index === 0 ? `\n${inner}` : `,\n${inner}`);
      this.value(list[index] ?? null, inner);
    }
    this.#write(`\n${indent}]`);
  }

  #members(object: { readonly [key: string]: Json }, indent: string): void {
    const keys = Object.keys(object);
    if (keys.length === 0) {
      this.#write('{}');
      return;
    }
    const inner = indent + INDENT;
    this.#write('{');
    for (let index = 0; index < keys.length && !this.#full; index += 1) {
      const key = keys[index] ?? '';
      this.#write(`${index === 0 ? '' : ','}\n${inner}${JSON.stringify(key)}: `);
      this.value(object[key] ?? null, inner);
    }
    this.#write(`\n${indent}}`);
  }

  #write(text: string): void {
    if (this.#full) return;
    this.#text += text;
    this.#full = this.#text.length > this.#limit;
  }
}

/** Pretty-prints a value with two blanks of indentation, at most `limit` characters of it. */
export function printJson(value: Json, limit: number): PrintedJson {
  const printer = new Printer(limit);
  printer.value(value, '');
  return printer.printed;
}
