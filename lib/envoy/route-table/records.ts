const FIRST_ROOM = 256;

/** A growing table of 32-bit numbers, so many in each record. */
export class Records {
  readonly stride: number;
  #words: Uint32Array<ArrayBuffer>;
  #length = 0;

  constructor(stride: number) {
    this.stride = stride;
    this.#words = new Uint32Array(FIRST_ROOM * stride);
  }

  get length(): number {
    return this.#length;
  }

  /** A number of a record; 0 behind the last one. */
  get(record: number, place: number): number {
    return this.#words[record * this.stride + place] ?? 0;
  }

  set(record: number, place: number, value: number): void {
    this.#words[record * this.stride + place] = value;
  }

  /** The room that was left is free at once: a collector may take its time. */
  #resize(words: number): void {
    this.#words = new Uint32Array(this.#words.buffer.transfer(words * Uint32Array.BYTES_PER_ELEMENT));
  }

  /** Adds a record of zeros; its number. */
  add(): number {
    const record = this.#length;
    this.#length += 1;
    if (this.#length * this.stride > this.#words.length) this.#resize(this.#words.length * 2);
    return record;
  }

  /**
   * The insides of strings, which records tell with their quotes at two places: pairs of start and end, zeros where the
   * end is 0. One loop over the table itself: it is long done before a compiler would have joined calls into it.
   */
  insides(startPlace: number, endPlace: number): Uint32Array {
    const words = this.#words;
    const { stride } = this;
    const last = this.#length * stride;
    const insides = new Uint32Array(2 * this.#length);
    for (let at = 0, pair = 0; at < last; at += stride, pair += 2) {
      const end = words[at + endPlace] ?? 0;
      if (end === 0) continue;
      insides[pair] = (words[at + startPlace] ?? 0) + 1;
      insides[pair + 1] = end - 1;
    }
    return insides;
  }

  /** Forgets the records from a number on. */
  cut(length: number): void {
    this.#words.fill(0, length * this.stride, this.#length * this.stride);
    this.#length = length;
  }

  /** Gives back the room that was not used. */
  trim(): void {
    this.#resize(this.#length * this.stride);
  }

  /** The first record whose number at a place, by which records are sorted, is not below a value; `length` without one. */
  firstFrom(place: number, value: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.get(middle, place) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
