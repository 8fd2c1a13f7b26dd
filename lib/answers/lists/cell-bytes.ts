const FIRST_ROOM = 1 << 16;
/** UTF-8 needs at most so many bytes for one UTF-16 unit. */
const WIDEST = 3;
const SHORT = 100;
const LAST_ASCII = 0x7f;

/** Texts of cells in UTF-8, side by side, each once. Known by number. */
export class CellBytes {
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(FIRST_ROOM);
  #ends = new Uint32Array(1024);
  #widths = new Uint32Array(1024);
  #length = 0;

  /** The bytes of all cells; another array after the next `add`. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.end(this.#length - 1));
  }

  start(cell: number): number {
    return cell === 0 ? 0 : (this.#ends[cell - 1] ?? 0);
  }

  end(cell: number): number {
    return this.#ends[cell] ?? 0;
  }

  /** Characters, not bytes. */
  width(cell: number): number {
    return this.#widths[cell] ?? 0;
  }

  add(text: string): number {
    const cell = this.#length;
    const start = this.start(cell);
    const needed = start + text.length * WIDEST;
    if (needed > this.#bytes.length) {
      // The room that was left is free at once: a collector may take its time.
      this.#bytes = new Uint8Array(this.#bytes.buffer.transfer(Math.max(needed, 2 * this.#bytes.length)));
    }
    const written = text.length <= SHORT ? this.#writeShort(text, start) : this.#encode(text, start);
    if (cell === this.#ends.length) {
      this.#ends = doubled(this.#ends);
      this.#widths = doubled(this.#widths);
    }
    this.#ends[cell] = start + written;
    this.#widths[cell] = written === text.length ? written : charactersOf(text);
    this.#length += 1;
    return cell;
  }

  /** Most cells are short ASCII, and handing one to the encoder takes longer than to write it here. */
  #writeShort(text: string, start: number): number {
    const bytes = this.#bytes;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code > LAST_ASCII) return this.#encode(text, start);
      bytes[start + index] = code;
    }
    return text.length;
  }

  #encode(text: string, start: number): number {
    return this.#encoder.encodeInto(text, this.#bytes.subarray(start)).written;
  }
}

function charactersOf(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

function doubled(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  return new Uint32Array(numbers.buffer.transfer(2 * numbers.byteLength));
}
