/** As in kernel-byte-set.ts: start, length, hash of each way of writing. */
const WAY_BYTES: u32 = 16;
const SPAN_BYTES: u32 = 8;
const NONE: u32 = 0xffff_ffff;

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const FACTOR: u64 = 0xff51_afd7_ed55_8ccd;

/** Different texts of a document; `slots` lead from a hash to the number of a text + 1, 0 to none. */
@unmanaged
class ByteSet {
  text: u32;
  slots: u32;
  /** Slots - 1; they are a power of two. */
  mask: u32;
  ways: u32;
  count: u32;
}

@inline
function mixed(hash: u64, word: u64): u64 {
  const product = (hash ^ word) * FACTOR;
  return product ^ (product >> 32);
}

/** Up to 7 bytes behind the last are read, and have no say. */
@inline
function hashOf(start: u32, length: u32): u32 {
  let hash = SEED ^ <u64>length;
  let at = start;
  let left = length;
  for (; left >= 8; left -= 8) {
    hash = mixed(hash, load<u64>(at));
    at += 8;
  }
  if (left != 0) hash = mixed(hash, load<u64>(at) & (((<u64>1) << (left * 8)) - 1));
  return <u32>(hash ^ (hash >> 29));
}

@inline
function isSame(one: u32, other: u32, length: u32): bool {
  let at: u32 = 0;
  for (; at + 8 <= length; at += 8) if (load<u64>(one + at) != load<u64>(other + at)) return false;
  const left = (length - at) * 8;
  return left == 0 || ((load<u64>(one + at) ^ load<u64>(other + at)) << (64 - <u64>left)) == 0;
}

/** The way of writing at an address; `NONE` without one. */
@inline
function find(set: ByteSet, at: u32, length: u32, hash: u32): u32 {
  let slot = hash & set.mask;
  let held = load<u32>(set.slots + slot * 4);
  while (held != 0) {
    const way = set.ways + (held - 1) * WAY_BYTES;
    const isHash = load<u32>(way, 8) == hash && load<u32>(way, 4) == length;
    if (isHash && isSame(set.text + load<u32>(way), at, length)) return held - 1;
    slot = (slot + 1) & set.mask;
    held = load<u32>(set.slots + slot * 4);
  }
  return NONE;
}

function place(set: ByteSet, way: u32, hash: u32): void {
  let slot = hash & set.mask;
  while (load<u32>(set.slots + slot * 4) != 0) slot = (slot + 1) & set.mask;
  store<u32>(set.slots + slot * 4, way + 1);
}

/** The way of writing at an address of bytes that need not belong to the document; `NONE` without one. */
export function findBytes(set: ByteSet, at: u32, length: u32): u32 {
  return find(set, at, length, hashOf(at, length));
}

/** The way of writing of a stretch of the document; a new one is added: the caller keeps room for one more. */
export function wayOf(set: ByteSet, from: u32, length: u32): u32 {
  const at = set.text + from;
  const hash = hashOf(at, length);
  const found = find(set, at, length, hash);
  const isNew = found == NONE;
  const way = isNew ? set.count : found;
  // Where it was met last is nearer to where it is met next: in the cache, probably.
  store<u32>(set.ways + way * WAY_BYTES, from);
  if (!isNew) return way;
  store<u32>(set.ways + way * WAY_BYTES, length, 4);
  store<u32>(set.ways + way * WAY_BYTES, hash, 8);
  set.count += 1;
  place(set, way, hash);
  return way;
}

/**
 * Puts in place of the start of each of some spans its way of writing, none for a span that ends at 0. From one span
 * on, until there is no room for one way more: where that is.
 */
export function waysOf(set: ByteSet, spans: u32, from: u32, count: u32, room: u32): u32 {
  for (let index = from; index < count; index++) {
    const span = spans + index * SPAN_BYTES;
    const end = load<u32>(span, 4);
    if (set.count == room) return index;
    const start = load<u32>(span);
    store<u32>(span, end == 0 ? NONE : wayOf(set, start, end - start));
  }
  return count;
}

/** Fills slots that are new and empty. */
export function placeWays(set: ByteSet): void {
  for (let way: u32 = 0; way < set.count; way++) place(set, way, load<u32>(set.ways + way * WAY_BYTES, 8));
}
