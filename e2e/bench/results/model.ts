/** What a run of the benchmarks leaves behind: docs/benchmarks.json, from which docs/benchmarks.md is made whole. */

export const GROUPS = ['cli', 'open', 'search', 'memory', 'block', 'browser', 'cache'] as const;
export type GroupName = (typeof GROUPS)[number];

/** `ms` milliseconds, `bytes`, `times` a ratio, `nodes` a plain count. */
export type Unit = 'ms' | 'bytes' | 'times' | 'nodes';

/** Which of the runs counts: wall time by its best, CPU time and memory by the median, typing by the 95th percentile. */
export type Judged = 'least' | 'median' | 'most' | 'p95';

/** Must and Aim of a figure, already scaled to the file that was measured. */
export interface Goal {
  readonly must: number;
  /** Null: the Must is all that is wanted. */
  readonly aim: number | null;
  readonly better: 'less' | 'more';
}

export interface Figure {
  readonly id: string;
  readonly what: string;
  readonly unit: Unit;
  readonly judged: Judged;
  /** Every run, in order. */
  readonly values: readonly number[];
  /** Null: shown for comparison. */
  readonly goal: Goal | null;
}

/** A figure that could not be had. */
export interface Gap {
  readonly id: string;
  readonly what: string;
  /**
   * `not-built`: the product cannot do it yet. `failed`: it went wrong. `no-peer`: the program to compare with is
   * not on this machine.
   */
  readonly kind: 'not-built' | 'failed' | 'no-peer';
  readonly reason: string;
}

export interface GroupResult {
  readonly figures: readonly Figure[];
  readonly gaps: readonly Gap[];
}

export interface Machine {
  readonly cores: number;
  readonly cpu: string;
  readonly memoryBytes: number;
  readonly platform: string;
}

export interface DumpFacts {
  readonly name: string;
  readonly bytes: number;
  readonly words: string;
}

export interface Results {
  readonly command: string;
  readonly machine: Machine;
  /** Program → version, e.g. `jq` → `1.8.1`. */
  readonly versions: Readonly<Record<string, string>>;
  readonly dumps: readonly DumpFacts[];
  /** Runs of each figure that is measured several times. */
  readonly runs: number;
  readonly notes: readonly string[];
  readonly groups: Readonly<Partial<Record<GroupName, GroupResult>>>;
}

/** A recorded run of the judge: docs/differential.json holds the last one. */
export interface DifferentialRecord {
  readonly command: string;
  /** Of the project, when it ran. */
  readonly commit: string;
  /** Version of the real Envoy. */
  readonly envoy: string;
  readonly seed: number;
  readonly pairs: number;
  readonly seconds: number;
  readonly different: number;
  readonly unclear: number;
  readonly verdicts: Readonly<Record<string, number>>;
  /** How often each kind of clause won, and was the only cause of a loss. */
  readonly clauses: readonly { readonly kind: string; readonly won: number; readonly lost: number }[];
}

/** A recorded fuzz run: docs/fuzz.json holds a list of these. */
export interface FuzzRecord {
  /** What was held against what, in words. */
  readonly what: string;
  readonly command: string;
  readonly cases: number;
  readonly seed: number;
  readonly seconds: number;
  readonly failures: number;
}
