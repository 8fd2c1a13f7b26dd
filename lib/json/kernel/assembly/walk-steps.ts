import { findKey, PathKey, unescape } from './path-table';
import { CLOSE, Frame, MAX_DEPTH, NO_FIELD, OTHER, REPEATED, tell, tellScalar, Walk } from './walk-state';

const ENTRY_BYTES: u32 = 16;
/** Jumping to the end of a shorter container would cost more than reading it. */
const JUMPED: u32 = 128;

/** The key between two quotes. */
export function takeKey(walk: Walk, quote: u32, closing: u32, hasEscape: bool): void {
  const length = closing - quote - 1;
  const state = walk.state;
  let text = walk.text + quote + 1;
  let key: PathKey | null = null;
  if (!hasEscape) key = findKey(state, text, length);
  else if (length <= walk.keyRoom) {
    const unescaped = unescape(text, length, walk.key);
    key = findKey(state, walk.key, unescaped);
  }
  if (key == null) {
    if (state.watchCount != 0) tell(walk, OTHER, state.watch, state.watchCount, quote, closing + 1);
    walk.pending = state.other;
    return;
  }
  const bit = (<u64>1) << key.member;
  if ((walk.seen & bit) != 0) {
    const place = walk.out + walk.count * 4;
    store<u32>(place, (REPEATED << 24) | NO_FIELD);
    store<u32>(place, quote, 4);
    store<u32>(place, closing + 1, 8);
    walk.count += 3;
  }
  walk.seen |= bit;
  walk.pending = key.target;
}

/** The entry of the tape that opens at an offset, or `tapeCount`. */
function entryAt(walk: Walk, offset: u32): u32 {
  const count = walk.tapeCount;
  const tape = walk.tape;
  let cursor = walk.cursor;
  while (cursor < count && load<u32>(tape + cursor * ENTRY_BYTES) < offset) cursor += 1;
  walk.cursor = cursor;
  return cursor < count && load<u32>(tape + cursor * ENTRY_BYTES) == offset ? cursor : count;
}

/** Moves the cursor behind what lies within a container that closes at an offset. */
function passEntries(walk: Walk, close: u32): void {
  const tape = walk.tape;
  let low = walk.cursor + 1;
  let step: u32 = 1;
  while (low + step <= walk.tapeCount && load<u32>(tape + (low + step - 1) * ENTRY_BYTES) < close) {
    low += step;
    step *= 2;
  }
  let high = min(walk.tapeCount, low + step);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (load<u32>(tape + middle * ENTRY_BYTES) < close) low = middle + 1;
    else high = middle;
  }
  walk.cursor = low;
}

/** Behind a container that does not matter and that the tape knows; 0 where it has to be read. */
export function jump(walk: Walk, open: u32): u32 {
  const entry = entryAt(walk, open);
  if (entry == walk.tapeCount) return 0;
  const close = load<u32>(walk.tape + entry * ENTRY_BYTES, 4);
  if (close < open + JUMPED || close >= walk.end) return 0;
  passEntries(walk, close);
  return close + 1;
}

/** Goes into the container that opens at an offset; false when it is too deep. */
export function enter(walk: Walk, open: u32, isObject: bool): bool {
  if (walk.depth == MAX_DEPTH) return false;
  const frame = changetype<Frame>(
    changetype<u32>(walk) + offsetof<Walk>() + walk.depth * offsetof<Frame>(),
  );
  frame.state = walk.state;
  frame.isObject = walk.isObject;
  frame.open = walk.open;
  frame.seen = walk.seen;
  walk.depth += 1;
  walk.state = walk.pending;
  walk.isObject = <u32>isObject;
  walk.open = open;
  walk.seen = 0;
  walk.pending = isObject ? walk.dead : walk.state.other;
  walk.valueAt = open + 1;
  return true;
}

/** Leaves the container that closes at an offset. */
export function leave(walk: Walk, close: u32): void {
  tellScalar(walk, close);
  const state = walk.state;
  if (state.fieldCount != 0) tell(walk, CLOSE, state.fields, state.fieldCount, walk.open, close + 1);
  walk.depth -= 1;
  const frame = changetype<Frame>(
    changetype<u32>(walk) + offsetof<Walk>() + walk.depth * offsetof<Frame>(),
  );
  walk.state = frame.state;
  walk.isObject = frame.isObject;
  walk.open = frame.open;
  walk.seen = frame.seen;
  walk.pending = walk.dead;
}
