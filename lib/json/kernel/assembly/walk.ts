import { anyBackslash, BLOCK, below, bracket, equal, escapeCarry, escapedBy, upTo, within } from './block';
import { CLOSE, OPEN, tell, tellScalar, Walk } from './walk-state';
import { enter, jump, leave, takeKey } from './walk-steps';

const DONE: u32 = 0;
const MORE: u32 = 1;
const WRONG: u32 = 2;

/**
 * Walks a container whose state is live. `DONE` at its end, `MORE` when the room for events may not be enough for one
 * more block or some megabytes were read (call again with `count` 0), `WRONG` when its brackets do not fit.
 */
export function walk(walk: Walk): u32 {
  const text = walk.text;
  const end = walk.end;
  let position = walk.position;
  const limit = position + min(walk.step, end - position);
  let quote = walk.quote;
  let quoteBefore = walk.quoteBefore;
  let behindBackslash = walk.behindBackslash;
  let escape = walk.escape;
  let inString = walk.inString;
  let deadDepth = walk.deadDepth;

  while (position < end) {
    if (walk.count + walk.margin > walk.room || position >= limit) {
      walk.position = position;
      walk.quote = quote;
      walk.quoteBefore = quoteBefore;
      walk.behindBackslash = behindBackslash;
      walk.escape = escape;
      walk.inString = inString;
      walk.deadDepth = deadDepth;
      return MORE;
    }
    const at = text + position;
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    const inside = upTo(end - position);
    let escaped = escape;
    let backslashes: u64 = 0;
    if (anyBackslash(a, b, c, d)) {
      backslashes = equal(a, b, c, d, 0x5c) & inside;
      escaped = escapedBy(backslashes, escape);
      escape = escapeCarry(backslashes, escaped);
    } else escape = 0;
    const quotes = equal(a, b, c, d, 0x22) & inside & ~escaped;
    const strings = within(quotes) ^ inString;
    inString = <u64>(<i64>strings >> 63);
    const outside = inside & ~strings;
    const opens = bracket(a, b, c, d, 0x7b) & outside;
    const closes = bracket(a, b, c, d, 0x7d) & outside;
    const closeCount = <u32>popcnt(closes);
    if (deadDepth > closeCount) {
      // The container ends in none of these bytes, whatever opens and closes in them.
      deadDepth += <u32>popcnt(opens) - closeCount;
      position += BLOCK;
      continue;
    }
    const brackets = opens | closes;
    const all = brackets | ((equal(a, b, c, d, 0x3a) | equal(a, b, c, d, 0x2c)) & outside);
    let rest = deadDepth != 0 ? brackets : all;
    let jumped: u32 = 0;
    while (rest != 0) {
      const bit = <u32>ctz(rest);
      rest &= rest - 1;
      const place = position + bit;
      const byte: u32 = load<u8>(at + bit);
      if (deadDepth != 0) {
        deadDepth += (byte & 2) != 0 ? 1 : -1;
        if (deadDepth != 0) continue;
        const state = walk.deadState;
        tell(walk, CLOSE, state.fields, state.fieldCount, walk.deadOpen, place + 1);
        walk.pending = walk.dead;
        rest = all & ~(below(bit) | ((<u64>1) << bit));
      } else if (byte == 0x3a) {
        let before = quotes & below(bit);
        let closing = quote;
        let opening = quoteBefore;
        if (before != 0) {
          const last = 63 - <u32>clz(before);
          closing = position + last;
          before ^= (<u64>1) << last;
          opening = before != 0 ? position + 63 - <u32>clz(before) : quote;
        }
        const slashes = backslashes & below(bit);
        const behind = slashes != 0 ? position + 64 - <u32>clz(slashes) : behindBackslash;
        takeKey(walk, opening, closing, behind > opening);
        walk.valueAt = place + 1;
      } else if (byte == 0x2c) {
        tellScalar(walk, place);
        walk.pending = walk.isObject != 0 ? walk.dead : walk.state.other;
        walk.valueAt = place + 1;
      } else if ((byte & 2) != 0) {
        const state = walk.pending;
        if (state.fieldCount != 0) tell(walk, OPEN, state.fields, state.fieldCount, place, 0);
        if (state.isLive != 0) {
          if (!enter(walk, place, byte == 0x7b)) return WRONG;
          continue;
        }
        jumped = jump(walk, place);
        if (jumped != 0) {
          tell(walk, CLOSE, state.fields, state.fieldCount, place, jumped);
          walk.pending = walk.dead;
          break;
        }
        deadDepth = 1;
        walk.deadState = state;
        walk.deadOpen = place;
        rest &= brackets;
      } else {
        leave(walk, place);
        if (walk.depth == 0) {
          walk.position = place + 1;
          return DONE;
        }
      }
    }
    if (jumped != 0) {
      position = jumped;
      inString = 0;
      escape = 0;
      continue;
    }
    if (quotes != 0) {
      const last = 63 - <u32>clz(quotes);
      const before = quotes ^ ((<u64>1) << last);
      quoteBefore = before != 0 ? position + 63 - <u32>clz(before) : quote;
      quote = position + last;
    }
    if (backslashes != 0) behindBackslash = position + 64 - <u32>clz(backslashes);
    position += BLOCK;
  }
  return WRONG;
}
