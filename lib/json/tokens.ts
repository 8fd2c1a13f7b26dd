import { BACKSLASH, QUOTE } from './characters';
import { characterLength } from './utf8';

/** The end of the bytes comes before the end of the token; nothing is wrong up to there. */
export const CUT = -1;
export const WRONG = -2;

const ESCAPES: ReadonlySet<number> = new Set([...'"\\/bfnrt'].map((one) => one.charCodeAt(0)));
const LOWER_U = 0x75;

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const isHex = (byte: number): boolean => isDigit(byte) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);

/** The end of an escape that begins with the backslash at `at`. */
function escapeEnd(bytes: Uint8Array, at: number, end: number): number {
  if (at + 1 >= end) return CUT;
  const kind = bytes[at + 1] ?? 0;
  if (kind !== LOWER_U) return ESCAPES.has(kind) ? at + 2 : WRONG;
  for (let place = at + 2; place < at + 6; place += 1) {
    if (place >= end) return CUT;
    if (!isHex(bytes[place] ?? 0)) return WRONG;
  }
  return at + 6;
}

/** RFC 8259 §7. The offset behind the closing quote of the string that opens at `at`, or `CUT`, or `WRONG`. */
export function stringEnd(bytes: Uint8Array, at: number, end: number): number {
  let place = at + 1;
  while (place < end) {
    const byte = bytes[place] ?? 0;
    if (byte === QUOTE) return place + 1;
    if (byte === BACKSLASH) {
      place = escapeEnd(bytes, place, end);
      if (place < 0) return place;
    } else if (byte >= 0x80) {
      const length = characterLength(bytes, place, end);
      if (length <= 0) return length === 0 ? WRONG : CUT;
      place += length;
    } else if (byte < 0x20) return WRONG;
    else place += 1;
  }
  return CUT;
}

function digitsEnd(bytes: Uint8Array, at: number, end: number): number {
  let place = at;
  while (place < end && isDigit(bytes[place] ?? 0)) place += 1;
  return place;
}

/** One digit or more; `CUT` where the bytes end before the first. */
function someDigits(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end) return CUT;
  const place = digitsEnd(bytes, at, end);
  return place > at ? place : WRONG;
}

/** RFC 8259 §6. A number that reaches `end` is whole there. */
function numberEnd(bytes: Uint8Array, at: number, end: number): number {
  let place = bytes[at] === 0x2d ? at + 1 : at;
  place = bytes[place] === 0x30 && place < end ? place + 1 : someDigits(bytes, place, end);
  if (place >= 0 && place < end && bytes[place] === 0x2e) place = someDigits(bytes, place + 1, end);
  if (place < 0 || place >= end || ((bytes[place] ?? 0) | 0x20) !== 0x65) return place;
  const sign = place + 1 < end ? bytes[place + 1] : 0;
  return someDigits(bytes, sign === 0x2b || sign === 0x2d ? place + 2 : place + 1, end);
}

const WORDS = ['true', 'false', 'null'].map((word) => new TextEncoder().encode(word));

/** The offset behind the number or word that begins at `at`, or `CUT`, or `WRONG`. */
export function scalarEnd(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at];
  const word = WORDS.find((each) => each[0] === first);
  if (word === undefined) return numberEnd(bytes, at, end);
  for (let index = 1; index < word.length; index += 1) {
    if (at + index >= end) return CUT;
    if (bytes[at + index] !== word[index]) return WRONG;
  }
  return at + word.length;
}
