import type { TextTest } from './text-test';
import { TokenReader } from './token';

/** Longer tokens seldom come again. */
const LONGEST = 128;
const SLOTS = 1 << 14;

/**
 * Tests keys and values, best in ascending order. A dump says the same things over and over: what was tested lately is
 * recognised by its bytes, and neither decoded nor tested again.
 */
export class TokenTester {
  readonly #bytes: Uint8Array;
  readonly #test: TextTest;
  readonly #reader: TokenReader;
  /** By a hash of the bytes: where a token was seen, its length, and whether it passed. */
  readonly #starts = new Uint32Array(SLOTS);
  readonly #lengths = new Uint8Array(SLOTS);
  readonly #passed = new Uint8Array(SLOTS);

  constructor(bytes: Uint8Array, test: TextTest) {
    this.#bytes = bytes;
    this.#test = test;
    this.#reader = new TokenReader(bytes);
  }

  /** Whether the token at [start, end) passes. */
  test(start: number, end: number): boolean {
    const length = end - start;
    if (length > LONGEST) return this.#test.test(this.#reader.read(start, end));
    const slot = this.#slot(start, end);
    if (this.#lengths[slot] === length && this.#isSame(start, this.#starts[slot] ?? 0, length))
      return this.#passed[slot] === 1;
    const passes = this.#test.test(this.#reader.read(start, end));
    this.#starts[slot] = start;
    this.#lengths[slot] = length;
    this.#passed[slot] = passes ? 1 : 0;
    return passes;
  }

  /** FNV-1a. */
  #slot(start: number, end: number): number {
    const bytes = this.#bytes;
    let hash = 0x811c_9dc5;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x0100_0193);
    return (hash ^ (hash >>> 15)) & (SLOTS - 1);
  }

  #isSame(a: number, b: number, length: number): boolean {
    const bytes = this.#bytes;
    for (let index = 0; index < length; index += 1) if (bytes[a + index] !== bytes[b + index]) return false;
    return true;
  }
}
