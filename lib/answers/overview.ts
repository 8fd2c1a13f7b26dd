import type { Json } from '@/lib/core/json';
import { isJsonObject } from '@/lib/core/json';
import { naturalOrder } from '@/lib/core/natural-order';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import type { Joined } from './joined';
import { gatewayHosts } from './overview-hosts';
import { meshHosts } from './overview-mesh';
import type { Overview, ProxyType } from './overview-types';

type Metadata = { readonly [key: string]: Json };

function textIn(metadata: Metadata, key: string): string | null {
  const value = Object.hasOwn(metadata, key) ? metadata[key] : undefined;
  return typeof value === 'string' && value !== '' ? value : null;
}

const TYPES: readonly ProxyType[] = ['router', 'sidecar', 'waypoint'];

/** The first word of Istio's node id; another Envoy has other ids. */
function typeOf(nodeId: string | null): ProxyType | null {
  const [type, ...rest] = nodeId?.split('~') ?? [];
  return rest.length === 3 ? (TYPES.find((each) => each === type) ?? null) : null;
}

function identityOf(snapshot: Snapshot): Overview['identity'] {
  const { serverInfo, dump } = snapshot;
  const metadata = serverInfo?.metadata ?? dump?.bootstrap?.metadata ?? {};
  const labels = Object.hasOwn(metadata, 'LABELS') ? metadata['LABELS'] : undefined;
  const nodeId = serverInfo?.nodeId || dump?.bootstrap?.nodeId || null;
  const versions = dump?.listeners.map(({ version }) => version ?? '').sort(naturalOrder) ?? [];
  return {
    state: serverInfo?.state ?? null,
    type: typeOf(nodeId),
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

/** Rows that one answer carries; the total is said beside them. */
const MAX_HOSTS = 2_000;

function countsOf(joined: Joined): Overview['counts'] {
  const { snapshot, routes, health } = joined;
  const { dump } = snapshot;
  const healths = (dump?.clusters ?? []).map((cluster) => health.healthOf(cluster));
  return {
    listeners: dump?.listeners.length ?? 0,
    filterChains: dump?.listeners.reduce((sum, { filterChains }) => sum + filterChains.length, 0) ?? 0,
    routeConfigs: routes.table.configs.length,
    virtualHosts: routes.table.hostCount,
    routes: routes.table.length,
    clusters: dump?.clusters.length ?? 0,
    endpoints: healths.reduce((sum, each) => sum + (each?.total ?? 0), 0),
    healthyEndpoints: healths.reduce((sum, each) => sum + (each?.healthy ?? 0), 0),
    secrets: dump?.secrets.length ?? 0,
    dumpBytes: snapshot.parts.get('admin/config_dump')?.bytes ?? 0,
  };
}

/** Who this Envoy is, what is wrong, which hosts it answers for. */
export function overview(joined: Joined): Overview {
  const identity = identityOf(joined.snapshot);
  const hosts = identity.type === 'sidecar' ? meshHosts(joined) : gatewayHosts(joined);
  return {
    identity,
    findings: joined.findings,
    hosts: hosts.slice(0, MAX_HOSTS),
    hostCount: hosts.length,
    counts: countsOf(joined),
  };
}
