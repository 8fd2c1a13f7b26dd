/** What is known at one place of the walk, as kernel/path-table.ts writes it. Pointers are addresses. */
@unmanaged
export class PathState {
  /** Bit n: some key has n bytes; the last bit: 63 or more. */
  lengths: u64;
  /** For each length up to 64, how many keys are shorter: a byte each. */
  groups: u32;
  keys: u32;
  /** The state of elements and of members without a key. */
  other: PathState;
  fields: u32;
  fieldCount: u32;
  watch: u32;
  watchCount: u32;
  isLive: u32;
}

@unmanaged
export class PathKey {
  /** The first eight bytes; zero behind the end. */
  prefix: u64;
  text: u32;
  length: u32;
  target: PathState;
  member: u32;
}

const KEY_BYTES: u32 = 24;
const LONGEST: u32 = 63;

function sameText(a: u32, b: u32, length: u32): bool {
  let index: u32 = 8;
  while (index + 8 <= length) {
    if (load<u64>(a + index) != load<u64>(b + index)) return false;
    index += 8;
  }
  while (index < length) {
    if (load<u8>(a + index) != load<u8>(b + index)) return false;
    index += 1;
  }
  return true;
}

/** The key with the text at an address, null without one. Eight bytes behind the text can be read. */
export function findKey(state: PathState, text: u32, length: u32): PathKey | null {
  const group = min(length, LONGEST);
  if (((state.lengths >> group) & 1) == 0) return null;
  const first: u32 = load<u8>(state.groups + group);
  const last: u32 = load<u8>(state.groups + group + 1);
  const prefix = length >= 8 ? load<u64>(text) : load<u64>(text) & (((<u64>1) << (length * 8)) - 1);
  for (let index = first; index < last; index++) {
    const key = changetype<PathKey>(state.keys + index * KEY_BYTES);
    if (key.prefix == prefix && key.length == length && sameText(text, key.text, length)) return key;
  }
  return null;
}

function hexDigit(byte: u32): u32 {
  if (byte - 0x30 < 10) return byte - 0x30;
  const letter = (byte | 0x20) - 0x61;
  return letter < 6 ? letter + 10 : 0x1_0000;
}

/** The unit of `uXXXX` at an address; more than 0xffff when it is none. */
function unit(at: u32): u32 {
  if (load<u8>(at) != 0x75) return 0x1_0000;
  const high = (hexDigit(load<u8>(at, 1)) << 12) | (hexDigit(load<u8>(at, 2)) << 8);
  return high | (hexDigit(load<u8>(at, 3)) << 4) | hexDigit(load<u8>(at, 4));
}

/** Writes a character as UTF-8; behind it. */
function writeCharacter(to: u32, code: u32): u32 {
  if (code < 0x80) {
    store<u8>(to, code);
    return to + 1;
  }
  if (code < 0x800) {
    store<u8>(to, 0xc0 | (code >> 6));
    store<u8>(to, 0x80 | (code & 63), 1);
    return to + 2;
  }
  if (code < 0x1_0000) {
    store<u8>(to, 0xe0 | (code >> 12));
    store<u8>(to, 0x80 | ((code >> 6) & 63), 1);
    store<u8>(to, 0x80 | (code & 63), 2);
    return to + 3;
  }
  store<u8>(to, 0xf0 | ((code >> 18) & 7));
  store<u8>(to, 0x80 | ((code >> 12) & 63), 1);
  store<u8>(to, 0x80 | ((code >> 6) & 63), 2);
  store<u8>(to, 0x80 | (code & 63), 3);
  return to + 4;
}

function simpleEscape(kind: u32): u32 {
  switch (kind) {
    case 0x6e:
      return 0x0a;
    case 0x72:
      return 0x0d;
    case 0x74:
      return 0x09;
    case 0x62:
      return 0x08;
    case 0x66:
      return 0x0c;
    default:
      return kind;
  }
}

/** Writes a key without its escapes; its length. It never becomes longer. */
export function unescape(text: u32, length: u32, to: u32): u32 {
  const end = text + length;
  let at = text;
  let place = to;
  while (at < end) {
    const byte: u32 = load<u8>(at);
    if (byte != 0x5c) {
      store<u8>(place++, byte);
      at += 1;
      continue;
    }
    const code = unit(at + 1);
    if (code > 0xffff) {
      place = writeCharacter(place, simpleEscape(load<u8>(at, 1)));
      at += 2;
      continue;
    }
    at += 6;
    const next: u32 = code - 0xd800 < 0x400 && load<u8>(at) == 0x5c ? unit(at + 1) : 0;
    if (next - 0xdc00 < 0x400) {
      place = writeCharacter(place, 0x1_0000 + ((code - 0xd800) << 10) + (next - 0xdc00));
      at += 6;
    } else place = writeCharacter(place, code);
  }
  return place - to;
}
