import { isJsonArray, isJsonObject, type Json, type JsonObject } from '@/lib/core/json';

export interface PrintedJson {
  readonly text: string;
  /** Characters after which the text was cut; null when it is whole. */
  readonly cutAt: number | null;
}

const INDENT = '  ';

/** Prints one part of a container. */
type Part<T> = (part: T, indent: string) => void;

/** Pretty-prints values with two blanks of indentation. Collects text up to a limit and then refuses more, so that a huge value costs no more than the limit. */
export class Printer {
  #text = '';
  #full = false;
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get isFull(): boolean {
    return this.#full;
  }

  get printed(): PrintedJson {
    if (!this.#full) return { text: this.#text, cutAt: null };
    let cutAt = this.#limit;
    // Half of a surrogate pair would not survive encoding.
    const last = this.#text.charCodeAt(cutAt - 1);
    if (last >= 0xd800 && last <= 0xdbff) cutAt -= 1;
    return { text: this.#text.slice(0, cutAt), cutAt };
  }

  /** Recursion is safe: documents deeper than 200 levels are refused. */
  value(value: Json, indent: string): void {
    if (this.#full) return;
    if (isJsonArray(value)) this.list(value, indent, this.#value);
    else if (isJsonObject(value)) this.members(entriesOf(value), indent, this.#value);
    else this.#write(JSON.stringify(value));
  }

  protected list<T>(items: Iterable<T>, indent: string, print: Part<T>): void {
    const inner = indent + INDENT;
    let isFirst = true;
    for (const item of items) {
      this.#write(isFirst ? `[\n${inner}` : `,\n${inner}`);
      isFirst = false;
      print(item, inner);
      if (this.#full) return;
    }
    this.#write(isFirst ? '[]' : `\n${indent}]`);
  }

  protected members<T>(
    members: Iterable<readonly [key: string, value: T]>,
    indent: string,
    print: Part<T>,
  ): void {
    const inner = indent + INDENT;
    let isFirst = true;
    for (const [key, value] of members) {
      this.#write(`${isFirst ? '{' : ','}\n${inner}${JSON.stringify(key)}: `);
      isFirst = false;
      print(value, inner);
      if (this.#full) return;
    }
    this.#write(isFirst ? '{}' : `\n${indent}}`);
  }

  readonly #value = (value: Json, indent: string): void => this.value(value, indent);

  #write(text: string): void {
    if (this.#full) return;
    this.#text += text;
    this.#full = this.#text.length > this.#limit;
  }
}

/** One at a time: what is cut off is never looked at. */
function* entriesOf(object: JsonObject): Generator<readonly [string, Json]> {
  for (const key of Object.keys(object)) yield [key, object[key] ?? null];
}
