/** As in plain-index.ts. */
export const MAX_DEPTH: u32 = 200;

/** One level of the stack: entry, ordinal and kind of the container around. */
export const LEVEL_BYTES: u32 = 16;

/** What is kept between two blocks and between two calls. Offsets are from the beginning of the text. */
@unmanaged
export class IndexState {
  text: u32;
  position: u32;
  end: u32;
  tape: u32;
  capacity: u32;
  count: u32;
  depth: u32;
  entry: u32;
  ordinal: u32;
  isObject: u32;
  isClosed: u32;
  /** UTF-8 is checked up to here. */
  checked: u32;
  /** Bytes after which a call ends: V8 replaces the first, slower code of a function between two calls only. */
  step: u32;
  /** All ones when the next block begins within a string. */
  inString: u64;
  /** 1 when the byte before the next block is a backslash that escapes. */
  escape: u64;
  /** 1 when the next token stands behind such a token: see `grammar`. */
  afterOpen: u64;
  afterSeparator: u64;
  afterKeyPlace: u64;
  afterKey: u64;
  /** 1 when the byte before the next block belongs to a number or word. */
  inScalar: u64;
}

/** Bytes of the state and its stack, for the host. */
export function indexStateSize(): u32 {
  return offsetof<IndexState>() + (MAX_DEPTH + 1) * LEVEL_BYTES;
}
