import type { JsonBytes } from '../bytes';
import { COLON, COMMA, closes, OPEN_ARRAY, opens, QUOTE } from '../characters';
import { afterScalar, afterString, stringAt } from '../cursor';

/** A container that is open where the walk is. */
interface Frame {
  readonly isList: boolean;
  /** Elements passed by. */
  index: number;
  /** The key of the member that the walk is in; -1 in lists and before a key. */
  keyStart: number;
  keyEnd: number;
}

export interface TokenVisitor {
  /** A key, or a value that is no container: its bytes. */
  readonly token: (start: number, end: number, isKey: boolean) => void;
}

/** Passes by every key and scalar of a document, in order and in pieces. */
export class TokenWalk {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  readonly #frames: Frame[] = [];
  #at: number;

  constructor(document: JsonBytes) {
    this.#bytes = document.bytes;
    this.#at = document.root.start;
    this.#end = document.root.end;
  }

  /** Visits what begins before `to`. */
  run(to: number, visitor: TokenVisitor): void {
    const bytes = this.#bytes;
    const until = Math.min(to, this.#end);
    let at = this.#at;
    while (at < until) {
      const byte = bytes[at] ?? 0;
      // Blanks are all that is below `!` outside of strings.
      if (byte <= 0x20 || byte === COLON) at += 1;
      else if (byte === QUOTE) at = this.#string(at, visitor);
      else if (opens(byte) || closes(byte) || byte === COMMA) {
        this.#structure(byte);
        at += 1;
      } else at = this.#visit(at, afterScalar(bytes, at), false, visitor);
    }
    this.#at = at;
  }

  /** The tokens of the pointer of the token that is being visited. */
  path(): readonly string[] {
    return this.#frames.map(({ isList, index, keyStart, keyEnd }) =>
      isList ? String(index) : stringAt(this.#bytes, { start: keyStart, end: keyEnd }),
    );
  }

  #structure(byte: number): void {
    const frame = this.#frames.at(-1);
    if (opens(byte)) this.#frames.push({ isList: byte === OPEN_ARRAY, index: 0, keyStart: -1, keyEnd: -1 });
    else if (closes(byte)) this.#frames.pop();
    else if (frame !== undefined) {
      frame.index += 1;
      frame.keyStart = -1;
    }
  }

  #string(at: number, visitor: TokenVisitor): number {
    const end = afterString(this.#bytes, at);
    const frame = this.#frames.at(-1);
    const isKey = frame !== undefined && !frame.isList && frame.keyStart < 0;
    if (isKey) {
      frame.keyStart = at;
      frame.keyEnd = end;
    }
    return this.#visit(at, end, isKey, visitor);
  }

  #visit(at: number, end: number, isKey: boolean, visitor: TokenVisitor): number {
    visitor.token(at, end, isKey);
    return end;
  }
}
