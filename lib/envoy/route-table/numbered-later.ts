import type { Interner } from './interner';
import type { Records } from './records';

/** Strings that are numbered together. */
const ROOM = 4096;

/** Strings of records whose numbers are looked up together: one by one that takes several times as long. */
export class NumberedLater {
  readonly #texts: Interner;
  readonly #records: Records;
  readonly #place: number;
  /** What is written for the first text: 1 where 0 stands for none. */
  readonly #first: 0 | 1;
  readonly #insides = new Uint32Array(2 * ROOM);
  readonly #owners = new Uint32Array(ROOM);
  #count = 0;

  constructor(texts: Interner, records: Records, place: number, first: 0 | 1) {
    this.#texts = texts;
    this.#records = records;
    this.#place = place;
    this.#first = first;
  }

  /** Writes the number of a string of the document into a record, soon. */
  add(record: number, start: number, end: number): void {
    if (this.#count === ROOM) this.flush();
    const at = this.#count;
    this.#insides[2 * at] = start + 1;
    this.#insides[2 * at + 1] = end - 1;
    this.#owners[at] = record;
    this.#count += 1;
  }

  /** Writes what is not written yet. */
  flush(): void {
    const count = this.#count;
    const numbers = this.#texts.ofStrings(this.#insides.subarray(0, 2 * count));
    for (let at = 0; at < count; at += 1)
      this.#records.set(this.#owners[at] ?? 0, this.#place, (numbers[at] ?? 0) - 1 + this.#first);
    this.#count = 0;
  }
}
