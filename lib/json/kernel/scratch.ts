import type { Arena } from '../arena';

/** Memory of the arena that one call of the kernel after the other may use: nothing in it outlives a call. */
export class Scratch {
  readonly #arena: Arena;
  #bytes: Uint8Array;

  constructor(arena: Arena) {
    this.#arena = arena;
    this.#bytes = arena.allocate(0);
  }

  /** At least so many bytes; what was in them is lost. */
  take(length: number): Uint8Array {
    if (this.#bytes.length < length) {
      this.#arena.release(this.#bytes);
      this.#bytes = this.#arena.allocate(length);
    }
    return this.#bytes;
  }
}

/** The next address for words and vectors. */
export const aligned = (length: number): number => (length + 15) & ~15;
