/** Words of one entry: open, close, parent, ordinal. */
export const ENTRY_WORDS = 4;

/** Containers shorter than this are left out … */
export const KEPT_LENGTH = 256;
/** … unless this many bytes passed since the entry before them opened: so a walk past siblings stays short. */
export const CHECKPOINT = 1024;

/** No entry: the parent of the root. */
export const NO_ENTRY = 0xffff_ffff;

/**
 * The skip index of a document: its longer objects and lists, in the order in which they open.
 *
 * An entry is where the bracket opens, where it closes (both offsets of the bracket itself), the entry of the nearest
 * container around it, and how many commas stand before it in that container: for a list, its index. The root is
 * always kept when it is a container; when one is left out, so is all within it.
 */
export class Tape {
  readonly words: Uint32Array;
  readonly length: number;

  constructor(words: Uint32Array) {
    this.words = words;
    this.length = Math.floor(words.length / ENTRY_WORDS);
  }

  open(entry: number): number {
    return this.words[entry * ENTRY_WORDS] ?? NO_ENTRY;
  }

  close(entry: number): number {
    return this.words[entry * ENTRY_WORDS + 1] ?? NO_ENTRY;
  }

  /** -1 for the root. */
  parent(entry: number): number {
    const parent = this.words[entry * ENTRY_WORDS + 2] ?? NO_ENTRY;
    return parent === NO_ENTRY ? -1 : parent;
  }

  ordinal(entry: number): number {
    return this.words[entry * ENTRY_WORDS + 3] ?? 0;
  }

  /** The first entry at or after `from` that opens at or after an offset; `length` without one. Near ones are found fastest. */
  seek(from: number, offset: number): number {
    let low = from;
    let step = 1;
    while (low + step <= this.length && this.open(low + step - 1) < offset) {
      low += step;
      step *= 2;
    }
    let high = Math.min(this.length, low + step);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.open(middle) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The entry that opens exactly here, -1 without one. */
  at(offset: number): number {
    const entry = this.seek(0, offset);
    return entry < this.length && this.open(entry) === offset ? entry : -1;
  }
}
