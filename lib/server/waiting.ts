/** Who waits for one fetch: it is stopped when the last of them leaves, never because one does. */
export class Waiting {
  readonly #here = new Set<string>();
  readonly #left = new Set<string>();

  /** Somebody asks how far it is. Whoever has left stays gone, unless they asked for it anew. */
  join(viewer: string, anew: boolean): void {
    if (anew) this.#left.delete(viewer);
    if (!this.#left.has(viewer)) this.#here.add(viewer);
  }

  /** True when nobody waits any more. */
  leave(viewer: string): boolean {
    this.#here.delete(viewer);
    this.#left.add(viewer);
    return this.#here.size === 0;
  }

  hasLeft(viewer: string): boolean {
    return this.#left.has(viewer);
  }
}
