import { naturalOrder } from '@/lib/core/natural-order';
import type { Cluster, FilterChain, Listener } from '@/lib/envoy/model';
import { parseClusterName } from '@/lib/envoy/names';
import type { Origin, RowState } from './common-types';
import type { Joined } from './joined';
import { distinct, portOf, type ServedHost, type ServedHosts, servedHosts } from './overview-hosts';
import type { HostRow } from './overview-types';

/** Clusters that istiod gives every sidecar for what it knows nothing of (istio, `pilot/pkg/util/constants.go`). */
const REST: ReadonlyMap<string, NonNullable<HostRow['rest']>> = new Map([
  ['PassthroughCluster', 'passthrough'],
  ['InboundPassthroughCluster', 'passthrough'],
  ['BlackHoleCluster', 'blackhole'],
]);

/** Virtual hosts that stand for all hosts that no other names. */
const REST_HOSTS: ReadonlyMap<string, NonNullable<HostRow['rest']>> = new Map([
  ['allow_any', 'passthrough'],
  ['block_all', 'blackhole'],
]);

function tlsText({ tls }: FilterChain): string | null {
  if (tls === null) return null;
  return tls.requireClientCertificate ? 'Mutual' : 'Simple';
}

/** `httpbin.default.svc.cluster.local:8000` is what istiod calls a virtual host. */
function hostOfName(name: string): string {
  return name.replace(/:\d+$/, '');
}

/** One row for a virtual host, by its longest name; a service has many. */
function outboundRow(served: ServedHost, listener: Listener): HostRow {
  const { domains, routeConfig, origins, routes, state } = served;
  const names = domains.filter((domain) => !domain.endsWith('.') && !/:\d+$/.test(domain));
  const [first = '', ...others] = names.length === 0 ? domains : names;
  // Behind a service's own address every host is that service.
  const isAll = first === '*';
  const rest = isAll ? (REST_HOSTS.get(served.name) ?? null) : null;
  return {
    host: isAll && rest === null ? hostOfName(served.name) : first,
    aliases: others,
    direction: 'outbound',
    rest,
    cluster: null,
    port: portOf(listener),
    tls: null,
    listener: listener.name,
    routeConfig,
    origins,
    routes,
    state,
  };
}

interface Mesh {
  readonly health: Joined['health'];
  readonly clusters: ReadonlyMap<string, Cluster>;
  /** Virtual hosts by the name of their route configuration. */
  readonly hosts: ServedHosts;
}

function clusterState(name: string, { health, clusters }: Mesh): RowState {
  if (!health.known) return { kind: 'ok' };
  if (!health.isServing(name)) return { kind: 'missing-cluster', clusters: [name], partial: false };
  const cluster = clusters.get(name);
  return cluster === undefined ? { kind: 'ok' } : health.stateOf(cluster);
}

interface Tcp {
  readonly direction: 'inbound' | 'outbound';
  readonly listener: Listener;
  readonly chain: FilterChain;
  readonly port: number | null;
}

/** Connections that go to a cluster as they are. */
function tcpRows({ direction, listener, chain, port }: Tcp, mesh: Mesh): readonly HostRow[] {
  return chain.tcpClusters.map(({ name }) => {
    const parts = parseClusterName(name);
    const rest = REST.get(name) ?? null;
    return {
      host: rest !== null ? '*' : direction === 'inbound' ? '' : (parts?.host ?? name),
      aliases: [],
      direction,
      rest,
      cluster: name,
      port: direction === 'outbound' ? (parts?.port ?? port) : port,
      tls: tlsText(chain),
      listener: listener.name,
      routeConfig: '',
      origins: [],
      routes: 0,
      state: rest === null ? clusterState(name, mesh) : { kind: 'ok' },
    };
  });
}

function hostsOf({ http }: FilterChain, { hosts }: Mesh): readonly ServedHost[] {
  if (http === null || http.routes.kind === 'none') return [];
  return hosts.get(http.routes.name) ?? [];
}

/** `use_original_dst` hands a connection to the listener of its destination; what remains goes nowhere known. */
function outboundRows(listener: Listener, mesh: Mesh): readonly HostRow[] {
  const seen = new Set<ServedHost>();
  return listener.filterChains.flatMap((chain) => {
    const fresh = hostsOf(chain, mesh).filter((host) => !seen.has(host));
    for (const host of fresh) seen.add(host);
    // Its own port is a loop and is closed; the default chain of an HTTP listener repeats the passthrough.
    const isAside =
      chain.match.destinationPort !== null || (chain.isDefault && listener.filterChains.length > 1);
    const tcp = isAside ? [] : tcpRows({ direction: 'outbound', listener, chain, port: null }, mesh);
    return [...fresh.map((host) => outboundRow(host, listener)), ...tcp];
  });
}

/** Routes inside a listener came with it, and here the listener itself came from istiod. */
function ownOrigin(origin: Origin, listener: Listener): Origin {
  const isInside = origin.kind === 'static' || origin.kind === 'inline';
  return isInside && listener.state !== 'static' ? { kind: 'generated' } : origin;
}

/** Chains of one port differ in TLS and protocol: with and without TLS is what Istio calls permissive. */
function inboundRows(listener: Listener, mesh: Mesh): readonly HostRow[] {
  const own = portOf(listener);
  const byPort = Map.groupBy(listener.filterChains, ({ match }) => match.destinationPort);
  return [...byPort].flatMap(([port, chains]): readonly HostRow[] => {
    if (port !== null && port === own) return [];
    const [http = chains[0]] = chains.filter((chain) => chain.http !== null);
    if (http === undefined) return [];
    const plain = chains.some((chain) => chain.tls === null);
    const secured = chains.find((chain) => chain.tls !== null);
    const tls = secured === undefined ? null : plain ? 'Mutual or none' : tlsText(secured);
    const [host] = hostsOf(http, mesh);
    if (host === undefined) {
      return tcpRows({ direction: 'inbound', listener, chain: http, port }, mesh).map((row) => ({
        ...row,
        tls,
      }));
    }
    const { routeConfig, routes, state } = host;
    const rest = port === null ? (REST.get(routeConfig) ?? 'passthrough') : null;
    return [
      {
        host: rest === null ? '' : '*',
        aliases: [],
        direction: 'inbound',
        rest,
        cluster: null,
        port,
        tls,
        listener: listener.name,
        routeConfig,
        origins: distinct(host.origins.map((origin) => ownOrigin(origin, listener))),
        routes,
        state: rest === null ? state : { kind: 'ok' },
      },
    ];
  });
}

const isRest = ({ rest }: HostRow): number => (rest === null ? 0 : 1);

/**
 * What a sidecar's workload can call, and what it serves. Its listeners are those of other services' ports, most of
 * them without a socket of their own, and one service has half a dozen names: none of that is a host of a gateway.
 */
export function meshHosts(joined: Joined): readonly HostRow[] {
  const { health, snapshot } = joined;
  const { dump } = snapshot;
  const mesh: Mesh = {
    health,
    clusters: new Map((dump?.clusters ?? []).map((cluster) => [cluster.name, cluster])),
    hosts: servedHosts(joined),
  };
  const rows = (dump?.listeners ?? [])
    .filter(({ state }) => state === 'active' || state === 'static')
    .flatMap((listener) => {
      if (listener.trafficDirection === 'OUTBOUND') return outboundRows(listener, mesh);
      return listener.trafficDirection === 'INBOUND' ? inboundRows(listener, mesh) : [];
    });
  return rows.sort(
    (a, b) => isRest(a) - isRest(b) || naturalOrder(a.host, b.host) || (a.port ?? 0) - (b.port ?? 0),
  );
}
