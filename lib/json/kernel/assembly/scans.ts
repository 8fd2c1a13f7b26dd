import { all, anyBackslash, BLOCK, bits, either, equal, escapeCarry, escapedBy, upTo } from './block';
import { folded, standsAt } from './fold';

/**
 * One stretch of a text: offsets are from its beginning. What is found begins in [from, to); the text ends at `end`,
 * and 64 bytes behind it can be read. `count` and `at` are the answer.
 */
@unmanaged
class Stretch {
  text: u32;
  from: u32;
  to: u32;
  end: u32;
  out: u32;
  /** Words. */
  room: u32;
  count: u32;
  at: u32;
  /** The needle: its bytes with small letters, the bits that make them small, its length. */
  small: u32;
  bits: u32;
  length: u32;
  /** For literals: see `literals`. */
  table: u32;
}

@inline
function answer(stretch: Stretch, count: u32, at: u32): void {
  stretch.count = count;
  stretch.at = at;
}

/** Every place where the needle begins. */
export function find(stretch: Stretch): void {
  const text = stretch.text;
  const length = stretch.length;
  const small = stretch.small;
  const foldBits = stretch.bits;
  const out = stretch.out;
  const room = stretch.room;
  // Behind this, a needle would not end within the text.
  const end = stretch.end - stretch.from < length ? stretch.from : min(stretch.to, stretch.end - length + 1);
  const first = i8x16.splat(load<u8>(small));
  const last = i8x16.splat(load<u8>(small + length - 1));
  const firstBit = i8x16.splat(load<u8>(foldBits));
  const lastBit = i8x16.splat(load<u8>(foldBits + length - 1));
  let count: u32 = 0;
  for (let at = stretch.from; at < end; at += BLOCK) {
    const place = text + at;
    const behind = place + length - 1;
    const a = v128.and(i8x16.eq(folded(place, firstBit), first), i8x16.eq(folded(behind, lastBit), last));
    const b = v128.and(
      i8x16.eq(folded(place + 16, firstBit), first),
      i8x16.eq(folded(behind + 16, lastBit), last),
    );
    const c = v128.and(
      i8x16.eq(folded(place + 32, firstBit), first),
      i8x16.eq(folded(behind + 32, lastBit), last),
    );
    const d = v128.and(
      i8x16.eq(folded(place + 48, firstBit), first),
      i8x16.eq(folded(behind + 48, lastBit), last),
    );
    if (!v128.any_true(either(a, b, c, d))) continue;
    if (count + BLOCK > room) return answer(stretch, count, at);
    let rest = bits(a, b, c, d) & upTo(end - at);
    while (rest != 0) {
      const found = at + <u32>ctz(rest);
      rest &= rest - 1;
      if (!standsAt(text + found, small, foldBits, length)) continue;
      store<u32>(out + count * 4, found);
      count += 1;
    }
  }
  answer(stretch, count, stretch.to);
}

/** Every quote that no backslash escapes. */
export function quotes(stretch: Stretch): void {
  const text = stretch.text;
  const to = stretch.to;
  const out = stretch.out;
  const room = stretch.room;
  let count: u32 = 0;
  let escape: u64 = 0;
  for (let at = stretch.from; at < to; at += BLOCK) {
    const a = v128.load(text + at);
    const b = v128.load(text + at, 16);
    const c = v128.load(text + at, 32);
    const d = v128.load(text + at, 48);
    let escaped = escape;
    if (anyBackslash(a, b, c, d)) {
      const backslashes = equal(a, b, c, d, 0x5c);
      escaped = escapedBy(backslashes, escape);
      escape = escapeCarry(backslashes, escaped);
    } else escape = 0;
    let rest = equal(a, b, c, d, 0x22) & upTo(to - at) & ~escaped;
    while (rest != 0) {
      const found = at + <u32>ctz(rest);
      rest &= rest - 1;
      store<u32>(out + count * 4, found);
      count += 1;
      if (count == room) return answer(stretch, count, found + 1);
    }
  }
  answer(stretch, count, to);
}

/** Bit 0: some `\u`. Bit 1: some `\/`. Bit 2: a byte above ASCII. Of what begins in the stretch. */
export function special(stretch: Stretch): u32 {
  const text = stretch.text;
  const to = stretch.to;
  let high = i64x2.splat(0);
  let unicode = high;
  let slash = high;
  let at = stretch.from;
  for (; at + 16 <= to; at += 16) {
    const bytes = v128.load(text + at);
    const behind = v128.load(text + at, 1);
    const escapes = i8x16.eq(bytes, all(0x5c));
    high = v128.or(high, bytes);
    unicode = v128.or(unicode, v128.and(escapes, i8x16.eq(behind, all(0x75))));
    slash = v128.or(slash, v128.and(escapes, i8x16.eq(behind, all(0x2f))));
  }
  let flags: u32 = 0;
  if (v128.any_true(unicode)) flags |= 1;
  if (v128.any_true(slash)) flags |= 2;
  if (i8x16.bitmask(high) != 0) flags |= 4;
  for (; at < to; at++) {
    const byte: u32 = load<u8>(text + at);
    if (byte >= 0x80) flags |= 4;
    if (byte != 0x5c) continue;
    const behind: u32 = load<u8>(text + at, 1);
    if (behind == 0x75) flags |= 1;
    if (behind == 0x2f) flags |= 2;
  }
  return flags;
}

/** Bytes of one literal in the table. */
const LITERAL_BYTES: u32 = 32;
const NO_ROOM: u32 = 0xffff_ffff;

/** Groups that may have each of 16 bytes at one place, by its lower and its upper half: both are below 16. */
@inline
function fits(lower: v128, upper: v128, lowerGroups: v128, upperGroups: v128): v128 {
  return v128.and(i8x16.relaxed_swizzle(lowerGroups, lower), i8x16.relaxed_swizzle(upperGroups, upper));
}

/** From some bytes of one vector on, those of the next one. */
@inline
function from1(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
}

@inline
function from2(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
}

@inline
function from3(a: v128, b: v128): v128 {
  return i8x16.shuffle(a, b, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18);
}

/** Adds a pair of place and rank behind `words`, so that the ranks from `first` on ascend. */
function insert(out: u32, first: u32, words: u32, place: u32, rank: u32): void {
  let at = words;
  while (at > first && load<u32>(out + at * 4 - 4) > rank) {
    store<u32>(out + at * 4, load<u32>(out + at * 4 - 4), 4);
    at -= 2;
  }
  store<u32>(out + words * 4, place);
  store<u32>(out + at * 4, rank, 4);
}

/** Writes the literals of some groups that stand at a place; how many words there are then. */
function tellLiterals(stretch: Stretch, place: u32, groups: u32, count: u32): u32 {
  const table = stretch.table;
  const at = stretch.text + place;
  const first = load<u32>(at);
  const left = stretch.end - place;
  let words = count;
  let rest = groups;
  while (rest != 0) {
    const group = table + 128 + <u32>ctz(rest) * 8;
    rest &= rest - 1;
    const behind = load<u32>(group, 4);
    for (let literal = load<u32>(group); literal < behind; literal += LITERAL_BYTES) {
      if (((first | load<u32>(literal)) & load<u32>(literal, 4)) != load<u32>(literal, 8)) continue;
      const length = load<u32>(literal, 20);
      if (length > left || !standsAt(at, load<u32>(literal, 12), load<u32>(literal, 16), length)) continue;
      if (words + 2 > stretch.room) return NO_ROOM;
      insert(stretch.out, count, words, place, load<u32>(literal, 24));
      words += 2;
    }
  }
  return words;
}

/**
 * Every place where one of many literals begins. The table: eight times 16 bytes, which of eight groups may have a
 * byte with this lower or upper half in its first, second, third or fourth place; then for each group from where to
 * where its literals are; then the literals: case bits, mask and value of the first four bytes, address of the small
 * bytes and of the case bits, length, rank. At one place they are told in the order of their ranks.
 */
export function literals(stretch: Stretch): void {
  const text = stretch.text;
  const table = stretch.table;
  const to = stretch.to;
  const half = all(0x0f);
  const lower0 = v128.load(table);
  const upper0 = v128.load(table, 16);
  const lower1 = v128.load(table, 32);
  const upper1 = v128.load(table, 48);
  const lower2 = v128.load(table, 64);
  const upper2 = v128.load(table, 80);
  const lower3 = v128.load(table, 96);
  const upper3 = v128.load(table, 112);
  let count: u32 = 0;
  // What each place of a literal would let stand is worked out once for 16 bytes, and moved to where literals begin.
  let bytes = v128.load(text + stretch.from);
  let lower = v128.and(bytes, half);
  let upper = v128.and(i16x8.shr_u(bytes, 4), half);
  let first = fits(lower, upper, lower0, upper0);
  let second = fits(lower, upper, lower1, upper1);
  let third = fits(lower, upper, lower2, upper2);
  let fourth = fits(lower, upper, lower3, upper3);
  for (let at = stretch.from; at < to; at += 16) {
    bytes = v128.load(text + at, 16);
    lower = v128.and(bytes, half);
    upper = v128.and(i16x8.shr_u(bytes, 4), half);
    const second1 = fits(lower, upper, lower1, upper1);
    const third1 = fits(lower, upper, lower2, upper2);
    const fourth1 = fits(lower, upper, lower3, upper3);
    const maybe = v128.and(
      v128.and(first, from1(second, second1)),
      v128.and(from2(third, third1), from3(fourth, fourth1)),
    );
    first = fits(lower, upper, lower0, upper0);
    second = second1;
    third = third1;
    fourth = fourth1;
    if (!v128.any_true(maybe)) continue;
    let rest = ~(<u32>i8x16.bitmask(i8x16.eq(maybe, i64x2.splat(0)))) & 0xffff;
    v128.store(stretch.small, maybe);
    while (rest != 0) {
      const bit = ctz(rest);
      rest &= rest - 1;
      if (at + bit >= to) break;
      const words = tellLiterals(stretch, at + bit, load<u8>(stretch.small + bit), count);
      if (words == NO_ROOM) return answer(stretch, count, at + bit);
      count = words;
    }
  }
  answer(stretch, count, to);
}
