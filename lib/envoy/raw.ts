import type { JsonPointer } from '@/lib/core/brand';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '@/lib/core/json';
import { child, ROOT } from '@/lib/core/json-pointer';
import { Notices } from './notices';

const camelNames = new Map<string, string>();

/** protojson's lowerCamelCase of a proto field name: `http2_protocol_options` is `http2ProtocolOptions`. */
export function camelCase(name: string): string {
  let camel = camelNames.get(name);
  if (camel === undefined) {
    camel = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    camelNames.set(name, camel);
  }
  return camel;
}

const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/**
 * A place in a document: a value that may be missing or of a wrong type, and the way to it. Fields are asked
 * for by their proto name and found in Envoy's spelling (`filter_chains`) and in istioctl's (`filterChains`).
 * Asking never throws; a value of a wrong type counts as missing and leaves a notice. The pointer is only
 * made when somebody wants it.
 */
export class Raw {
  readonly value: Json | undefined;
  readonly notices: Notices;
  readonly #parent: Raw | null;
  readonly #token: string | number;

  private constructor(value: Json | undefined, notices: Notices, parent: Raw | null, token: string | number) {
    this.value = value;
    this.notices = notices;
    this.#parent = parent;
    this.#token = token;
  }

  /** `at`: where the value stands, when it was taken out of a larger document. */
  static root(document: Json, notices: Notices = new Notices(), at: JsonPointer = ROOT): Raw {
    return new Raw(document, notices, null, at);
  }

  get pointer(): JsonPointer {
    // The token of a root is its own pointer.
    return this.#parent === null ? (this.#token as JsonPointer) : child(this.#parent.pointer, this.#token);
  }

  /** The object here, or null; any other value leaves a notice. */
  get object(): JsonObject | null {
    if (isJsonObject(this.value)) return this.value;
    if (this.value !== undefined && this.value !== null) this.#wrong();
    return null;
  }

  /** Place in the list that this stands in; 0 elsewhere. */
  get index(): number {
    return typeof this.#token === 'number' ? this.#token : 0;
  }

  get exists(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** The field of a message, in either spelling. */
  at(name: string): Raw {
    const object = isJsonObject(this.value) ? this.value : null;
    if (object !== null && !Object.hasOwn(object, name)) {
      const camel = camelCase(name);
      if (Object.hasOwn(object, camel)) return this.key(camel);
    }
    return this.key(name);
  }

  /** The entry of a map, by its exact key. */
  key(key: string): Raw {
    const value = isJsonObject(this.value) && Object.hasOwn(this.value, key) ? this.value[key] : undefined;
    return new Raw(value, this.notices, this, key);
  }

  has(name: string): boolean {
    return this.at(name).exists;
  }

  /** Keys of a map, none when there is no object here. */
  keys(): readonly string[] {
    const object = this.object;
    return object === null ? [] : Object.keys(object);
  }

  /** Elements of a list, of any type. */
  items(): readonly Raw[] {
    if (isJsonArray(this.value))
      return this.value.map((item, index) => new Raw(item, this.notices, this, index));
    if (this.exists) this.#wrong();
    return [];
  }

  /** Elements of a list that are objects; the others leave a notice. */
  objects(): readonly Raw[] {
    return this.items().filter((item) => {
      if (item.value === null) item.#wrong();
      return item.object !== null;
    });
  }

  /** Text of a field, null when missing. */
  textOrNull(name: string): string | null {
    const field = this.at(name);
    if (typeof field.value === 'string') return field.value;
    if (field.exists) field.#wrong();
    return null;
  }

  /** Text of a field; proto3 leaves empty text out. */
  text(name: string): string {
    return this.textOrNull(name) ?? '';
  }

  texts(name: string): readonly string[] {
    const texts: string[] = [];
    for (const item of this.at(name).items()) {
      if (typeof item.value === 'string') texts.push(item.value);
      else item.#wrong();
    }
    return texts;
  }

  /** Number of a field; Envoy writes 64-bit integers as text. */
  numberOrNull(name: string): number | null {
    return this.at(name).number;
  }

  /** The number here, written as a number or as text; null when missing. */
  get number(): number | null {
    if (typeof this.value === 'number') return this.value;
    if (typeof this.value === 'string' && NUMBER.test(this.value)) return Number(this.value);
    if (this.exists) this.#wrong();
    return null;
  }

  flag(name: string): boolean {
    return this.flagOrNull(name) ?? false;
  }

  flagOrNull(name: string): boolean | null {
    const field = this.at(name);
    if (typeof field.value === 'boolean') return field.value;
    if (field.exists) field.#wrong();
    return null;
  }

  /** Name of the message's type, without the prefix that says where schemas would be found. */
  get type(): string {
    const type = this.key('@type').value;
    return typeof type === 'string' ? type.slice(type.lastIndexOf('/') + 1) : '';
  }

  /** Leaves a notice for every field that the list does not name. */
  expect(known: ReadonlySet<string>): void {
    const object = this.object;
    if (object === null) return;
    for (const key of Object.keys(object)) {
      if (!known.has(key)) this.notices.add('unknown-field', () => child(this.pointer, key), key);
    }
  }

  #wrong(): void {
    this.notices.add('not-an-object', () => this.pointer, String(this.#token));
  }
}
