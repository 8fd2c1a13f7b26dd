import { closes, isSpace, OPEN_ARRAY, OPEN_OBJECT, opens, QUOTE } from './characters';
import { TapeBuilder } from './tape-builder';
import { CUT, scalarEnd, stringEnd } from './tokens';

/** Deepest nesting that is read: `structuredClone` and `JSON.stringify` give up at some thousands. */
export const MAX_DEPTH = 200;

/** `cut`: nothing is wrong, but the document is not at its end. `deep`: nested beyond `MAX_DEPTH`. */
export type Ending = 'whole' | 'cut' | 'wrong' | 'deep';

/** What may come next. */
const VALUE = 1;
const KEY = 2;
const CLOSE = 4;
const COMMA = 8;
const COLON = 16;
const NOTHING = 0;

/** One pass over a document by RFC 8259, strict, that writes the skip index on its way. */
class Pass {
  readonly tape = new TapeBuilder();
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at: number;
  #next = VALUE;
  #depth = 0;
  readonly #kinds = new Uint8Array(MAX_DEPTH + 1);
  readonly #entries = new Int32Array(MAX_DEPTH + 1).fill(-1);
  readonly #ordinals = new Uint32Array(MAX_DEPTH + 1);

  constructor(bytes: Uint8Array, start: number, end: number) {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
  }

  run(): Ending {
    const bytes = this.#bytes;
    for (;;) {
      while (this.#at < this.#end && isSpace(bytes[this.#at] ?? 0)) this.#at += 1;
      if (this.#at >= this.#end) return this.#next === NOTHING ? 'whole' : 'cut';
      const ending = this.#token(bytes[this.#at] ?? 0);
      if (ending !== null) return ending;
    }
  }

  #token(byte: number): Ending | null {
    if (byte === QUOTE) return this.#string();
    if (byte === 0x2c) return this.#comma();
    if (byte === 0x3a) return this.#step(COLON, VALUE);
    if (opens(byte)) return this.#open(byte);
    if (closes(byte)) return this.#close(byte);
    if ((this.#next & VALUE) === 0) return 'wrong';
    return this.#reach(scalarEnd(this.#bytes, this.#at, this.#end), this.#afterValue());
  }

  #string(): Ending | null {
    if ((this.#next & (VALUE | KEY)) === 0) return 'wrong';
    const next = (this.#next & KEY) === 0 ? this.#afterValue() : COLON;
    return this.#reach(stringEnd(this.#bytes, this.#at, this.#end), next);
  }

  #comma(): Ending | null {
    this.#ordinals[this.#depth] = (this.#ordinals[this.#depth] ?? 0) + 1;
    return this.#step(COMMA, this.#kinds[this.#depth] === OPEN_OBJECT ? KEY : VALUE);
  }

  #open(byte: number): Ending | null {
    if ((this.#next & VALUE) === 0) return 'wrong';
    if (this.#depth === MAX_DEPTH) return 'deep';
    const parent = this.#entries[this.#depth] ?? -1;
    const entry = this.tape.open(this.#at, parent, this.#ordinals[this.#depth] ?? 0);
    this.#depth += 1;
    this.#kinds[this.#depth] = byte;
    this.#entries[this.#depth] = entry;
    this.#ordinals[this.#depth] = 0;
    return this.#reach(this.#at + 1, (byte === OPEN_ARRAY ? VALUE : KEY) | CLOSE);
  }

  #close(byte: number): Ending | null {
    if ((this.#next & CLOSE) === 0 || byte !== (this.#kinds[this.#depth] ?? 0) + 2) return 'wrong';
    this.tape.close(this.#entries[this.#depth] ?? 0, this.#at);
    this.#depth -= 1;
    return this.#reach(this.#at + 1, this.#afterValue());
  }

  #step(needed: number, next: number): Ending | null {
    return (this.#next & needed) === 0 ? 'wrong' : this.#reach(this.#at + 1, next);
  }

  #reach(end: number, next: number): Ending | null {
    if (end < 0) return end === CUT ? 'cut' : 'wrong';
    this.#at = end;
    this.#next = next;
    return null;
  }

  #afterValue(): number {
    return this.#depth === 0 ? NOTHING : COMMA | CLOSE;
  }
}

export interface PlainIndex {
  readonly ending: Ending;
  /** Of a document that is whole. */
  readonly words: Uint32Array;
}

/**
 * Reads one document from `start` to `end` strictly by RFC 8259 and makes its skip index (`Tape`). White space
 * around it is allowed, nothing else.
 */
export function indexPlain(bytes: Uint8Array, start: number, end: number): PlainIndex {
  const pass = new Pass(bytes, start, end);
  const ending = pass.run();
  return { ending, words: pass.tape.words };
}
