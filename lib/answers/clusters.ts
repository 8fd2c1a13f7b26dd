import { appError } from '@/lib/core/errors';
import { err, ok, type Result } from '@/lib/core/result';
import { readClusterSettings } from '@/lib/envoy/cluster-settings';
import type { Health } from '@/lib/envoy/endpoint-serving';
import type { Cluster } from '@/lib/envoy/model';
import { clusterEndpoints } from './clusters-endpoints';
import { CLUSTERS } from './clusters-list';
import { clusterMessage, statusOf } from './clusters-raw';
import { clusterRow, clusterRows, type ListedCluster } from './clusters-rows';
import type { ClusterDetail, ClustersPage } from './clusters-types';
import type { Joined } from './joined';
import { jsonAt } from './json-at';
import { listOf } from './lists/engine';
import { listExtras } from './lists/extras';
import type { Question } from './questions';

/** Routes listed beside a cluster; the total is always said. */
const MAX_USERS = 100;

/** Endpoints of all these clusters; null when they are known of none. */
function sumOf(rows: readonly ListedCluster[]): Health | null {
  const known = rows.flatMap(({ row }) => (row.endpoints === null ? [] : [row.endpoints]));
  if (known.length === 0 && rows.length > 0) return null;
  return known.reduce(
    (sum, { healthy, unknown, total }) => ({
      healthy: sum.healthy + healthy,
      unknown: sum.unknown + unknown,
      total: sum.total + total,
    }),
    { healthy: 0, unknown: 0, total: 0 },
  );
}

/** A window of the clusters, with the endpoints of all that the filter leaves. */
export function clustersPage(joined: Joined, question: Extract<Question, { ask: 'clusters' }>): ClustersPage {
  const list = listOf(clusterRows(joined), CLUSTERS, question);
  const { counts, rows, matched, problem } = list;
  return {
    counts,
    endpoints: sumOf(matched),
    rows: rows.map(({ row }) => row),
    problem,
    // A warming cluster has the name of the active one, and its pointer tells it apart.
    ...listExtras(list, CLUSTERS, question, ({ row: { name, pointer, resource } }, id) =>
      resource === 'warming' ? pointer === id : name === id,
    ),
  };
}

function usedBy({ routes }: Joined, name: string): ClusterDetail['usedBy'] {
  const { table } = routes;
  const rows = table.rowsTo(name);
  const shown = rows.slice(0, MAX_USERS).map((row) => {
    const path = table.path(row);
    return {
      pointer: table.pointer(row),
      label: path.kind === 'connect' ? 'connect' : path.kind === 'unknown' ? path.field : path.value,
      virtualHost: table.hostName(table.hostOf(row)),
      routeConfig: routes.configOf(table.hostOf(row)).name,
    };
  });
  return { total: rows.length, routes: shown };
}

/** A cluster by name or JSON pointer. A warming twin is found when no active one has the name. */
export function clusterNamed(joined: Joined, name: string): Cluster | null {
  const all = joined.snapshot.dump?.clusters ?? [];
  const named = all.filter((each) => each.name === name || each.pointer === name);
  return named.find(({ state }) => state !== 'warming') ?? named[0] ?? null;
}

/** One cluster: all that it is told, its endpoints by failover group, and its routes. */
export function clusterDetail(joined: Joined, name: string): Result<ClusterDetail> {
  const cluster = clusterNamed(joined, name);
  if (cluster === null) return err(appError('resource-gone', { what: `Cluster ${name}` }));
  const { snapshot } = joined;
  const message = clusterMessage(snapshot, cluster);
  const settings = message.object === null ? null : readClusterSettings(message);
  return ok({
    row: clusterRow(cluster, joined),
    cluster,
    settings,
    status: statusOf(snapshot, cluster.name),
    ...clusterEndpoints(joined, cluster, message, settings),
    usedBy: usedBy(joined, cluster.name),
    notices: settings?.notices ?? [],
    json: jsonAt(snapshot, cluster.pointer),
  });
}
