import type { Stat, StatType } from '@/lib/envoy/admin/stats-model';
import type { QueryProblem } from '@/lib/query/model';
import type { Counts } from './common-types';
import type { ListWindow } from './lists/model';

export interface StatRow extends Stat {
  readonly kind: 'stat';
  /** Whose stat it is: the beginning of its name. */
  readonly group: string;
}

/** Head of the rows that belong to one cluster, listener, connection manager, or part of Envoy. */
export interface StatHead {
  readonly kind: 'group';
  readonly name: string;
  /** Rows of the group that are left. */
  readonly matched: number;
}

export interface StatsQuestion extends ListWindow {
  /** False: only what was written since Envoy started (`usedonly`), which is what is asked first. */
  readonly all: boolean;
  readonly type: StatType | null;
  /** Leaves out counters and gauges that are 0, empty texts, and histograms without a value. */
  readonly nonZero: boolean;
  /** Puts a head before each group; a sort by a column turns it off. */
  readonly grouped: boolean;
}

export interface StatsPage {
  /** Stats, heads not counted; `total` before filter, type and zeros. */
  readonly counts: Counts;
  /** Rows in the whole filtered list, heads included. */
  readonly rowCount: number;
  readonly groupIndices: readonly number[];
  readonly rows: readonly (StatHead | StatRow)[];
  /** Of all stats, by type. */
  readonly types: Readonly<Record<StatType, number>>;
  readonly problem: QueryProblem | null;
}
