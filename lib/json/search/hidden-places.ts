import type { JsonBytes } from '../bytes';
import { HAS_NON_ASCII, HAS_SLASH_ESCAPE, HAS_UNICODE_ESCAPE, type Scans, scansOf } from '../scans';
import { collectPlaces } from './byte-find';
import { wordsBetween } from './byte-words';
import { GrowingList } from './growing-list';
import type { Hidden } from './needle';
import { HAS_FOLDING, KELVIN, LONG_S, specialsAt } from './specials';

const encoder = new TextEncoder();
const CODE = encoder.encode('\\u');
const SLASH = encoder.encode('\\/');
const HIGH = 0x8080_8080;

/** Where strings may hide a text from a search for its plain spelling: such strings have to be decoded. */
export class HiddenPlaces {
  readonly #document: JsonBytes;
  readonly #scans: Scans;
  readonly #hidden: Hidden;
  readonly #places = new GrowingList();

  constructor(document: JsonBytes, hidden: Hidden) {
    this.#document = document;
    this.#scans = scansOf(document);
    this.#hidden = hidden;
  }

  /** Places in a part of one block, ascending; valid until the next call. All of them are in strings. */
  between(from: number, to: number): GrowingList {
    const places = this.#places;
    places.clear();
    const flags = specialsAt(this.#document, from);
    const { slash, beyondAscii } = this.#hidden;
    const find = (needle: Uint8Array) => collectPlaces(this.#scans, from, to, needle, false, places);
    if ((flags & HAS_UNICODE_ESCAPE) !== 0) find(CODE);
    if (slash && (flags & HAS_SLASH_ESCAPE) !== 0) find(SLASH);
    if ((flags & HAS_FOLDING) !== 0 && beyondAscii === 'folding') {
      find(LONG_S);
      find(KELVIN);
    }
    if ((flags & HAS_NON_ASCII) !== 0 && beyondAscii === 'any') this.#beyondAscii(from, to);
    places.sort();
    return places;
  }

  /** The first byte of each character; those that follow are below 0xc0. */
  #beyondAscii(from: number, to: number): void {
    const { bytes } = this.#document;
    const { words, start, end } = wordsBetween(bytes, from, to);
    this.#firstBytes(from, start);
    for (let index = 0; index < words.length; index += 1) {
      const at = start + index * 4;
      if (((words[index] ?? 0) & HIGH) !== 0) this.#firstBytes(at, at + 4);
    }
    this.#firstBytes(end, to);
  }

  #firstBytes(from: number, to: number): void {
    const { bytes } = this.#document;
    for (let at = from; at < to; at += 1) if ((bytes[at] ?? 0) >= 0xc0) this.#places.push(at);
  }
}
