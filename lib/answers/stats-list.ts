import { groupOf } from '@/lib/envoy/admin/stat-groups';
import { joinStats, readStats } from '@/lib/envoy/admin/stats';
import type { Stat, StatType } from '@/lib/envoy/admin/stats-model';
import type { AdminOperation } from '@/lib/snapshot/capture';
import type { Snapshot, SnapshotPart } from '@/lib/snapshot/snapshot';
import { jsonOf, partOf, type WithLive } from './admin-part';
import type { ListColumn, ListDefinition } from './lists/model';
import { type ListSource, listSource } from './lists/source';
import type { StatRow } from './stats-types';

type Asked = readonly (readonly [operation: AdminOperation, type: StatType])[];

const USED: Asked = [
  ['stats_counters', 'counter'],
  ['stats_gauges', 'gauge'],
  ['stats_text_readouts', 'text'],
  ['stats_histograms', 'histogram'],
];
const ALL: Asked = [
  ['stats_counters_all', 'counter'],
  ['stats_gauges_all', 'gauge'],
  ['stats_text_readouts', 'text'],
  ['stats_histograms_all', 'histogram'],
];

/** Names in stats have no colon: it separates things in other formats (envoy, `Utility::sanitizeStatsName`). */
const inStats = (name: string): string => name.replaceAll(':', '_');

/** Beginnings of names that this Envoy's own configuration explains. */
function knownGroups({ dump }: Snapshot): ReadonlySet<string> {
  const clusters = (dump?.clusters ?? []).map(({ name, statName }) => `cluster.${inStats(statName ?? name)}`);
  const managers = (dump?.listeners ?? []).flatMap(({ filterChains }) =>
    filterChains.flatMap(({ http }) => (http === null ? [] : [`http.${inStats(http.statPrefix)}`])),
  );
  return new Set([...clusters, ...managers]);
}

function statsOf(part: SnapshotPart | undefined, type: StatType): readonly Stat[] {
  const document = part === undefined ? null : jsonOf(part);
  const stats = document?.ok ? readStats(document.value, type) : null;
  return stats?.ok ? stats.value : [];
}

interface Kept {
  readonly parts: readonly (SnapshotPart | undefined)[];
  readonly rows: readonly StatRow[];
}

/** By snapshot and by what was asked: the same rows until one of the answers is another. */
const kept = new WeakMap<Snapshot, Map<Asked, Kept>>();

/** Every stat that is known, by name. An answer that is not there has no rows. */
export function statRows(from: WithLive, all: boolean): readonly StatRow[] {
  const asked = all ? ALL : USED;
  const { snapshot } = from;
  const parts = asked.map(([operation]) => partOf(from, operation));
  const known = kept.get(snapshot) ?? new Map<Asked, Kept>();
  const before = known.get(asked);
  if (before?.parts.every((part, place) => part === parts[place])) return before.rows;
  const groups = knownGroups(snapshot);
  const stats = joinStats(asked.map(([, type], place) => statsOf(parts[place], type)));
  const rows = stats.map((stat): StatRow => ({ ...stat, kind: 'stat', group: groupOf(stat.name, groups) }));
  kept.set(snapshot, known.set(asked, { parts, rows }));
  return rows;
}

const quantile = (wanted: number): ListColumn<StatRow> => ({
  id: `p${wanted}`,
  title: `P${wanted}`,
  kind: 'number',
  shown: 'wide',
  value: ({ quantiles }) => quantiles.find((each) => each.quantile === wanted)?.cumulative ?? null,
});

/** `/stats` as a list: `type:gauge value:>0`, `group:cluster`, `p99:>100`. */
export const STATS_LIST: ListDefinition<StatRow> = {
  name: 'stats',
  columns: [
    { id: 'name', title: 'Name', kind: 'text', shown: 'table', value: ({ name }) => name },
    { id: 'type', title: 'Type', kind: 'text', shown: 'table', suggest: true, value: ({ type }) => type },
    {
      id: 'value',
      title: 'Value',
      kind: 'number',
      shown: 'table',
      value: ({ value }) => (typeof value === 'number' ? value : null),
    },
    {
      id: 'text',
      title: 'Text',
      kind: 'text',
      shown: 'wide',
      value: ({ value }) => (typeof value === 'string' ? value : null),
    },
    {
      id: 'group',
      aliases: ['prefix'],
      title: 'Of',
      kind: 'text',
      shown: 'wide',
      suggest: true,
      value: ({ group }) => group,
    },
    ...[50, 90, 99, 100].map(quantile),
  ],
  text: ({ name, type, value }) => `${name} ${type} ${typeof value === 'string' ? value : ''}`.toLowerCase(),
};

/** The list as suggestions and exports see it: all stats once somebody has asked for all of them. */
export const statsList: ListSource = listSource(STATS_LIST, ({ joined: { snapshot }, live }) =>
  statRows({ snapshot, live }, partOf({ snapshot, live }, 'stats_counters_all') !== undefined),
);
