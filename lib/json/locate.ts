import type { JsonPointer } from '@/lib/core/brand';
import { child, ROOT } from '@/lib/core/json-pointer';
import { COLON, COMMA, closes, isSpace, OPEN_ARRAY, opens, QUOTE, skipSpace } from './characters';
import {
  afterContainer,
  afterScalar,
  afterString,
  Jumper,
  keyBefore,
  stringAt,
  valueAfterKey,
} from './cursor';
import type { Indexed } from './find-pointer';
import type { Span } from './span';

/** What stands at an offset: a scalar, a key, or the container whose brackets, commas, colons or blanks are there. */
export interface Location {
  readonly pointer: JsonPointer;
  /** The value at the pointer; for a key, the value of its member. */
  readonly value: Span;
  readonly inKey: boolean;
}

/** A container that is open where the scan is. */
interface Frame {
  readonly open: number;
  ordinal: number;
  /** Where the key of the member begins that the scan is in; -1 before one, and in lists. */
  key: number;
}

const REMEMBERED = 20_000;

/** Finds what stands at offsets; going on from the last one when the next is behind it. */
export class Locator {
  readonly #document: Indexed;
  readonly #pointers = new Map<number, JsonPointer>();
  /** The kept container that the scan is in, the last entry that opens before the scan, and where the scan is. */
  #entry = -1;
  #last = -1;
  #at = 0;
  #frames: Frame[] = [];

  constructor(document: Indexed) {
    this.#document = document;
  }

  /** Offsets outside the document belong to its root. */
  at(offset: number): Location {
    const { root, tape } = this.#document;
    const isOutside = offset < root.start || offset >= root.end;
    if (isOutside || tape.length === 0) return { pointer: ROOT, value: root, inKey: false };
    if (!this.#canGoOn(offset)) this.#begin(offset);
    return this.#scan(offset);
  }

  #canGoOn(offset: number): boolean {
    const { tape } = this.#document;
    if (this.#entry < 0 || offset < this.#at || offset > tape.close(this.#entry)) return false;
    return this.#last + 1 >= tape.length || tape.open(this.#last + 1) > offset;
  }

  /** Starts behind the last kept container before the offset, in the kept container around it. */
  #begin(offset: number): void {
    const { tape } = this.#document;
    const from = this.#last >= 0 && tape.open(this.#last) <= offset ? this.#last : 0;
    this.#last = tape.seek(from, offset + 1) - 1;
    let before = -1;
    let entry = this.#last;
    while (tape.close(entry) < offset) {
      before = entry;
      entry = tape.parent(entry);
    }
    this.#entry = entry;
    const open = tape.open(entry);
    const isBehind = before >= 0;
    this.#at = isBehind ? tape.close(before) + 1 : open + 1;
    this.#frames = [{ open, ordinal: isBehind ? tape.ordinal(before) : 0, key: -1 }];
  }

  #scan(offset: number): Location {
    const { bytes, tape } = this.#document;
    const close = tape.close(this.#entry);
    if (offset === close || offset === tape.open(this.#entry)) return this.#around(1);
    for (;;) {
      this.#at = skipSpace(bytes, this.#at, offset);
      const at = this.#at;
      const byte = bytes[at] ?? 0;
      const isStructure = byte === COMMA || byte === COLON || closes(byte) || isSpace(byte);
      if (at === offset && isStructure) return this.#around(this.#frames.length);
      if (at === offset && opens(byte)) return this.#value(at, afterContainer(bytes, at));
      if (isStructure || opens(byte)) this.#pass(byte);
      else {
        const end = byte === QUOTE ? afterString(bytes, at) : afterScalar(bytes, at);
        const isKey = this.#takeKey(at);
        if (offset < end) return isKey ? this.#key(end) : this.#value(at, end);
        this.#at = end;
      }
    }
  }

  /** One byte further, over a bracket, comma, colon or blank. */
  #pass(byte: number): void {
    const frame = this.#frames.at(-1);
    if (opens(byte)) this.#frames.push({ open: this.#at, ordinal: 0, key: -1 });
    else if (closes(byte)) this.#frames.pop();
    else if (byte === COMMA && frame !== undefined) {
      frame.ordinal += 1;
      frame.key = -1;
    }
    this.#at += 1;
  }

  /** Whether the token at a place is a key; it is then the one that the scan is in. */
  #takeKey(at: number): boolean {
    const frame = this.#frames.at(-1);
    if (frame === undefined || this.#document.bytes[frame.open] === OPEN_ARRAY) return false;
    if (frame.key < 0) frame.key = at;
    return frame.key === at;
  }

  #value(start: number, end: number): Location {
    return { pointer: this.#pointer(this.#frames.length), value: { start, end }, inKey: false };
  }

  #key(keyEnd: number): Location {
    const { bytes, tape, root } = this.#document;
    const start = valueAfterKey(bytes, keyEnd, root.end);
    const end = new Jumper(bytes, tape, start).after(start);
    return { pointer: this.#pointer(this.#frames.length), value: { start, end }, inKey: true };
  }

  /** The container of a frame, by how many frames there are up to it. */
  #around(depth: number): Location {
    const { bytes, tape } = this.#document;
    const start = this.#frames[depth - 1]?.open ?? tape.open(this.#entry);
    const end = depth === 1 ? tape.close(this.#entry) + 1 : afterContainer(bytes, start);
    return { pointer: this.#pointer(depth - 1), value: { start, end }, inKey: false };
  }

  /** The pointer of the kept container, and one token of each of the first frames. */
  #pointer(depth: number): JsonPointer {
    const { bytes } = this.#document;
    const tokens = this.#frames.slice(0, depth).map(({ open, ordinal, key }) => {
      if (bytes[open] === OPEN_ARRAY) return ordinal;
      return stringAt(bytes, { start: key, end: afterString(bytes, key) });
    });
    return child(this.#pointerOf(this.#entry), ...tokens);
  }

  #pointerOf(entry: number): JsonPointer {
    const { bytes, tape } = this.#document;
    const parent = tape.parent(entry);
    if (parent < 0) return ROOT;
    const known = this.#pointers.get(entry);
    if (known !== undefined) return known;
    const isItem = bytes[tape.open(parent)] === OPEN_ARRAY;
    const token = isItem ? tape.ordinal(entry) : stringAt(bytes, keyBefore(bytes, tape.open(entry)));
    const pointer = child(this.#pointerOf(parent), token);
    if (this.#pointers.size >= REMEMBERED) this.#pointers.clear();
    this.#pointers.set(entry, pointer);
    return pointer;
  }
}
