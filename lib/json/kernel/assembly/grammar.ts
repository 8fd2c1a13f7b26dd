import { IndexState } from './index-state';

/** Bits that carry into the token behind each token of a set, through what is no token. */
@inline
function shifted(tokens: u64, carry: u64): u64 {
  return (tokens << 1) | carry;
}

/** Whether the addition above ran over, or a token stood at the end of the block. */
@inline
function carryOf(tokens: u64, start: u64, sum: u64): u64 {
  return (tokens >> 63) | <u64>(sum < start);
}

/**
 * RFC 8259 §2 to §5 for the tokens of one block: bits of those that cannot stand where they do. A value stands behind
 * a bracket that opens, a comma or a colon; a key behind the bracket or comma of an object; a colon behind a key. The
 * token behind each of a set is found by an addition that carries through all that is no token.
 */
@inline
export function grammar(
  state: IndexState,
  values: u64,
  strings: u64,
  opens: u64,
  closes: u64,
  commas: u64,
  colons: u64,
  keyPlaces: u64,
): u64 {
  const separators = commas | colons;
  const tokens = values | closes | separators;
  const others = ~tokens;

  let start = shifted(opens, state.afterOpen);
  let sum = start + others;
  state.afterOpen = carryOf(opens, start, sum);
  const behindOpen = sum & tokens;

  start = shifted(separators, state.afterSeparator);
  sum = start + others;
  state.afterSeparator = carryOf(separators, start, sum);
  const behindSeparator = sum & tokens;

  start = shifted(keyPlaces, state.afterKeyPlace);
  sum = start + others;
  state.afterKeyPlace = carryOf(keyPlaces, start, sum);
  const behindKeyPlace = sum & tokens;

  const keys = behindKeyPlace & strings;
  start = shifted(keys, state.afterKey);
  sum = start + others;
  state.afterKey = carryOf(keys, start, sum);
  const behindKey = sum & tokens;

  return (
    (behindOpen & ~(values | closes)) |
    (behindSeparator & ~values) |
    (values & ~(behindOpen | behindSeparator)) |
    (behindKeyPlace & ~(strings | closes)) |
    (behindKey ^ colons)
  );
}
