import { isBlank } from './block';

/** These look at single values, by address; `end` is the address behind the document. */

@inline
function isDigit(byte: u32): bool {
  return byte - 0x30 < 10;
}

@inline
function isHex(byte: u32): bool {
  return isDigit(byte) || (byte | 0x20) - 0x61 < 6;
}

/** What may stand behind a number or word. */
@inline
function endsScalar(byte: u32): bool {
  return byte == 0x2c || byte == 0x5d || byte == 0x7d || isBlank(byte);
}

/** Behind the digits at an address; 0 without one. */
function digits(at: u32, end: u32): u32 {
  let place = at;
  while (place < end && isDigit(load<u8>(place))) place++;
  return place == at ? 0 : place;
}

/** RFC 8259 §6: where the number at an address ends, 0 when none does. */
function numberEnd(start: u32, end: u32): u32 {
  let at = load<u8>(start) == 0x2d ? start + 1 : start;
  if (at < end && load<u8>(at) == 0x30) at++;
  else at = digits(at, end);
  if (at != 0 && at < end && load<u8>(at) == 0x2e) at = digits(at + 1, end);
  if (at == 0 || at >= end || (load<u8>(at) | 0x20) != 0x65) return at;
  const sign: u32 = load<u8>(at + 1);
  return digits(sign == 0x2b || sign == 0x2d ? at + 2 : at + 1, end);
}

/** Whether a number, `true`, `false` or `null` stands at an address, and nothing more. */
export function isScalar(at: u32, end: u32): bool {
  const first: u32 = load<u8>(at);
  let behind: u32 = 0;
  if (first == 0x74) behind = load<u32>(at) == 0x65757274 ? at + 4 : 0;
  else if (first == 0x6e) behind = load<u32>(at) == 0x6c6c756e ? at + 4 : 0;
  else if (first == 0x66) behind = load<u32>(at + 1) == 0x65736c61 ? at + 5 : 0;
  else behind = numberEnd(at, end);
  return behind != 0 && behind < end && endsScalar(load<u8>(behind));
}

/** RFC 8259 §7: whether the byte behind a backslash makes an escape. */
export function isEscape(at: u32): bool {
  const kind: u32 = load<u8>(at);
  if (kind == 0x75) {
    return (
      isHex(load<u8>(at, 1)) && isHex(load<u8>(at, 2)) && isHex(load<u8>(at, 3)) && isHex(load<u8>(at, 4))
    );
  }
  return (
    kind == 0x22 || kind == 0x5c || kind == 0x2f || kind == 0x6e || kind == 0x72 || kind == 0x74 ||
    kind == 0x62 || kind == 0x66
  );
}

/** RFC 3629: the length of the character above ASCII that begins at an address, 0 when none does. */
export function characterLength(at: u32, end: u32): u32 {
  const first: u32 = load<u8>(at);
  const length: u32 = first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  if (length == 0 || at + length > end) return 0;
  const second: u32 = load<u8>(at, 1);
  if ((second & 0xc0) != 0x80) return 0;
  if (first == 0xe0 && second < 0xa0) return 0;
  if (first == 0xed && second >= 0xa0) return 0;
  if (first == 0xf0 && second < 0x90) return 0;
  if (first == 0xf4 && second >= 0x90) return 0;
  if (length > 2 && (load<u8>(at, 2) & 0xc0) != 0x80) return 0;
  if (length > 3 && (load<u8>(at, 3) & 0xc0) != 0x80) return 0;
  return length;
}

export const WRONG_CHARACTER: u32 = 0xffff_ffff;

/** Checks the characters above ASCII of one block that begin behind what is checked; where the last of them ends. */
export function checkCharacters(text: u32, position: u32, mask: u64, checked: u32, end: u32): u32 {
  let reached = checked;
  let rest = mask;
  while (rest != 0) {
    const at = position + <u32>ctz(rest);
    rest &= rest - 1;
    if (at < reached) continue;
    const length = characterLength(text + at, text + end);
    if (length == 0) return WRONG_CHARACTER;
    reached = at + length;
  }
  return reached;
}

/** Whether every escape of a block is one. */
export function checkEscapes(at: u32, escaped: u64): bool {
  let rest = escaped;
  while (rest != 0) {
    if (!isEscape(at + <u32>ctz(rest))) return false;
    rest &= rest - 1;
  }
  return true;
}

/** Whether every number and word that begins in a block is one. */
export function checkScalars(at: u32, starts: u64, end: u32): bool {
  let rest = starts;
  while (rest != 0) {
    if (!isScalar(at + <u32>ctz(rest), end)) return false;
    rest &= rest - 1;
  }
  return true;
}
