import type { Inside } from './redaction-context';
import type { Span } from './span';

/** A value that the rules may hide something of, and the context in which it stands. */
export interface Place {
  readonly span: Span;
  readonly inside: Inside;
}

/** Places in the order in which they are found; there may be a hundred thousand, so none is an object. */
export class PlaceList {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #insides: Inside[] = [];
  #isSorted = true;

  add({ start, end }: Span, inside: Inside): void {
    if (start < (this.#ends.at(-1) ?? 0)) this.#isSorted = false;
    this.#starts.push(start);
    this.#ends.push(end);
    this.#insides.push(inside);
  }

  /** In document order, without those that lie within another. */
  *outermost(): Generator<Place> {
    let covered = -1;
    for (const index of this.#order()) {
      const start = this.#starts[index] ?? 0;
      const end = this.#ends[index] ?? 0;
      const inside = this.#insides[index];
      if (start < covered || inside === undefined) continue;
      covered = end;
      yield { span: { start, end }, inside };
    }
  }

  #order(): Iterable<number> {
    if (this.#isSorted) return this.#starts.keys();
    const startAt = (index: number) => this.#starts[index] ?? 0;
    const endAt = (index: number) => this.#ends[index] ?? 0;
    return [...this.#starts.keys()].sort((a, b) => startAt(a) - startAt(b) || endAt(b) - endAt(a));
  }
}
