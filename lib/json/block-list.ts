interface Block {
  readonly start: number;
  readonly size: number;
}

/** Blocks begin here: the vectors of the kernel and every typed array are then aligned. */
const ALIGN = 64;

const aligned = (size: number): number => Math.ceil(size / ALIGN) * ALIGN;

/** Who owns which part of one stretch of memory. First fit; neighbours that are free become one. */
export class BlockList {
  readonly #used = new Map<number, number>();
  #free: Block[] = [];
  #top: number;

  /** @param base first byte that may be given away; a multiple of 64 */
  constructor(base: number) {
    this.#top = base;
  }

  /** The first byte behind everything that was ever given away. */
  get top(): number {
    return this.#top;
  }

  /** The start of a block of at least `size` bytes. */
  take(size: number): number {
    const wanted = aligned(Math.max(size, 1));
    const at = this.#free.findIndex((block) => block.size >= wanted);
    const found = this.#free[at];
    if (found === undefined) {
      const start = this.#top;
      this.#top += wanted;
      this.#used.set(start, wanted);
      return start;
    }
    const rest = { start: found.start + wanted, size: found.size - wanted };
    this.#free.splice(at, 1, ...(rest.size > 0 ? [rest] : []));
    this.#used.set(found.start, wanted);
    return found.start;
  }

  /** Makes a block larger or smaller where it is; false when something stands behind it. */
  resize(start: number, size: number): boolean {
    const now = this.#used.get(start);
    const wanted = aligned(Math.max(size, 1));
    if (now === undefined) return false;
    if (wanted < now) {
      this.#used.set(start, wanted);
      this.#addFree({ start: start + wanted, size: now - wanted });
      return true;
    }
    if (wanted > now && start + now !== this.#top) return false;
    this.#used.set(start, wanted);
    this.#top += wanted - now;
    return true;
  }

  /** Gives a block back; its size, 0 when there is none. */
  give(start: number): number {
    const size = this.#used.get(start);
    if (size === undefined) return 0;
    this.#used.delete(start);
    this.#addFree({ start, size });
    return size;
  }

  #addFree(block: Block): void {
    const blocks = [...this.#free, block].sort((a, b) => a.start - b.start);
    const joined: Block[] = [];
    for (const each of blocks) {
      const last = joined.at(-1);
      if (last === undefined || last.start + last.size !== each.start) joined.push(each);
      else joined[joined.length - 1] = { start: last.start, size: last.size + each.size };
    }
    const last = joined.at(-1);
    if (last !== undefined && last.start + last.size === this.#top) {
      this.#top = last.start;
      joined.pop();
    }
    this.#free = joined;
  }
}
