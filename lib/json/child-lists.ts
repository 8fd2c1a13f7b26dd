import type { Tape } from './tape';

/** More than this many lists are not remembered. */
const REMEMBERED = 256;

/** The entries right below an entry: worked out once where somebody asks for the elements of a long list by number. */
export class ChildLists {
  readonly #tape: Tape;
  readonly #known = new Map<number, Uint32Array>();

  constructor(tape: Tape) {
    this.#tape = tape;
  }

  /** The last child whose ordinal is not above a number; -1 without one. */
  lastUpTo(entry: number, ordinal: number): number {
    const children = this.#of(entry);
    let low = 0;
    let high = children.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#tape.ordinal(children[middle] ?? 0) <= ordinal) low = middle + 1;
      else high = middle;
    }
    return children[low - 1] ?? -1;
  }

  #of(entry: number): Uint32Array {
    const known = this.#known.get(entry);
    if (known !== undefined) return known;
    const children: number[] = [];
    const close = this.#tape.close(entry);
    let child = entry + 1;
    while (child < this.#tape.length && this.#tape.open(child) < close) {
      children.push(child);
      child = this.#tape.seek(child + 1, this.#tape.close(child));
    }
    const list = Uint32Array.from(children);
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(entry, list);
    return list;
  }
}
