import { once } from '@/lib/core/once';
import type { Cluster, ConfigDump, Endpoint, Listener } from './model';

/** A dump by name. Envoy allows several of one name: the states of a listener. */
export interface EnvoyLookups {
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
const LISTS_HOSTS =
  /^(?:STATIC|EDS|STRICT_DNS|LOGICAL_DNS|envoy\.clusters?\.(?:static|eds|strict_dns|logical_dns|dns))$/;

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

/**
 * Names of the listeners that a route configuration stands inside of, by its own name. Envoy lists such
 * configurations as static and does not say where they stand; one without a name cannot be told from others.
 */
export function inlineListeners(listeners: readonly Listener[]): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, Set<string>>();
  for (const { name, filterChains } of listeners) {
    for (const { http } of filterChains) {
      if (http?.routes.kind !== 'inline' || http.routes.name === '' || name === '') continue;
      const holders = names.get(http.routes.name) ?? new Set();
      names.set(http.routes.name, holders.add(name));
    }
  }
  return new Map([...names].map(([config, holders]) => [config, [...holders]]));
}

function clustersByName(clusters: readonly Cluster[]): ReadonlyMap<string, Cluster> {
  const byName = new Map<string, Cluster>();
  for (const cluster of clusters)
    if (serves(cluster) || !byName.has(cluster.name)) byName.set(cluster.name, cluster);
  return byName;
}

/** Indexes a dump by name, each part when it is first asked for: in time linear in its size. */
export function indexDump(dump: ConfigDump): EnvoyLookups {
  const clusters = once(() => clustersByName(dump.clusters));
  const endpoints = once(() => groupBy(dump.endpoints, (endpoint) => [endpoint.cluster]));
  const listeners = once(() => groupBy(dump.listeners, routeConfigsOfListener));
  return {
    get clusters() {
      return clusters();
    },
    get endpoints() {
      return endpoints();
    },
    get listenersByRouteConfig() {
      return listeners();
    },
    clusterServes: (name) => {
      const cluster = clusters().get(name);
      return cluster !== undefined && serves(cluster);
    },
  };
}
