import type { Arena } from '@/lib/json/arena';
import { wordsIn } from '@/lib/json/kernel/kernel';
import { CELL_WORDS } from '@/lib/json/line-table';

const FIRST_BYTES = 1 << 16;
const FIRST_CELLS = 1024;
const WORD = Uint32Array.BYTES_PER_ELEMENT;
/** UTF-8 needs at most so many bytes for one UTF-16 unit. */
const WIDEST = 3;
const SHORT = 100;
const LAST_ASCII = 0x7f;

/** Texts of cells in UTF-8, side by side in an arena, each known by number. */
export class CellBytes {
  readonly #arena: Arena;
  readonly #encoder = new TextEncoder();
  #text: Uint8Array;
  #room: Uint8Array;
  /** As `LineTable.cells`. */
  #words: Uint32Array;
  #end = 0;
  #count = 0;

  constructor(arena: Arena) {
    this.#arena = arena;
    this.#text = arena.allocate(FIRST_BYTES);
    this.#room = arena.allocate(FIRST_CELLS * CELL_WORDS * WORD);
    this.#words = wordsIn(this.#room);
  }

  /** The bytes of all cells; another array after the next `add`. */
  get text(): Uint8Array {
    return this.#text;
  }

  /** Where each cell stands, as in a `LineTable`; another array after the next `add`. */
  get cells(): Uint32Array {
    return this.#words;
  }

  /** Bytes of a cell. */
  bytes(cell: number): number {
    return this.#words[cell * CELL_WORDS + 1] ?? 0;
  }

  /** Characters of it. */
  width(cell: number): number {
    return this.#words[cell * CELL_WORDS + 2] ?? 0;
  }

  add(text: string): number {
    const cell = this.#count;
    const start = this.#end;
    this.#makeRoom(text.length * WIDEST);
    const written = text.length <= SHORT ? this.#writeShort(text, start) : this.#encode(text, start);
    const at = cell * CELL_WORDS;
    this.#words[at] = start;
    this.#words[at + 1] = written;
    this.#words[at + 2] = written === text.length ? written : charactersOf(text);
    this.#end += written;
    this.#count += 1;
    return cell;
  }

  /** Gives the memory back. */
  close(): void {
    this.#arena.release(this.#text);
    this.#arena.release(this.#room);
  }

  #makeRoom(bytes: number): void {
    const needed = this.#end + bytes;
    if (needed > this.#text.length)
      this.#text = this.#arena.resize(this.#text, Math.max(needed, 2 * this.#text.length));
    if ((this.#count + 1) * CELL_WORDS <= this.#words.length) return;
    this.#room = this.#arena.resize(this.#room, 2 * this.#room.length);
    this.#words = wordsIn(this.#room);
  }

  /** Most cells are short ASCII, and handing one to the encoder takes longer than to write it here. */
  #writeShort(text: string, start: number): number {
    const bytes = this.#text;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code > LAST_ASCII) return this.#encode(text, start);
      bytes[start + index] = code;
    }
    return text.length;
  }

  #encode(text: string, start: number): number {
    return this.#encoder.encodeInto(text, this.#text.subarray(start)).written;
  }
}

function charactersOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
