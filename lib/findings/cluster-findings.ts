import { indexDump, listsHosts } from '@/lib/envoy/lookups';
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
 * Clusters that routes use and that are missing (Envoy answers 503 NC), or that have no healthy endpoint (503 UH).
 * Says nothing when the dump has no clusters section. `endpoints` null: not known, so nobody is without.
 */
export function clusterFindings(dump: ConfigDump, endpoints: readonly Endpoint[] | null): readonly Ranked[] {
  if (!hasSection(dump, 'ClustersConfigDump')) return [];
  const { clusters, clusterServes } = indexDump(dump);
  const byCluster = endpoints === null ? null : Map.groupBy(endpoints, (endpoint) => endpoint.cluster);
  return usesOf(dump).flatMap((use): readonly Ranked[] => {
    const cluster = clusters.get(use.cluster);
    if (cluster === undefined || !clusterServes(use.cluster)) return [missing(use)];
    const total = byCluster === null ? null : unhealthyTotal(cluster, byCluster);
    return total === null ? [] : [noHealthyEndpoint(use, total)];
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

function noHealthyEndpoint({ cluster, routes, origin }: Use, total: number): Ranked {
  return {
    finding: { severity: 'error', kind: 'no-healthy-endpoint', cluster, total, routes, origin },
    radius: routes,
    name: cluster,
  };
}

/** Number of endpoints of a cluster none of which gets requests; null when one does, or none need be listed. */
function unhealthyTotal(
  cluster: Cluster,
  byCluster: ReadonlyMap<string, readonly Endpoint[]>,
): number | null {
  const own = byCluster.get(cluster.name) ?? byCluster.get(cluster.edsServiceName ?? '') ?? [];
  if (own.length === 0) return listsHosts(cluster) ? 0 : null;
  const serves = own.some(
    ({ health }) => health === 'healthy' || health === 'degraded' || health === 'unknown',
  );
  return serves ? null : own.length;
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
