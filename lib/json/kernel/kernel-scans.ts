import { type FoldedText, foldedText } from '../ascii-case';
import type { LiteralSet } from '../literal-set';
import type { Filled, Scans } from '../scans';
import { type Kernel, wordsIn } from './kernel';
import { type LiteralTable, literalTable } from './literal-table';
import { aligned } from './scratch';

/** Fields of Stretch (assembly/stretch.ts), in words. */
const COUNT = 6;
const AT = 7;
const SMALL = 8;
const BITS = 9;
const LENGTH = 10;
const TABLE = 11;
const STRETCH_BYTES = 64;

/** More is not written in one call, whatever the caller has room for. */
const MOST_ROOM = 1 << 18;

type Run = 'find' | 'literals' | 'quotes';

/** The scans of one document by the kernel. */
export class KernelScans implements Scans {
  readonly #kernel: Kernel;
  readonly #bytes: Uint8Array;
  #table: { readonly literals: LiteralSet; readonly table: LiteralTable } | null = null;

  constructor(kernel: Kernel, bytes: Uint8Array) {
    this.#kernel = kernel;
    this.#bytes = bytes;
  }

  find(from: number, to: number, needle: Uint8Array, fold: boolean, out: Uint32Array): Filled {
    if (needle.length === 0) return { count: 0, at: to };
    const text = foldedText(needle, fold);
    const room = aligned(needle.length);
    const fill = (memory: Uint8Array, words: Uint32Array): void => {
      this.#setNeedle(memory, words, text, room);
    };
    return this.#run('find', from, to, out, 2 * room, fill);
  }

  literals(from: number, to: number, literals: LiteralSet, out: Uint32Array): Filled {
    if (this.#table?.literals !== literals) this.#table = { literals, table: literalTable(literals) };
    const { table } = this.#table;
    const fill = (memory: Uint8Array, words: Uint32Array): void => {
      const address = memory.byteOffset + STRETCH_BYTES;
      words[TABLE] = address;
      words[SMALL] = address + table.length;
      table.write(memory, STRETCH_BYTES);
    };
    const filled = this.#run('literals', from, to, out, table.length + 16, fill);
    // The kernel tells places in the set.
    for (let index = 1; index < filled.count; index += 2) out[index] = literals[out[index] ?? 0]?.id ?? 0;
    return filled;
  }

  quotes(from: number, to: number, out: Uint32Array): Filled {
    return this.#run('quotes', from, to, out, 0, () => {});
  }

  special(from: number, to: number): number {
    const memory = this.#kernel.scratch.take(STRETCH_BYTES);
    this.#setStretch(wordsIn(memory), from, to);
    return this.#kernel.run.special(memory.byteOffset);
  }

  #setNeedle(memory: Uint8Array, words: Uint32Array, { small, bits }: FoldedText, room: number): void {
    memory.set(small, STRETCH_BYTES);
    memory.set(bits, STRETCH_BYTES + room);
    words[SMALL] = memory.byteOffset + STRETCH_BYTES;
    words[BITS] = memory.byteOffset + STRETCH_BYTES + room;
    words[LENGTH] = small.length;
  }

  #setStretch(words: Uint32Array, from: number, to: number): void {
    words.set([
      this.#bytes.byteOffset,
      from,
      Math.max(from, Math.min(to, this.#bytes.length)),
      this.#bytes.length,
    ]);
  }

  /** Runs one scan; `more` bytes behind the struct are for what it needs, and `fill` writes them. */
  #run(
    run: Run,
    from: number,
    to: number,
    out: Uint32Array,
    more: number,
    fill: (memory: Uint8Array, words: Uint32Array) => void,
  ): Filled {
    const room = Math.min(out.length, MOST_ROOM);
    const start = STRETCH_BYTES + more;
    const memory = this.#kernel.scratch.take(start + room * 4);
    const words = wordsIn(memory);
    this.#setStretch(words, from, to);
    words[4] = memory.byteOffset + start;
    words[5] = room;
    fill(memory, words);
    this.#kernel.run[run](memory.byteOffset);
    const count = words[COUNT] ?? 0;
    out.set(words.subarray(start / 4, start / 4 + count));
    const at = words[AT] ?? to;
    // The kernel stops at the end of the document, wherever the stretch was said to end.
    return { count, at: at >= Math.min(to, this.#bytes.length) ? to : at };
  }
}
