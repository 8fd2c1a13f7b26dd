import { isBlank } from './block';
import { PathState } from './path-table';

/** As in walk-events.ts. */
export const VALUE: u32 = 0;
export const OPEN: u32 = 1;
export const CLOSE: u32 = 2;
export const OTHER: u32 = 3;
export const REPEATED: u32 = 4;
export const NO_FIELD: u32 = 0xff_ffff;

export const MAX_DEPTH: u32 = 220;

/** A container around the one that is walked. */
@unmanaged
export class Frame {
  state: PathState;
  isObject: u32;
  open: u32;
  padding: u32;
  seen: u64;
}

/** What is kept between two calls; addresses, and offsets from the beginning of the text. */
@unmanaged
export class Walk {
  text: u32;
  position: u32;
  end: u32;
  tape: u32;
  tapeCount: u32;
  /** The next entry of the tape that may open. */
  cursor: u32;
  out: u32;
  /** Words. */
  room: u32;
  count: u32;
  /** Words that one block may need. */
  margin: u32;
  /** Bytes after which the call ends, also when nothing was found. */
  step: u32;
  keyRoom: u32;
  /** Room for a key without its escapes. */
  key: u32;
  dead: PathState;
  state: PathState;
  isObject: u32;
  open: u32;
  /** The state of the value that comes next, and where it may begin. */
  pending: PathState;
  valueAt: u32;
  depth: u32;
  /** Levels within a container that does not matter, its state and where it opens. */
  deadDepth: u32;
  deadState: PathState;
  deadOpen: u32;
  /** The last quotes, and behind the last backslash, before the block. */
  quote: u32;
  quoteBefore: u32;
  behindBackslash: u32;
  seen: u64;
  escape: u64;
  inString: u64;
}

export function walkStateSize(): u32 {
  return offsetof<Walk>() + (MAX_DEPTH + 1) * offsetof<Frame>();
}

export function tell(walk: Walk, kind: u32, fields: u32, count: u32, start: u32, end: u32): void {
  let place = walk.out + walk.count * 4;
  for (let index: u32 = 0; index < count; index++) {
    store<u32>(place, (kind << 24) | load<u32>(fields + index * 4));
    store<u32>(place, start, 4);
    store<u32>(place, end, 8);
    place += 12;
  }
  walk.count += count * 3;
}

/** The scalar that ends before an offset, when its place has a field. */
@inline
export function tellScalar(walk: Walk, behind: u32): void {
  if (walk.pending.fieldCount != 0) tellTrimmed(walk, behind);
}

function tellTrimmed(walk: Walk, behind: u32): void {
  const text = walk.text;
  let start = walk.valueAt;
  let end = behind;
  while (start < end && isBlank(load<u8>(text + start))) start += 1;
  while (end > start && isBlank(load<u8>(text + end - 1))) end -= 1;
  if (start < end) tell(walk, VALUE, walk.pending.fields, walk.pending.fieldCount, start, end);
}
