import { all, anyBackslash, BLOCK, bits, either, equal, escapeCarry, escapedBy, upTo } from './block';
import { folded, standsAt } from './fold';
import { answer, Stretch } from './stretch';

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
