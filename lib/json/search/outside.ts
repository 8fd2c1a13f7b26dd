import type { JsonBytes } from '../bytes';
import { QUOTE } from '../characters';
import { afterString } from '../cursor';

/** How far back a line break is looked for; a raw one is never in a string (RFC 8259 §7). */
const LINE = 256;
const NEWLINE = 0x0a;

/** Tells what is in a string from what is not, for places in ascending order. */
export class Outside {
  readonly #document: JsonBytes;
  /** A place that is known to be in no string. */
  #known: number;

  constructor(document: JsonBytes) {
    this.#document = document;
    this.#known = document.root.start;
  }

  /** A place behind a token: what stands there is in no string. */
  passed(at: number): void {
    if (at > this.#known) this.#known = at;
  }

  isInString(at: number): boolean {
    const { bytes } = this.#document;
    let place = this.#nearest(at);
    while (place < at) {
      if (bytes[place] !== QUOTE) place += 1;
      else {
        const end = afterString(bytes, place);
        this.#known = place;
        if (end > at) return true;
        place = end;
      }
    }
    this.#known = at;
    // An opening quote is outside of what it opens.
    return false;
  }

  #nearest(at: number): number {
    if (at - this.#known < LINE) return this.#known;
    const { bytes, tape } = this.#document;
    for (let place = at - 1; place > at - LINE; place -= 1) if (bytes[place] === NEWLINE) return place;
    const entry = tape.seek(0, at) - 1;
    return entry < 0 ? this.#known : Math.max(this.#known, tape.open(entry));
  }
}
