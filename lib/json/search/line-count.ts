import type { JsonBytes } from '../bytes';
import { wordsBetween } from './byte-words';

const BLOCK = 1 << 12;
const NEWLINE = 0x0a;
const LOW = 0x7f7f_7f7f;

function slowly(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (bytes[at] === NEWLINE) count += 1;
  return count;
}

/** Line breaks in [from, to), four bytes at a time. */
function newlines(bytes: Uint8Array, from: number, to: number): number {
  const { words, start, end } = wordsBetween(bytes, from, to);
  let count = slowly(bytes, from, start) + slowly(bytes, end, to);
  for (let index = 0; index < words.length; index += 1) {
    // A byte that is zero after the xor, and no other, has its high bit set at last.
    const other = (words[index] ?? 0) ^ 0x0a0a_0a0a;
    const zero = ~(((other & LOW) + LOW) | other | LOW);
    if (zero !== 0) count += ((zero >>> 7) & 1) + ((zero >>> 15) & 1) + ((zero >>> 23) & 1) + (zero >>> 31);
  }
  return count;
}

/** Line numbers of offsets. Counts as far as it is asked, once. */
export class LineCount {
  readonly #bytes: Uint8Array;
  /** Line breaks before each block. */
  readonly #before: number[] = [0];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The line that an offset is in; the first is 1. */
  at(offset: number): number {
    const block = Math.floor(offset / BLOCK);
    for (let next = this.#before.length; next <= block; next += 1) {
      const sum = (this.#before[next - 1] ?? 0) + newlines(this.#bytes, (next - 1) * BLOCK, next * BLOCK);
      this.#before.push(sum);
    }
    return 1 + (this.#before[block] ?? 0) + newlines(this.#bytes, block * BLOCK, offset);
  }
}

const known = new WeakMap<JsonBytes, LineCount>();

/** The line numbers of a document: of its bytes as they came, not of what is printed. */
export function linesOf(document: JsonBytes): LineCount {
  const lines = known.get(document) ?? new LineCount(document.bytes);
  known.set(document, lines);
  return lines;
}
