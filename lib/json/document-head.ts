import { textOf } from './utf8';

const STATUS_LINE = /^\s*\d{3}[ \t]*\r?\n\s*(?=[{[])/;
const STATUS_LENGTH = 100;

/** A document may begin with the byte order mark of UTF-8. */
const hasMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

/** The first characters (UTF-16 units) from a place on. */
export function headText(bytes: Uint8Array, start: number, length: number): string {
  return textOf(bytes, start, Math.min(bytes.length, start + 4 * length)).slice(0, length);
}

/**
 * Where the document begins: behind a byte order mark, and behind the HTTP status that must-gather writes on a line
 * of its own.
 */
export function withoutHead(bytes: Uint8Array): number {
  const start = hasMark(bytes) ? 3 : 0;
  const match = STATUS_LINE.exec(headText(bytes, start, STATUS_LENGTH));
  return match === null ? start : start + new TextEncoder().encode(match[0]).length;
}
