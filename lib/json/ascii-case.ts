/** 0x20 for an ASCII letter: the bit that makes it small. */
export function caseBit(byte: number): number {
  const small = byte | 0x20;
  return small >= 0x61 && small <= 0x7a ? 0x20 : 0;
}

/** A text of bytes with its ASCII letters made small, and for each byte the bit that did it: 0 for no letter. */
export interface FoldedText {
  readonly small: Uint8Array;
  readonly bits: Uint8Array;
}

export function foldedText(bytes: Uint8Array, fold: boolean): FoldedText {
  const bits = bytes.map((byte) => (fold ? caseBit(byte) : 0));
  return { small: bytes.map((byte, index) => byte | (bits[index] ?? 0)), bits };
}

/** Whether a folded text stands at a place. */
export function standsAt(bytes: Uint8Array, at: number, { small, bits }: FoldedText): boolean {
  if (at + small.length > bytes.length) return false;
  for (let index = 0; index < small.length; index += 1)
    if (((bytes[at + index] ?? 0) | (bits[index] ?? 0)) !== small[index]) return false;
  return true;
}
