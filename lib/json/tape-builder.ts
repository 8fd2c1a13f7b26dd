import { CHECKPOINT, ENTRY_WORDS, KEPT_LENGTH, NO_ENTRY } from './tape';

/** Writes a skip index while a document is read from its beginning to its end (what is kept: `Tape`). */
export class TapeBuilder {
  #words = new Uint32Array(ENTRY_WORDS * 1024);
  #length = 0;

  /** The index so far, in an array of its own. */
  get words(): Uint32Array {
    return this.#words.slice(0, this.#length * ENTRY_WORDS);
  }

  /** The new entry. */
  open(offset: number, parent: number, ordinal: number): number {
    const entry = this.#length;
    const at = entry * ENTRY_WORDS;
    if (at === this.#words.length) this.#grow();
    this.#words[at] = offset;
    this.#words[at + 2] = parent < 0 ? NO_ENTRY : parent;
    this.#words[at + 3] = ordinal;
    this.#length = entry + 1;
    return entry;
  }

  close(entry: number, offset: number): void {
    const at = entry * ENTRY_WORDS;
    const open = this.#words[at] ?? 0;
    const isShort = offset + 1 - open < KEPT_LENGTH;
    if (entry > 0 && isShort && open - (this.#words[at - ENTRY_WORDS] ?? 0) < CHECKPOINT)
      this.#length = entry;
    else this.#words[at + 1] = offset;
  }

  #grow(): void {
    const words = new Uint32Array(this.#words.length * 2);
    words.set(this.#words);
    this.#words = words;
  }
}
