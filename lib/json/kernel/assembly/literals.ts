import { all } from './block';
import { standsAt } from './fold';
import { answer, Stretch } from './stretch';

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
