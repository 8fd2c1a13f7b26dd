/** 16 bytes, each with a bit set that may make a letter small. */
@inline
export function folded(at: u32, bit: v128): v128 {
  return v128.or(v128.load(at), bit);
}

/** Whether a text stands at an address: `small` are its bytes, `bits` what is set in each byte before comparing. */
export function standsAt(at: u32, small: u32, bits: u32, length: u32): bool {
  let index: u32 = 0;
  while (index + 8 <= length) {
    if ((load<u64>(at + index) | load<u64>(bits + index)) != load<u64>(small + index)) return false;
    index += 8;
  }
  while (index < length) {
    if ((load<u8>(at + index) | load<u8>(bits + index)) != load<u8>(small + index)) return false;
    index += 1;
  }
  return true;
}
