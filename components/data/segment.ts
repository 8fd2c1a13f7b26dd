/** A stretch of a long list that fits into one scroll box: browsers draw nothing behind some 17 million pixels. */
export interface Segment {
  /** First row of the stretch, and how many it has. */
  readonly base: number;
  readonly count: number;
}

/** The stretch of `size` rows that a row lies in. */
export function segmentOf(row: number, total: number, size: number): Segment {
  const inside = Math.max(0, Math.min(row, total - 1));
  const base = Math.floor(inside / size) * size;
  return { base, count: Math.max(0, Math.min(size, total - base)) };
}
