/** The part of a stretch of bytes that can be read four at a time. */
export interface ByteWords {
  readonly words: Uint32Array;
  /** Where the first of them stands, and what follows the last. */
  readonly start: number;
  readonly end: number;
}

/** The bytes in [from, to) as words, but for up to three at each end. */
export function wordsBetween(bytes: Uint8Array, from: number, to: number): ByteWords {
  const start = from + ((4 - ((bytes.byteOffset + from) % 4)) % 4);
  const length = (to - start) >> 2;
  if (length <= 0) return { words: new Uint32Array(0), start: to, end: to };
  return {
    words: new Uint32Array(bytes.buffer, bytes.byteOffset + start, length),
    start,
    end: start + length * 4,
  };
}
