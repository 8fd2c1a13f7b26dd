import { partOf, type WithLive } from './admin-part';
import { perSnapshot } from './lists/per-snapshot';
import { statRows } from './stats-list';
import type { StatRow } from './stats-types';

/** A counter or gauge of one cluster by the end of its name; null when the answer of `/stats` lacks it. */
export type StatLookup = (name: string) => number | null;

/** Envoy `Utility::sanitizeStatsName`: what separates things in other formats is an underscore here. */
const inStats = (name: string): string =>
  name.replaceAll('://', '_').replaceAll(':/', '_').replaceAll(':', '_');

const byName = perSnapshot(
  (rows: readonly StatRow[]): ReadonlyMap<string, number> =>
    new Map(rows.flatMap(({ name, value }) => (typeof value === 'number' ? [[name, value]] : []))),
);

/** Statistics of a cluster by the name that they use; null when no gauges are in the capture, nor were asked for. */
export function clusterStats(from: WithLive, statName: string): StatLookup | null {
  const isAll = partOf(from, 'stats_gauges') === undefined;
  if (isAll && partOf(from, 'stats_gauges_all') === undefined) return null;
  const values = byName(statRows(from, isAll));
  const prefix = `cluster.${inStats(statName)}.`;
  return (name) => values.get(prefix + name) ?? null;
}
