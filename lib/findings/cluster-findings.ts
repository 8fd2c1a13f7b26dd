import { servingOf } from '@/lib/envoy/endpoint-serving';
import { indexDump } from '@/lib/envoy/lookups';
import type { Cluster, ConfigDump, Endpoint, PathMatch, Route } from '@/lib/envoy/model';
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

function usesOf(dump: ConfigDump): readonly Use[] {
  const uses = new Map<string, Use>();
  for (const config of dump.routeConfigs) {
    if (config.state === 'rejected') continue;
    for (const route of config.virtualHosts.flatMap((host) => host.routes)) {
      for (const cluster of reachable(route)) {
        const use = uses.get(cluster);
        uses.set(cluster, use === undefined ? firstUse(cluster, route) : { ...use, routes: use.routes + 1 });
      }
    }
  }
  return [...uses.values()];
}

function firstUse(cluster: string, route: Route): Use {
  return {
    cluster,
    routes: 1,
    example: { pointer: route.pointer, path: pathText(route.match.path) },
    origin: originOf(route),
  };
}

/** Distinct clusters that get a share of the route's requests; weight 0 gets none. */
function reachable({ action }: Route): ReadonlySet<string> {
  if (action.kind !== 'cluster' && action.kind !== 'weighted') return new Set();
  return new Set(action.clusters.flatMap(({ name, weight }) => (weight > 0 && name !== '' ? [name] : [])));
}

function originOf({ name, istioConfig }: Route): ObjectRef | null {
  const route = httpRouteOf(name, istioConfig);
  if (route !== null) return route;
  const ref = istioConfig === null ? null : objectOfConfigPath(istioConfig);
  return ref === null || isInternalObject(ref) ? null : ref;
}

function pathText(path: PathMatch): string {
  if (path.kind === 'connect') return 'CONNECT';
  return path.kind === 'unknown' ? path.field : path.value;
}
