import { stringAt } from './cursor';

/** Longer texts differ from one another, and would only fill the book. */
const REMEMBERED_LENGTH = 100;
const REMEMBERED = 50_000;
/** Who chooses texts of one hash gets no more than this out of it. */
const LONGEST_CHAIN = 8;

interface Entry<T> {
  readonly bytes: Uint8Array;
  readonly value: T;
}

function isSame(bytes: Uint8Array, start: number, known: Uint8Array): boolean {
  for (let index = 0; index < known.length; index += 1) {
    if (bytes[start + index] !== known[index]) return false;
  }
  return true;
}

/** FNV-1a. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  return hash;
}

/** What strings of a document mean, worked out once for each that is written in the same bytes: a dump has few. */
export class Book<T> {
  readonly #make: (text: string) => T;
  readonly #entries = new Map<number, Entry<T>[]>();
  #size = 0;

  constructor(make: (text: string) => T) {
    this.#make = make;
  }

  /** What the string from one quote to behind the other means. */
  at(bytes: Uint8Array, start: number, end: number): T {
    const length = end - start;
    if (length > REMEMBERED_LENGTH) return this.#make(stringAt(bytes, { start, end }));
    const hash = hashOf(bytes, start, end);
    const chain = this.#entries.get(hash);
    if (chain !== undefined) {
      for (const known of chain)
        if (known.bytes.length === length && isSame(bytes, start, known.bytes)) return known.value;
    }
    const value = this.#make(stringAt(bytes, { start, end }));
    this.#remember(hash, { bytes: bytes.slice(start, end), value });
    return value;
  }

  #remember(hash: number, entry: Entry<T>): void {
    if (this.#size >= REMEMBERED) return;
    const chain = this.#entries.get(hash);
    if (chain === undefined) this.#entries.set(hash, [entry]);
    else if (chain.length < LONGEST_CHAIN) chain.push(entry);
    else return;
    this.#size += 1;
  }
}
