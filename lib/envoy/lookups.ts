import type { Cluster, ConfigDump, Endpoint, Listener, RouteConfig } from './model';

/** A dump by name. Envoy allows several of one name: states of a listener, inline route configurations. */
export interface EnvoyLookups {
  readonly routeConfigs: ReadonlyMap<string, readonly RouteConfig[]>;
  /** The cluster that serves under a name; a warming one only when there is no other. */
  readonly clusters: ReadonlyMap<string, Cluster>;
  readonly endpoints: ReadonlyMap<string, readonly Endpoint[]>;
  /** Listeners, by the name of each route configuration that their connection managers use. */
  readonly listenersByRouteConfig: ReadonlyMap<string, readonly Listener[]>;
  /** True when a request can be sent to the cluster: a new cluster that is still warming answers 503 NC. */
  readonly clusterServes: (name: string) => boolean;
}

function groupBy<T>(
  items: readonly T[],
  keys: (item: T) => Iterable<string>,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keys(item)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return groups;
}

/** Cluster types whose hosts are known before a request; ORIGINAL_DST makes hosts as it goes. */
const LISTS_HOSTS = /^(?:EDS|STRICT_DNS|LOGICAL_DNS|envoy\.clusters?\.(?:eds|strict_dns|logical_dns|dns))$/;

/** True when a cluster without a listed host has none to send a request to. */
export const listsHosts = ({ type }: Pick<Cluster, 'type'>): boolean => LISTS_HOSTS.test(type);

const serves = (cluster: Cluster): boolean => cluster.state === 'static' || cluster.state === 'active';

/** Names of the route configurations that a listener's filter chains use. */
export function routeConfigsOfListener(listener: Listener): ReadonlySet<string> {
  const names = new Set<string>();
  for (const chain of listener.filterChains) {
    const source = chain.http?.routes;
    if (source?.kind === 'rds' || source?.kind === 'inline') names.add(source.name);
  }
  return names;
}

/** Indexes a dump by name: built once per snapshot, in time linear in its size. */
export function indexDump(dump: ConfigDump): EnvoyLookups {
  const clusters = new Map<string, Cluster>();
  for (const cluster of dump.clusters) {
    if (serves(cluster) || !clusters.has(cluster.name)) clusters.set(cluster.name, cluster);
  }
  return {
    routeConfigs: groupBy(dump.routeConfigs, (config) => [config.name]),
    clusters,
    endpoints: groupBy(dump.endpoints, (endpoint) => [endpoint.cluster]),
    listenersByRouteConfig: groupBy(dump.listeners, routeConfigsOfListener),
    clusterServes: (name) => {
      const cluster = clusters.get(name);
      return cluster !== undefined && serves(cluster);
    },
  };
}
