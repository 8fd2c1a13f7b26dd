/**
 * One stretch of a text: offsets are from its beginning. What is found begins in [from, to); the text ends at `end`,
 * and 64 bytes behind it can be read. `count` and `at` are the answer.
 */
@unmanaged
export class Stretch {
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
export function answer(stretch: Stretch, count: u32, at: u32): void {
  stretch.count = count;
  stretch.at = at;
}
