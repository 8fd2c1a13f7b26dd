/** Blocks of 64 bytes as bits: bit n of a mask speaks of byte n of the block. */

export const BLOCK: u32 = 64;

/** The bytes up to 0x7f, in memory. */
const BYTES = memory.data<u8>([
  0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f,
  0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f,
  0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27, 0x28, 0x29, 0x2a, 0x2b, 0x2c, 0x2d, 0x2e, 0x2f,
  0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3a, 0x3b, 0x3c, 0x3d, 0x3e, 0x3f,
  0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49, 0x4a, 0x4b, 0x4c, 0x4d, 0x4e, 0x4f,
  0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57, 0x58, 0x59, 0x5a, 0x5b, 0x5c, 0x5d, 0x5e, 0x5f,
  0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f,
  0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a, 0x7b, 0x7c, 0x7d, 0x7e, 0x7f
]);

/**
 * 16 times one byte, which is below 0x80. From memory: of a constant vector V8 makes a new one at each use, which
 * takes longer (measured: all masks of a block together by a fifth).
 */
@inline
export function all(byte: u8): v128 {
  return v128.load_splat<u8>(<u32>BYTES + byte);
}

/** The highest bit of each byte. */
@inline
export function bits(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = <u32>i8x16.bitmask(a) | (<u32>i8x16.bitmask(b) << 16);
  const high = <u32>i8x16.bitmask(c) | (<u32>i8x16.bitmask(d) << 16);
  return <u64>low | (<u64>high << 32);
}

/** Bytes that are one character. */
@inline
export function equal(a: v128, b: v128, c: v128, d: v128, character: u8): u64 {
  const wanted = all(character);
  return bits(i8x16.eq(a, wanted), i8x16.eq(b, wanted), i8x16.eq(c, wanted), i8x16.eq(d, wanted));
}

/** Bytes that are one character when bit 5 is set: `{` and `[`, or `}` and `]`. */
@inline
export function bracket(a: v128, b: v128, c: v128, d: v128, character: u8): u64 {
  const fold = all(0x20);
  return equal(v128.or(a, fold), v128.or(b, fold), v128.or(c, fold), v128.or(d, fold), character);
}

/** What is set in one of them. */
@inline
export function either(a: v128, b: v128, c: v128, d: v128): v128 {
  return v128.or(v128.or(a, b), v128.or(c, d));
}

@inline
function backslashes(a: v128, b: v128, c: v128, d: v128): v128 {
  const wanted = all(0x5c);
  return either(i8x16.eq(a, wanted), i8x16.eq(b, wanted), i8x16.eq(c, wanted), i8x16.eq(d, wanted));
}

/** Whether one of the bytes is a backslash. */
@inline
export function anyBackslash(a: v128, b: v128, c: v128, d: v128): bool {
  return v128.any_true(backslashes(a, b, c, d));
}

/** Whether one of the bytes is a backslash, or above ASCII. */
@inline
export function anySpecial(a: v128, b: v128, c: v128, d: v128): bool {
  return i8x16.bitmask(v128.or(backslashes(a, b, c, d), either(a, b, c, d))) != 0;
}

/** Bits below a bit; its number is below 64. */
@inline
export function below(bit: u32): u64 {
  return ((<u64>1) << bit) - 1;
}

/** Bits of the bytes before the end, for a block that begins `left` bytes before it. */
@inline
export function upTo(left: u32): u64 {
  return left >= BLOCK ? ~(<u64>0) : below(left);
}

/** Bytes behind a backslash that is not itself behind one. `carry` is 1 when the byte before the block is one. */
@inline
export function escapedBy(backslashes: u64, carry: u64): u64 {
  let escaped = carry;
  let rest = backslashes & ~carry;
  while (rest != 0) {
    const behind = (rest & (0 - rest)) << 1;
    escaped |= behind;
    // This backslash is done, and the byte behind it escapes nothing.
    rest &= (rest - 1) & ~behind;
  }
  return escaped;
}

/** Whether the last byte of a block escapes the first of the next one. */
@inline
export function escapeCarry(backslashes: u64, escaped: u64): u64 {
  return (backslashes & ~escaped) >> 63;
}

/** From quotes to what is in a string: from each opening quote to the byte before the closing one. */
@inline
export function within(quotes: u64): u64 {
  let mask = quotes;
  mask ^= mask << 1;
  mask ^= mask << 2;
  mask ^= mask << 4;
  mask ^= mask << 8;
  mask ^= mask << 16;
  mask ^= mask << 32;
  return mask;
}

@inline
export function isBlank(byte: u32): bool {
  return byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09;
}
