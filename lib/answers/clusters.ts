import { appError } from '@/lib/core/errors';
import { naturalOrder } from '@/lib/core/natural-order';
import { err, ok, type Result } from '@/lib/core/result';
import type { Cluster } from '@/lib/envoy/model';
import { parseClusterName } from '@/lib/envoy/names';
import { serviceOfHost } from '@/lib/istio/services';
import { parseFilter } from '@/lib/query/words';
import { clustersOf } from './cluster-health';
import type { ClusterDetail, ClusterRow, ClustersPage } from './clusters-types';
import type { Joined } from './joined';
import { jsonAt } from './json-at';
import { originOf } from './origin';
import type { Question } from './questions';
import { originText } from './route-text';

/** Routes listed beside a cluster; the total is always said. */
const MAX_USERS = 100;

function rowOf(cluster: Cluster, joined: Joined): ClusterRow {
  const parts = parseClusterName(cluster.name);
  const { istio } = joined.snapshot;
  return {
    pointer: cluster.pointer,
    name: cluster.name,
    parts,
    type: cluster.type,
    endpoints: joined.health.healthOf(cluster),
    origin: originOf({ name: '', istioConfig: cluster.istioConfig }, cluster.state, joined.objects),
    service: parts === null || istio === null ? null : serviceOfHost(istio, parts.host),
    state: joined.health.stateOf(cluster),
  };
}

function textOf(row: ClusterRow, joined: Joined, cluster: Cluster): string {
  const addresses = joined.health
    .endpointsOf(cluster)
    .slice(0, 50)
    .map(({ address }) => (address.kind === 'socket' ? `${address.address}:${address.port ?? ''}` : ''));
  return [
    row.name,
    row.type,
    originText(row.origin),
    row.state.kind === 'ok' ? '' : row.state.kind,
    ...addresses,
  ]
    .join(' ')
    .toLowerCase();
}

function order(a: ClusterRow, b: ClusterRow): number {
  return (
    naturalOrder(a.parts?.host ?? a.name, b.parts?.host ?? b.name) ||
    (a.parts?.port ?? 0) - (b.parts?.port ?? 0) ||
    naturalOrder(a.name, b.name)
  );
}

export function clustersPage(joined: Joined, question: Extract<Question, { ask: 'clusters' }>): ClustersPage {
  const clusters = joined.snapshot.dump?.clusters ?? [];
  const filter = parseFilter(question.filter);
  const rows = clusters
    .map((cluster) => ({ cluster, row: rowOf(cluster, joined) }))
    .filter(({ cluster, row }) => filter.isEmpty || filter.matches(textOf(row, joined, cluster)))
    .map(({ row }) => row)
    .sort(order);
  const sum = (pick: (health: { healthy: number; total: number }) => number) =>
    rows.reduce((total, { endpoints }) => total + (endpoints === null ? 0 : pick(endpoints)), 0);
  return {
    counts: { total: clusters.length, matched: rows.length },
    endpoints: { healthy: sum(({ healthy }) => healthy), total: sum(({ total }) => total) },
    rows: rows.slice(question.offset, question.offset + question.limit),
  };
}

function usedBy(joined: Joined, name: string): ClusterDetail['usedBy'] {
  const users = joined.blocks.flatMap(({ rows }) =>
    rows.filter(({ action }) => clustersOf(action).some((each) => each.name === name)),
  );
  const routes = users.slice(0, MAX_USERS).map((row) => ({
    pointer: row.pointer,
    label:
      row.path.kind === 'connect' ? 'connect' : row.path.kind === 'unknown' ? row.path.field : row.path.value,
    virtualHost: row.virtualHost,
    routeConfig: row.routeConfig,
  }));
  return { total: users.length, routes };
}

/** One cluster with its endpoints and its routes. A warming twin is found when no active one has the name. */
export function clusterDetail(joined: Joined, name: string): Result<ClusterDetail> {
  const named =
    joined.snapshot.dump?.clusters.filter((each) => each.name === name || each.pointer === name) ?? [];
  const cluster = named.find(({ state }) => state !== 'warming') ?? named[0];
  if (cluster === undefined) return err(appError('resource-gone', { what: `Cluster ${name}` }));
  return ok({
    row: rowOf(cluster, joined),
    cluster,
    endpoints: joined.health.endpointsOf(cluster),
    usedBy: usedBy(joined, cluster.name),
    json: jsonAt(joined.snapshot, cluster.pointer),
  });
}
