/**
 * Length of the UTF-8 character that begins at a place (RFC 3629: no overlong form, no surrogate, nothing above
 * U+10FFFF); 0 when none does, -1 when `end` cuts one that is right so far.
 */
export function characterLength(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length = first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (length === 0) return 0;
  for (let place = at + 1; place < at + length; place += 1) {
    if (place >= end) return -1;
    const byte = bytes[place] ?? 0;
    if ((byte & 0xc0) !== 0x80) return 0;
    if (place === at + 1 && !secondFits(first, byte)) return 0;
  }
  return length;
}

function secondFits(first: number, second: number): boolean {
  if (first === 0xe0) return second >= 0xa0;
  if (first === 0xed) return second < 0xa0;
  if (first === 0xf0) return second >= 0x90;
  return first !== 0xf4 || second < 0x90;
}

/** Where the first byte stands that is not UTF-8, or the first of a character that `end` cuts; -1 without one. */
export function firstInvalid(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; ) {
    if ((bytes[at] ?? 0) < 0x80) at += 1;
    else {
      const length = characterLength(bytes, at, end);
      if (length <= 0) return at;
      at += length;
    }
  }
  return -1;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of a stretch of bytes; a byte order mark stays. Throws where the text is longer than a string can be. */
export function textOf(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}
