import { BACKSLASH, COMMA, closes, isSpace, opens, QUOTE, skipSpace } from './characters';
import type { Span } from './span';
import type { Tape } from './tape';
import { textOf } from './utf8';

/** These read documents that were found whole: nothing is checked again but the end of the bytes. */

/** The offset behind the string that opens at `at`. */
export function afterString(bytes: Uint8Array, at: number): number {
  for (let place = at + 1; place < bytes.length; place += 1) {
    const byte = bytes[place];
    if (byte === QUOTE) return place + 1;
    if (byte === BACKSLASH) place += 1;
  }
  return bytes.length;
}

/** The offset behind the number or word that begins at `at`. */
export function afterScalar(bytes: Uint8Array, at: number): number {
  let place = at + 1;
  while (place < bytes.length) {
    const byte = bytes[place] ?? 0;
    if (byte === COMMA || closes(byte) || isSpace(byte)) break;
    place += 1;
  }
  return place;
}

/** The offset behind the container that opens at `at`, read byte by byte. */
export function afterContainer(bytes: Uint8Array, at: number): number {
  let depth = 0;
  let place = at;
  while (place < bytes.length) {
    const byte = bytes[place] ?? 0;
    if (byte === QUOTE) place = afterString(bytes, place);
    else {
      place += 1;
      if (opens(byte)) depth += 1;
      else if (closes(byte)) depth -= 1;
      if (depth === 0) break;
    }
  }
  return place;
}

/** From behind a key to its value. */
export function valueAfterKey(bytes: Uint8Array, at: number, end: number): number {
  return skipSpace(bytes, skipSpace(bytes, at, end) + 1, end);
}

/** From behind a value to the next value or key, or to the closing bracket. */
export function nextAfterValue(bytes: Uint8Array, at: number, end: number): number {
  const place = skipSpace(bytes, at, end);
  return bytes[place] === COMMA ? skipSpace(bytes, place + 1, end) : place;
}

/** Finds the ends of values, from left to right, and jumps over those that the skip index knows. */
export class Jumper {
  readonly #bytes: Uint8Array;
  readonly #tape: Tape;
  /** The first entry that opens at or behind the place that was reached. */
  #next: number;

  constructor(bytes: Uint8Array, tape: Tape, from: number) {
    this.#bytes = bytes;
    this.#tape = tape;
    this.#next = tape.seek(0, from);
  }

  /** The offset behind the value that begins at `at`; never asked for a smaller `at` than before. */
  after(at: number): number {
    const byte = this.#bytes[at] ?? 0;
    if (byte === QUOTE) return afterString(this.#bytes, at);
    if (!opens(byte)) return afterScalar(this.#bytes, at);
    const entry = this.#tape.seek(this.#next, at);
    this.#next = entry;
    if (this.#tape.open(entry) !== at) return afterContainer(this.#bytes, at);
    const close = this.#tape.close(entry);
    this.#next = this.#tape.seek(entry + 1, close);
    return close + 1;
  }
}

/** Whether the text between two places is written with escapes. */
export function hasEscape(bytes: Uint8Array, start: number, end: number): boolean {
  for (let place = start; place < end; place += 1) if (bytes[place] === BACKSLASH) return true;
  return false;
}

/** What a string says: its span with quotes, escapes read. Of what was overwritten and is no string any more, the text. */
export function stringAt(bytes: Uint8Array, { start, end }: Span): string {
  const text = textOf(bytes, start + 1, end - 1);
  if (!text.includes('\\')) return text;
  try {
    // The border where text becomes a value: JSON.parse makes a string from a string.
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}

/** The key of the member whose value begins at `at`: the string before the colon before it. */
export function keyBefore(bytes: Uint8Array, at: number): Span {
  let place = at - 1;
  while (isSpace(bytes[place] ?? 0)) place -= 1;
  place -= 1;
  while (isSpace(bytes[place] ?? 0)) place -= 1;
  const end = place + 1;
  do place -= 1;
  while (place > 0 && !(bytes[place] === QUOTE && isBare(bytes, place)));
  return { start: place, end };
}

/** A quote is bare behind an even number of backslashes. */
export function isBare(bytes: Uint8Array, at: number): boolean {
  let place = at - 1;
  while (bytes[place] === BACKSLASH) place -= 1;
  return (at - 1 - place) % 2 === 0;
}
