import { naturalOrder } from '@/lib/core/natural-order';
import type { FilterChain, Listener } from '@/lib/envoy/model';
import { gatewaysOnPort } from '@/lib/istio/gateways-on-port';
import type { Origin, RowState } from './common-types';
import type { Joined } from './joined';
import { perSnapshot } from './lists/per-snapshot';
import type { HostRow } from './overview-types';
import { originText } from './route-text';

const RANK: Readonly<Record<RowState['kind'], number>> = {
  ok: 0,
  warming: 1,
  draining: 1,
  unknown: 2,
  'missing-mirror': 3,
  panic: 3,
  'no-healthy-endpoint': 3,
  'missing-cluster': 4,
  rejected: 5,
};

/** The worst of several states: what stands for all of them. */
export function worst(states: readonly RowState[]): RowState {
  return states.reduce<RowState>((bad, state) => (RANK[state.kind] > RANK[bad.kind] ? state : bad), {
    kind: 'ok',
  });
}

/** Origins, each once. */
export function distinct(origins: readonly Origin[]): readonly Origin[] {
  return [...new Map(origins.map((origin) => [originText(origin), origin])).values()];
}

/** The port of a listener's socket; null for a pipe or an internal listener. */
export function portOf(listener: Listener): number | null {
  const [address] = listener.addresses;
  return address?.kind === 'socket' ? address.port : null;
}

/** Domains as a person would say them: Istio adds each with its port. */
function hostsOf(domains: readonly string[]): readonly string[] {
  const known = new Set(domains);
  return domains.filter((domain) => !/:\d+$/.test(domain) || !known.has(domain.replace(/:\d+$/, '')));
}

/** The port that clients use: a Service in front of the pod maps it, when exactly one Gateway port ends here. */
function clientPort(listener: Listener, { snapshot, pod }: Joined): number | null {
  const own = portOf(listener);
  const { istio } = snapshot;
  if (own === null || istio === null || pod === null) return own;
  const ports = new Set(gatewaysOnPort(istio, pod, own).map(({ port }) => port));
  const [only] = ports;
  return ports.size === 1 && only !== undefined ? only : own;
}

interface Place {
  readonly listener: Listener;
  readonly chain: FilterChain;
  readonly port: number | null;
}

/** A virtual host with routes: what the hosts of an Envoy are made of. */
export interface ServedHost {
  readonly name: string;
  readonly domains: readonly string[];
  readonly routeConfig: string;
  readonly origins: readonly Origin[];
  readonly routes: number;
  /** The worst of its routes. */
  readonly state: RowState;
}

function servedHost({ routes }: Joined, host: number): ServedHost {
  const { table } = routes;
  const [from, to] = [table.firstRoute(host), table.firstRoute(host + 1)];
  // Routes of the same origin have the same object, and so have most states.
  const origins = new Set<Origin>();
  const states = new Set<RowState>();
  for (let row = from; row < to; row += 1) {
    origins.add(routes.originOf(row));
    states.add(routes.stateOf(row));
  }
  return {
    name: table.hostName(host),
    domains: table.domains(host),
    routeConfig: routes.configOf(host).name,
    origins: distinct([...origins]),
    routes: to - from,
    state: worst([...states]),
  };
}

/** Virtual hosts with routes, by the name of their route configuration. */
export type ServedHosts = ReadonlyMap<string, readonly ServedHost[]>;

export const servedHosts = perSnapshot((joined: Joined): ServedHosts => {
  const { table } = joined.routes;
  const hosts = Array.from({ length: table.hostCount }, (_, host) => host);
  const served = hosts.filter((host) => table.routeCount(host) > 0).map((host) => servedHost(joined, host));
  return Map.groupBy(served, ({ routeConfig }) => routeConfig);
});

function hostRows({ listener, chain, port }: Place, hosts: readonly ServedHost[]): readonly HostRow[] {
  const tls = chain.tls === null ? null : chain.tls.requireClientCertificate ? 'Mutual' : 'Simple';
  return hosts.flatMap(({ domains, routeConfig, origins, routes, state }) =>
    hostsOf(domains).map((domain) => ({
      host: domain,
      aliases: [],
      direction: null,
      rest: null,
      cluster: null,
      port,
      tls,
      listener: listener.name,
      routeConfig,
      origins,
      routes,
      state,
    })),
  );
}

/** Hosts that a gateway answers for. Chains of one listener often share a route configuration: each pair is listed once. */
export function gatewayHosts(joined: Joined): readonly HostRow[] {
  const byConfig = servedHosts(joined);
  const serving = (joined.snapshot.dump?.listeners ?? []).filter(
    ({ state }) => state === 'active' || state === 'static',
  );
  const rows = serving.flatMap((listener) => {
    const seen = new Set<string>();
    const port = clientPort(listener, joined);
    return listener.filterChains.flatMap((chain) => {
      const routes = chain.http?.routes;
      if (routes === undefined || routes.kind === 'none' || routes.name === '' || seen.has(routes.name))
        return [];
      seen.add(routes.name);
      return hostRows({ listener, chain, port }, byConfig.get(routes.name) ?? []);
    });
  });
  return rows.sort((a, b) => naturalOrder(a.host, b.host) || (a.port ?? 0) - (b.port ?? 0));
}
