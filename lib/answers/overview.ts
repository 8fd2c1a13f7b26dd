import type { Json } from '@/lib/core/json';
import { isJsonObject } from '@/lib/core/json';
import { naturalOrder } from '@/lib/core/natural-order';
import type { FilterChain, Listener } from '@/lib/envoy/model';
import { gatewaysOnPort } from '@/lib/istio/gateways-on-port';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import type { Origin, RowState } from './common-types';
import type { HostBlock, Joined } from './joined';
import type { HostRow, Overview } from './overview-types';
import { originText } from './route-text';

type Metadata = { readonly [key: string]: Json };

function textIn(metadata: Metadata, key: string): string | null {
  const value = Object.hasOwn(metadata, key) ? metadata[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : null;
}

function identityOf(snapshot: Snapshot): Overview['identity'] {
  const { serverInfo, dump } = snapshot;
  const metadata = serverInfo?.metadata ?? dump?.bootstrap?.metadata ?? {};
  const labels = Object.hasOwn(metadata, 'LABELS') ? metadata['LABELS'] : undefined;
  const nodeId = serverInfo?.nodeId || dump?.bootstrap?.nodeId || null;
  const versions = dump?.listeners.map(({ version }) => version ?? '').sort(naturalOrder) ?? [];
  return {
    state: serverInfo?.state ?? null,
    nodeId,
    // Istio writes `<type>~<pod IP>~<pod>.<ns>~<domain>`.
    podIp: nodeId?.split('~')[1] ?? null,
    istioVersion: textIn(metadata, 'ISTIO_VERSION'),
    envoyVersion: serverInfo?.version ?? dump?.bootstrap?.envoyVersion ?? null,
    revision: isJsonObject(labels) ? textIn(labels, 'istio.io/rev') : null,
    uptimeSeconds: serverInfo?.uptimeSeconds ?? null,
    configVersion: versions.at(-1) || null,
  };
}

const RANK: Readonly<Record<RowState['kind'], number>> = {
  ok: 0,
  warming: 1,
  draining: 1,
  unknown: 2,
  'no-healthy-endpoint': 3,
  'missing-cluster': 4,
  rejected: 5,
};

function worst(states: readonly RowState[]): RowState {
  return states.reduce<RowState>((bad, state) => (RANK[state.kind] > RANK[bad.kind] ? state : bad), {
    kind: 'ok',
  });
}

function distinct(origins: readonly Origin[]): readonly Origin[] {
  return [...new Map(origins.map((origin) => [originText(origin), origin])).values()];
}

function portOf(listener: Listener): number | null {
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

/** Chains of one listener often share a route configuration: each pair is listed once. */
function reachableHosts(joined: Joined): readonly HostRow[] {
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

/** Rows that one answer carries; the total is said beside them. */
const MAX_HOSTS = 2_000;

function countsOf(joined: Joined): Overview['counts'] {
  const { snapshot, blocks, health } = joined;
  const { dump } = snapshot;
  const healths = (dump?.clusters ?? []).map((cluster) => health.healthOf(cluster));
  return {
    listeners: dump?.listeners.length ?? 0,
    filterChains: dump?.listeners.reduce((sum, { filterChains }) => sum + filterChains.length, 0) ?? 0,
    routeConfigs: dump?.routeConfigs.length ?? 0,
    virtualHosts: blocks.length,
    routes: blocks.reduce((sum, { rows }) => sum + rows.length, 0),
    clusters: dump?.clusters.length ?? 0,
    endpoints: healths.reduce((sum, each) => sum + (each?.total ?? 0), 0),
    healthyEndpoints: healths.reduce((sum, each) => sum + (each?.healthy ?? 0), 0),
    secrets: dump?.secrets.length ?? 0,
    dumpBytes: snapshot.parts.get('admin/config_dump')?.bytes ?? 0,
  };
}

/** Who this Envoy is, what is wrong, which hosts it answers for. */
export function overview(joined: Joined): Overview {
  const hosts = reachableHosts(joined);
  return {
    identity: identityOf(joined.snapshot),
    findings: joined.findings,
    hosts: hosts.slice(0, MAX_HOSTS),
    hostCount: hosts.length,
    counts: countsOf(joined),
  };
}
