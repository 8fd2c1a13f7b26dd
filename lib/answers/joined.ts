import { once } from '@/lib/core/once';
import { findings } from '@/lib/findings/findings';
import type { Finding } from '@/lib/findings/model';
import { attachmentMap } from '@/lib/istio/attachment-map';
import type { AttachmentMap } from '@/lib/istio/map-model';
import type { IstioConfig, Pod } from '@/lib/istio/model';
import type { ProxyIdentity } from '@/lib/snapshot/capture';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { ClusterHealth, knownEndpoints } from './cluster-health';
import { JoinedRoutes } from './joined-routes';
import { type KnownObjects, objectsOf } from './origin';

/** Envoy and Istio of one snapshot, joined once and used by every answer; each part when it is first asked for. */
export interface Joined {
  readonly snapshot: Snapshot;
  readonly health: ClusterHealth;
  readonly objects: KnownObjects;
  readonly routes: JoinedRoutes;
  readonly map: AttachmentMap | null;
  /** Problems, worst first. */
  readonly findings: readonly Finding[];
  /** The pod that this Envoy runs in; null when it is not among the pods that were read. */
  readonly pod: Pod | null;
}

function podOf({ pods }: IstioConfig, proxy: ProxyIdentity | null): Pod | null {
  const isThis = ({ meta }: Pod) => meta.namespace === proxy?.namespace && meta.name === proxy.pod;
  return pods.find(isThis) ?? null;
}

function join(snapshot: Snapshot): Joined {
  const { dump, istio } = snapshot;
  const health = new ClusterHealth(snapshot);
  const objects = once(() => objectsOf(snapshot));
  const routes = once(() => new JoinedRoutes(snapshot, health, objects()));
  const map = once(() => (istio === null ? null : attachmentMap(istio)));
  const found = once(() => findings({ dump, endpoints: knownEndpoints(snapshot), map: map() }));
  const pod = once(() => (istio === null ? null : podOf(istio, snapshot.origin.proxy)));
  return {
    snapshot,
    health,
    get objects() {
      return objects();
    },
    get routes() {
      return routes();
    },
    get map() {
      return map();
    },
    get findings() {
      return found();
    },
    get pod() {
      return pod();
    },
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
