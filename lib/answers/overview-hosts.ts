import { naturalOrder } from '@/lib/core/natural-order';
import type { FilterChain, Listener } from '@/lib/envoy/model';
import { gatewaysOnPort } from '@/lib/istio/gateways-on-port';
import type { Origin, RowState } from './common-types';
import type { HostBlock, Joined } from './joined';
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

function hostRows({ listener, chain, port }: Place, blocks: readonly HostBlock[]): readonly HostRow[] {
  const tls = chain.tls === null ? null : chain.tls.requireClientCertificate ? 'Mutual' : 'Simple';
  return blocks
    .filter(({ rows }) => rows.length > 0)
    .flatMap(({ host, rows, config }) =>
      hostsOf(host.domains).map((domain) => ({
        host: domain,
        aliases: [],
        direction: null,
        rest: null,
        cluster: null,
        port,
        tls,
        listener: listener.name,
        routeConfig: config.name,
        origins: distinct(rows.map(({ origin }) => origin)),
        routes: rows.length,
        state: worst(rows.map(({ state }) => state)),
      })),
    );
}

/** Hosts that a gateway answers for. Chains of one listener often share a route configuration: each pair is listed once. */
export function gatewayHosts(joined: Joined): readonly HostRow[] {
  const byConfig = Map.groupBy(joined.blocks, ({ config }) => config.name);
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
