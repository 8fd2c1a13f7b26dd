/** What may be kept open at a time. */
export interface CacheLimits {
  readonly snapshots: number;
  /** Memory of all together. */
  readonly bytes: number;
}

interface Kept {
  readonly heldBytes: number;
  /** When somebody last asked of it. */
  readonly usedAt: number;
}

/**
 * The snapshots that must be closed to keep to the limits: those that nobody asked of for longest. The last one that
 * was asked of stays, however large it is.
 */
export function beyond<T extends Kept>(open: readonly T[], limits: CacheLimits): readonly T[] {
  const sorted = open.toSorted((a, b) => b.usedAt - a.usedAt);
  let bytes = 0;
  const first = sorted.findIndex(({ heldBytes }, index) => {
    bytes += heldBytes;
    return index > 0 && (index >= limits.snapshots || bytes > limits.bytes);
  });
  return first < 0 ? [] : sorted.slice(first);
}
