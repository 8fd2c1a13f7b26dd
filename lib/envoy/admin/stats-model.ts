/** What kind of number a stat is; `unknown` where this Envoy does not tell counters and gauges apart. */
export type StatType = 'counter' | 'gauge' | 'text' | 'histogram' | 'unknown';

/** One quantile of a histogram; null where nothing was recorded. */
export interface Quantile {
  /** 0 to 100. */
  readonly quantile: number;
  /** Since the last flush (5 s unless configured). */
  readonly interval: number | null;
  /** Since Envoy started. */
  readonly cumulative: number | null;
}

export interface Stat {
  readonly name: string;
  readonly type: StatType;
  /** A number of a counter or gauge, a text readout; null for a histogram. */
  readonly value: number | string | null;
  /** False for a number above 2^53, which JSON readers round. */
  readonly exact: boolean;
  /** Of a histogram, ascending; empty for the others. */
  readonly quantiles: readonly Quantile[];
}
