const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** Nearest rank: the smallest value that `share` (0 to 1) of all values do not exceed. NaN without values. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = ascending(values);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Lower middle of an even number of values. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const least = (values: readonly number[]): number => percentile(values, 0);
export const most = (values: readonly number[]): number => percentile(values, 1);
