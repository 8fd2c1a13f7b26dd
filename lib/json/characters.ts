export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;
export const OPEN_ARRAY = 0x5b;

/** RFC 8259 §2: the only white space of JSON. */
export const isSpace = (byte: number): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** `{` or `[`. */
export const opens = (byte: number): boolean => (byte | 0x20) === OPEN_OBJECT;

/** `}` or `]`. */
export const closes = (byte: number): boolean => (byte | 0x20) === CLOSE_OBJECT;

/** The first byte at or after a place that is no white space; `end` without one. */
export function skipSpace(bytes: Uint8Array, at: number, end: number): number {
  let place = at;
  while (place < end) {
    const byte = bytes[place];
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) break;
    place += 1;
  }
  return place;
}
