import type { StatType } from '@/lib/envoy/admin/stats-model';
import type { WithLive } from './admin-part';
import { listOf } from './lists/engine';
import { STATS_LIST, statRows } from './stats-list';
import type { StatHead, StatRow, StatsPage, StatsQuestion } from './stats-types';

function isZero({ value, quantiles }: StatRow): boolean {
  if (value === null) return quantiles.every(({ cumulative }) => cumulative === null);
  return value === 0 || value === '';
}

function countTypes(rows: readonly StatRow[]): StatsPage['types'] {
  const types: Record<StatType, number> = { counter: 0, gauge: 0, text: 0, histogram: 0, unknown: 0 };
  for (const { type } of rows) types[type] += 1;
  return types;
}

interface Listed {
  readonly rows: readonly (StatHead | StatRow)[];
  readonly groupIndices: readonly number[];
}

/** Heads before the rows of each group, groups in the order of their first row. */
function withHeads(rows: readonly StatRow[]): Listed {
  const listed: (StatHead | StatRow)[] = [];
  const groupIndices: number[] = [];
  for (const [name, members] of Map.groupBy(rows, ({ group }) => group)) {
    groupIndices.push(listed.length);
    listed.push({ kind: 'group', name, matched: members.length });
    // Not by spreading: one group may hold more rows than a call takes arguments.
    for (const row of members) listed.push(row);
  }
  return { rows: listed, groupIndices };
}

/** A window of `/stats`. Stats that were not asked for yet are not in it. */
export function statsPage(from: WithLive, question: StatsQuestion): StatsPage {
  const { offset, limit, type, nonZero, grouped, sort } = question;
  const all = statRows(from, question.all);
  const { matched, problem } = listOf(all, STATS_LIST, question);
  const isPlain = type === null && !nonZero;
  const left = isPlain
    ? matched
    : matched.filter((row) => (type === null || row.type === type) && !(nonZero && isZero(row)));
  const listed = grouped && sort === null ? withHeads(left) : { rows: left, groupIndices: [] };
  return {
    counts: { total: all.length, matched: left.length },
    rowCount: listed.rows.length,
    groupIndices: listed.groupIndices,
    rows: listed.rows.slice(offset, offset + limit),
    types: countTypes(all),
    problem,
  };
}
