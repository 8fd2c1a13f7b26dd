import type { RouteConfig, VirtualHost } from '@/lib/envoy/model';
import { findings } from '@/lib/findings/findings';
import type { Finding } from '@/lib/findings/model';
import { attachmentMap } from '@/lib/istio/attachment-map';
import type { AttachmentMap } from '@/lib/istio/map-model';
import type { IstioConfig, Pod } from '@/lib/istio/model';
import type { ProxyIdentity } from '@/lib/snapshot/capture';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { ClusterHealth, knownEndpoints } from './cluster-health';
import { type KnownObjects, objectsOf, originOf } from './origin';
import { routeText } from './route-text';
import type { RouteRow } from './routes-types';

/** One virtual host with its rows, ready to be filtered. */
export interface HostBlock {
  readonly config: RouteConfig;
  readonly host: VirtualHost;
  readonly rows: readonly RouteRow[];
  /** Lower-case text of each row, for the filter. */
  readonly texts: readonly string[];
}

/** Envoy and Istio of one snapshot, joined once and used by every answer. */
export interface Joined {
  readonly snapshot: Snapshot;
  readonly health: ClusterHealth;
  readonly objects: KnownObjects;
  readonly blocks: readonly HostBlock[];
  readonly map: AttachmentMap | null;
  /** Problems, worst first. */
  readonly findings: readonly Finding[];
  /** The pod that this Envoy runs in; null when it is not among the pods that were read. */
  readonly pod: Pod | null;
}

function blockOf(
  config: RouteConfig,
  host: VirtualHost,
  health: ClusterHealth,
  objects: KnownObjects,
): HostBlock {
  const rows = host.routes.map(
    (route): RouteRow => ({
      kind: 'route',
      pointer: route.pointer,
      ordinal: route.ordinal,
      name: route.name,
      routeConfig: config.name,
      virtualHost: host.name,
      path: route.match.path,
      match: route.match,
      action: route.action,
      perFilterConfig: route.perFilterConfig,
      origin: originOf(route, config.state, objects),
      state: health.actionState(route.action),
    }),
  );
  return { config, host, rows, texts: rows.map((row) => routeText(row, host.domains)) };
}

function podOf({ pods }: IstioConfig, proxy: ProxyIdentity | null): Pod | null {
  const isThis = ({ meta }: Pod) => meta.namespace === proxy?.namespace && meta.name === proxy.pod;
  return pods.find(isThis) ?? null;
}

function join(snapshot: Snapshot): Joined {
  const health = new ClusterHealth(snapshot);
  const objects = objectsOf(snapshot);
  const blocks = (snapshot.dump?.routeConfigs ?? []).flatMap((config) =>
    config.virtualHosts.map((host) => blockOf(config, host, health, objects)),
  );
  const map = snapshot.istio === null ? null : attachmentMap(snapshot.istio);
  const { dump, istio } = snapshot;
  return {
    snapshot,
    health,
    objects,
    blocks,
    map,
    findings: findings({ dump, endpoints: knownEndpoints(snapshot), map }),
    pod: istio === null ? null : podOf(istio, snapshot.origin.proxy),
  };
}

const cache = new WeakMap<Snapshot, Joined>();

/** The join of a snapshot; made on the first question. */
export function joined(snapshot: Snapshot): Joined {
  const known = cache.get(snapshot);
  if (known !== undefined) return known;
  const made = join(snapshot);
  cache.set(snapshot, made);
  return made;
}
