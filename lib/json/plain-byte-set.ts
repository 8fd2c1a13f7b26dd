import type { ByteSet } from './byte-set';

/** Stands for a span that is none. */
const NO_NUMBER = 0xffff_ffff;

const FIRST_SLOTS = 1024;

const SEED = 0x811c_9dc5;
const FACTOR = 0x9e37_79b1;

function hashOf(bytes: Uint8Array, from: number, to: number): number {
  let hash = SEED ^ (to - from);
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), FACTOR);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function isSame(one: Uint8Array, at: number, other: Uint8Array, from: number, length: number): boolean {
  for (let place = 0; place < length; place += 1) if (one[at + place] !== other[from + place]) return false;
  return true;
}

/** Without the kernel. */
export class PlainByteSet implements ByteSet {
  readonly #bytes: Uint8Array;
  readonly #starts: number[] = [];
  readonly #lengths: number[] = [];
  readonly #hashes: number[] = [];
  /** Number + 1 of what the hash leads to; 0 for none. */
  #slots = new Uint32Array(FIRST_SLOTS);

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  readonly at = (from: number, to: number): number => {
    const hash = hashOf(this.#bytes, from, to);
    const found = this.#find(hash, this.#bytes, from, to - from);
    return found >= 0 ? found : this.#add(hash, from, to - from);
  };

  readonly atAll = (spans: Uint32Array): Uint32Array => {
    const numbers = new Uint32Array(spans.length / 2).fill(NO_NUMBER);
    for (let index = 0; index < numbers.length; index += 1) {
      const to = spans[2 * index + 1] ?? 0;
      if (to !== 0) numbers[index] = this.at(spans[2 * index] ?? 0, to);
    }
    return numbers;
  };

  readonly find = (bytes: Uint8Array): number =>
    this.#find(hashOf(bytes, 0, bytes.length), bytes, 0, bytes.length);

  readonly close = (): Uint32Array =>
    Uint32Array.from(this.#starts.flatMap((start, way) => [start, this.#lengths[way] ?? 0]));

  #find(hash: number, bytes: Uint8Array, from: number, length: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let held = this.#slots[slot] ?? 0; held !== 0; held = this.#slots[slot] ?? 0) {
      const way = held - 1;
      const isHash = this.#hashes[way] === hash && this.#lengths[way] === length;
      if (isHash && isSame(this.#bytes, this.#starts[way] ?? 0, bytes, from, length)) return way;
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  #add(hash: number, start: number, length: number): number {
    const way = this.#starts.push(start) - 1;
    this.#lengths.push(length);
    this.#hashes.push(hash);
    if (way * 2 >= this.#slots.length) {
      this.#slots = new Uint32Array(this.#slots.length * 4);
      for (let each = 0; each < way; each += 1) this.#place(each);
    }
    this.#place(way);
    return way;
  }

  #place(way: number): void {
    const mask = this.#slots.length - 1;
    let slot = (this.#hashes[way] ?? 0) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = way + 1;
  }
}
