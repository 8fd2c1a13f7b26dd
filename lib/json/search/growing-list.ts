const FIRST = 1024;

/** Numbers of 32 bits in the order in which they were added: four bytes for each hit of millions. */
export class GrowingList {
  #words = new Uint32Array(FIRST);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** 0 behind the end. */
  at(index: number): number {
    return index < this.#length ? (this.#words[index] ?? 0) : 0;
  }

  push(value: number): void {
    this.#reserve(1);
    this.#words[this.#length] = value;
    this.#length += 1;
  }

  pushAll(values: Uint32Array): void {
    this.#reserve(values.length);
    this.#words.set(values, this.#length);
    this.#length += values.length;
  }

  clear(): void {
    this.#length = 0;
  }

  sort(): void {
    this.#words.subarray(0, this.#length).sort();
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#words.length) return;
    const words = new Uint32Array(Math.max(this.#length + more, this.#words.length * 2));
    words.set(this.#words);
    this.#words = words;
  }
}
