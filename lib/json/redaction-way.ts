import type { JsonBytes } from './bytes';
import { COLON, COMMA, closes, isSpace, OPEN_ARRAY, opens, QUOTE, skipSpace } from './characters';
import { afterContainer, afterScalar, afterString } from './cursor';
import type { Span } from './span';
import type { Tape } from './tape';

/** A container around the place that the way has reached. */
interface Frame {
  readonly open: number;
  readonly isList: boolean;
  /** Where the key begins of the member that the way is in; -1 in lists. */
  key: number;
}

/**
 * The way to places of a document, one behind the other: the containers around each. It begins at the last container
 * of the index before the place, or goes on from the place before, so that no byte is read twice.
 */
export class Way {
  readonly #bytes: Uint8Array;
  readonly #tape: Tape;
  #at = 0;
  /** The last entry of the index that opens before the way. */
  #last = -1;
  #entry = -1;
  #frames: Frame[] = [];

  constructor({ bytes, tape }: JsonBytes) {
    this.#bytes = bytes;
    this.#tape = tape;
  }

  /** The innermost container of the index around the place. */
  get entry(): number {
    return this.#entry;
  }

  /** From that container inwards; never empty behind `to`. */
  get frames(): readonly Frame[] {
    return this.#frames;
  }

  /** The innermost of them. To ask `at(-1)` takes long where no compiler has been over it. */
  get inner(): Frame | undefined {
    return this.#frames[this.#frames.length - 1];
  }

  /** Goes to the string that begins at an offset: not before the one of the last call, and within a container. */
  to(offset: number): void {
    const canGoOn =
      this.#entry >= 0 &&
      offset <= this.#tape.close(this.#entry) &&
      (this.#last + 1 >= this.#tape.length || this.#tape.open(this.#last + 1) > offset);
    if (!canGoOn) this.#begin(offset);
    while (this.#at < offset) this.#pass(offset);
    this.#takeKey();
  }

  /** The innermost container around the place, with its brackets. */
  innermost(): Span {
    const start = this.inner?.open ?? 0;
    const isKept = this.#frames.length === 1;
    return { start, end: isKept ? this.#tape.close(this.#entry) + 1 : afterContainer(this.#bytes, start) };
  }

  #begin(offset: number): void {
    const tape = this.#tape;
    this.#last = tape.seek(Math.max(this.#last, 0), offset + 1) - 1;
    let before = -1;
    let entry = this.#last;
    while (tape.close(entry) < offset) {
      before = entry;
      entry = tape.parent(entry);
    }
    this.#entry = entry;
    this.#at = before < 0 ? tape.open(entry) + 1 : tape.close(before) + 1;
    this.#frames = [this.#frameAt(tape.open(entry))];
  }

  #frameAt(open: number): Frame {
    return { open, isList: this.#bytes[open] === OPEN_ARRAY, key: -1 };
  }

  /** Over one byte of structure, or one scalar, and the white space behind. */
  #pass(offset: number): void {
    const at = this.#at;
    const byte = this.#bytes[at] ?? 0;
    let end = at + 1;
    if (byte === QUOTE) {
      this.#takeKey();
      end = afterString(this.#bytes, at);
    } else if (byte === COMMA) {
      const frame = this.inner;
      if (frame !== undefined) frame.key = -1;
    } else if (opens(byte)) this.#frames.push(this.#frameAt(at));
    else if (closes(byte)) this.#frames.pop();
    else if (byte !== COLON && !isSpace(byte)) end = afterScalar(this.#bytes, at);
    this.#at = end < offset ? skipSpace(this.#bytes, end, offset) : end;
  }

  #takeKey(): void {
    const frame = this.inner;
    if (frame !== undefined && !frame.isList && frame.key < 0) frame.key = this.#at;
  }
}
