import type { PathState, PathTable } from '../paths';
import { aligned } from './scratch';

/** Bytes of a state and of a key in the table (assembly/path-table.ts). */
const STATE_BYTES = 48;
const KEY_BYTES = 24;
/** Longer keys are in one group with those of this length. */
const LONGEST = 63;

interface KeyEntry {
  readonly text: Uint8Array;
  readonly target: number;
  readonly member: number;
}

const groupOf = ({ text }: KeyEntry): number => Math.min(text.length, LONGEST);

/** By length: the kernel asks for the keys of one length. */
function entriesOf({ keys }: PathState): KeyEntry[] {
  const encoder = new TextEncoder();
  return Array.from(keys, ([key, { target, member }]) => ({
    text: encoder.encode(key),
    target,
    member,
  })).sort((a, b) => groupOf(a) - groupOf(b));
}

/** A path table as the kernel reads it: states, then what they point to. */
export class KernelTable {
  readonly #states: readonly PathState[];
  readonly #start: number;
  readonly #entries: readonly KeyEntry[][];
  /** Bytes; a multiple of 16. */
  readonly length: number;
  readonly longestKey: number;
  /** Events that one place of a document can have. */
  readonly mostEvents: number;

  constructor({ states, start }: PathTable) {
    this.#states = states;
    this.#start = start;
    this.#entries = states.map(entriesOf);
    const keys = this.#entries.flat();
    this.longestKey = Math.max(0, ...keys.map(({ text }) => text.length));
    this.mostEvents = Math.max(
      1,
      ...states.map(({ fields, watch }) => Math.max(fields.length, watch.length)),
    );
    const texts = keys.reduce((sum, { text }) => sum + aligned(text.length + 8), 0);
    const perState = states.reduce(
      (sum, { fields, watch }, index) =>
        sum +
        aligned(LONGEST + 2) +
        KEY_BYTES * (this.#entries[index]?.length ?? 0) +
        4 * (fields.length + watch.length) +
        64,
      0,
    );
    this.length = aligned(states.length * STATE_BYTES + texts + perState + 64);
  }

  /** Writes the table at a place of memory, a multiple of 16, and gives the addresses of states. */
  write(memory: Uint8Array, at: number): { readonly start: number; readonly dead: number } {
    const writer = new TableWriter(memory.subarray(at, at + this.length), this.#states.length * STATE_BYTES);
    for (const [index, state] of this.#states.entries()) {
      const entries = this.#entries[index] ?? [];
      writer.state(index * STATE_BYTES, state, entries);
    }
    const dead = memory.byteOffset + at;
    return { start: dead + this.#start * STATE_BYTES, dead };
  }
}

class TableWriter {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #free: number;

  constructor(bytes: Uint8Array, free: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#free = aligned(free);
  }

  state(at: number, state: PathState, entries: readonly KeyEntry[]): void {
    let lengths = 0n;
    for (const entry of entries) lengths |= 1n << BigInt(groupOf(entry));
    this.#view.setBigUint64(at, lengths, true);
    const groups = this.#groups(entries);
    const keys = this.#keys(entries);
    this.#words(at + 8, [groups, keys, this.#stateAt(state.other)]);
    this.#words(at + 20, [this.#list(state.fields), state.fields.length]);
    this.#words(at + 28, [this.#list(state.watch), state.watch.length, state.isLive ? 1 : 0]);
  }

  #stateAt(number: number): number {
    return this.#bytes.byteOffset + number * STATE_BYTES;
  }

  /** For each length, how many keys are shorter. */
  #groups(entries: readonly KeyEntry[]): number {
    const at = this.#take(LONGEST + 2);
    for (let length = 0; length <= LONGEST + 1; length += 1)
      this.#bytes[at + length] = entries.filter((entry) => groupOf(entry) < length).length;
    return this.#bytes.byteOffset + at;
  }

  #keys(entries: readonly KeyEntry[]): number {
    const texts = entries.map(({ text }) => {
      const at = this.#take(text.length + 8);
      this.#bytes.set(text, at);
      return at;
    });
    const at = this.#take(entries.length * KEY_BYTES);
    for (const [index, { text, target, member }] of entries.entries()) {
      const textAt = texts[index] ?? 0;
      const entry = at + index * KEY_BYTES;
      const first = text.subarray(0, 8);
      this.#bytes.set(first, entry);
      this.#words(entry + 8, [this.#bytes.byteOffset + textAt, text.length, this.#stateAt(target), member]);
    }
    return this.#bytes.byteOffset + at;
  }

  #list(fields: readonly number[]): number {
    const at = this.#take(fields.length * 4);
    this.#words(at, fields);
    return this.#bytes.byteOffset + at;
  }

  #take(length: number): number {
    const at = this.#free;
    this.#free = aligned(at + length);
    return at;
  }

  #words(at: number, words: readonly number[]): void {
    for (const [index, word] of words.entries()) this.#view.setUint32(at + index * 4, word, true);
  }
}
