import { servingOf } from '@/lib/envoy/endpoint-serving';
import { indexDump } from '@/lib/envoy/lookups';
import type { Cluster, ConfigDump, Endpoint, PathMatch, Route } from '@/lib/envoy/model';
import type { RouteTable } from '@/lib/envoy/route-table/route-table';
import type { ObjectRef } from '@/lib/istio/model';
import { httpRouteOf, isInternalObject, objectOfConfigPath } from '@/lib/istio/provenance';
import type { Ranked } from './ranked';

/** A cluster by the routes that can send requests to it. */
interface Use {
  readonly cluster: string;
  readonly routes: number;
  readonly example: { readonly pointer: string; readonly path: string };
  readonly origin: ObjectRef | null;
}

/**
 * Clusters that routes use and that are missing (Envoy answers 503 NC), that have no healthy endpoint (503 UH), or
 * whose unhealthy endpoints get requests for want of others. Which endpoints serve: `endpoint-serving.ts`. Says nothing when the dump has no clusters section. `endpoints` null: not known, so nobody is without.
 */
export function clusterFindings(dump: ConfigDump, endpoints: readonly Endpoint[] | null): readonly Ranked[] {
  if (!hasSection(dump, 'ClustersConfigDump')) return [];
  const { clusters, clusterServes } = indexDump(dump);
  const byCluster = endpoints === null ? null : Map.groupBy(endpoints, (endpoint) => endpoint.cluster);
  return usesOf(dump).flatMap((use): readonly Ranked[] => {
    const cluster = clusters.get(use.cluster);
    if (cluster === undefined || !clusterServes(use.cluster)) return [missing(use)];
    return byCluster === null ? [] : endpointFindings(use, cluster, endpointsOf(cluster, byCluster));
  });
}

export function hasSection(dump: ConfigDump, type: string): boolean {
  return dump.sections.some((section) => section.type.endsWith(`.${type}`));
}

function missing(use: Use): Ranked {
  const { cluster, routes, example, origin } = use;
  return {
    finding: { severity: 'error', kind: 'cluster-missing', cluster, routes, example, origin },
    radius: routes,
    name: cluster,
  };
}

function endpointFindings(use: Use, cluster: Cluster, endpoints: readonly Endpoint[]): readonly Ranked[] {
  const fact = { cluster: use.cluster, total: endpoints.length, routes: use.routes, origin: use.origin };
  const rank = { radius: use.routes, name: use.cluster };
  switch (servingOf(cluster, endpoints)) {
    case 'fails':
      return [{ finding: { severity: 'error', kind: 'no-healthy-endpoint', ...fact }, ...rank }];
    case 'panics':
      return [{ finding: { severity: 'warning', kind: 'cluster-panics', ...fact }, ...rank }];
    case 'serves':
    case 'unknown':
      return [];
  }
}

/** EDS names its endpoints by service name where that differs from the cluster's. */
function endpointsOf(
  { name, edsServiceName }: Cluster,
  byCluster: ReadonlyMap<string, readonly Endpoint[]>,
): readonly Endpoint[] {
  return byCluster.get(name) ?? byCluster.get(edsServiceName ?? name) ?? [];
}

/** The first route that can send requests to a cluster, and how many there are. */
interface Count {
  readonly row: number;
  routes: number;
}

function isReached(table: RouteTable, target: number): boolean {
  return table.targetWeight(target) > 0 && !table.isTargetByHeader(target);
}

/** True for the first of the targets of a route that name the same cluster and get a share of its requests. */
function isFirst(table: RouteTable, first: number, target: number): boolean {
  if (!isReached(table, target)) return false;
  for (let other = first; other < target; other += 1)
    if (table.targetName(other) === table.targetName(target) && isReached(table, other)) return false;
  return true;
}

function countsOf(table: RouteTable): ReadonlyMap<number, Count> {
  const counts = new Map<number, Count>();
  const count = (row: number): void => {
    const first = table.firstTarget(row);
    for (let target = first; target < table.firstTarget(row + 1); target += 1) {
      if (!isFirst(table, first, target)) continue;
      const name = table.targetName(target);
      const known = counts.get(name);
      if (known === undefined) counts.set(name, { row, routes: 1 });
      else known.routes += 1;
    }
  };
  for (const [config, { state }] of table.configs.entries()) {
    if (state === 'rejected') continue;
    const behind = table.firstRoute(table.firstHost(config + 1));
    for (let row = table.firstRoute(table.firstHost(config)); row < behind; row += 1) count(row);
  }
  return counts;
}

function usesOf({ routes: table }: ConfigDump): readonly Use[] {
  return [...countsOf(table)].flatMap(([name, { row, routes }]): readonly Use[] => {
    const cluster = table.nameText(name);
    if (cluster === '') return [];
    const example = { pointer: table.pointer(row), path: pathText(table.path(row)) };
    const istioConfig = table.istioConfigText(table.istioConfig(row));
    return [{ cluster, routes, example, origin: originOf({ name: table.name(row), istioConfig }) }];
  });
}

function originOf({ name, istioConfig }: Pick<Route, 'name' | 'istioConfig'>): ObjectRef | null {
  const route = httpRouteOf(name, istioConfig);
  if (route !== null) return route;
  const ref = istioConfig === null ? null : objectOfConfigPath(istioConfig);
  return ref === null || isInternalObject(ref) ? null : ref;
}

function pathText(path: PathMatch): string {
  if (path.kind === 'connect') return 'CONNECT';
  return path.kind === 'unknown' ? path.field : path.value;
}
