import type { ResourceState } from '@/lib/envoy/model';
import { KIND } from '@/lib/istio/kinds';
import type { IstioConfig, ObjectRef } from '@/lib/istio/model';
import { httpRouteOfNamedRule } from '@/lib/istio/named-rules';
import { httpRouteOf, isInternalObject, objectOfConfigPath } from '@/lib/istio/provenance';
import type { KubernetesResource } from '@/lib/snapshot/capture';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import type { Origin } from './common-types';

/** Which list an object of a kind would stand in. */
const LIST_OF: Readonly<Record<string, KubernetesResource>> = {
  [KIND.virtualService]: 'virtualservices.networking.istio.io',
  [KIND.destinationRule]: 'destinationrules.networking.istio.io',
  [KIND.httpRoute]: 'httproutes.gateway.networking.k8s.io',
  [KIND.gateway]: 'gateways.networking.istio.io',
};

/** Every object that was read: a link is only offered to what exists. */
export class KnownObjects {
  readonly istio: IstioConfig | null;
  readonly isIstioProxy: boolean;
  readonly #known: ReadonlySet<string>;
  readonly #wholeLists: ReadonlySet<string>;

  constructor(istio: IstioConfig | null, isIstioProxy: boolean) {
    this.istio = istio;
    this.isIstioProxy = isIstioProxy;
    this.#known = new Set(istio === null ? [] : listed(istio).map((each) => keyOf(each.meta)));
    this.#wholeLists = new Set(istio?.readLists);
  }

  /** Null when it was not found and its list was not read whole: then nothing can be said. */
  exists(ref: ObjectRef): boolean | null {
    if (this.#known.size > 0 && this.#known.has(keyOf(ref))) return true;
    const list = LIST_OF[ref.kind];
    return list !== undefined && this.#wholeLists.has(list) ? false : null;
  }
}

const keyOf = (ref: ObjectRef): string => `${ref.kind} ${ref.namespace} ${ref.name}`;

function listed(istio: IstioConfig) {
  return [
    istio.virtualServices,
    istio.destinationRules,
    istio.httpRoutes,
    istio.gateways,
    istio.services,
  ].flat();
}

interface Stamped {
  readonly istioConfig: string | null;
  /** Envoy route name: the only trace that an HTTPRoute leaves. */
  readonly name: string;
}

/**
 * Where a route or cluster came from, by what istiod wrote into it. Routes of the Kubernetes Gateway API are
 * stamped with an internal VirtualService that nobody can look up; their name holds the HTTPRoute.
 */
export function originOf(resource: Stamped, state: ResourceState, objects: KnownObjects): Origin {
  const stamped = resource.istioConfig === null ? null : objectOfConfigPath(resource.istioConfig);
  const ref = httpRouteOf(resource.name, resource.istioConfig) ?? namedRuleOf(resource, objects) ?? stamped;
  if (ref !== null && !isInternalObject(ref)) return { kind: 'object', ref, exists: objects.exists(ref) };
  if (state === 'static') return { kind: 'static' };
  return objects.isIstioProxy ? { kind: 'generated' } : { kind: 'unknown' };
}

function namedRuleOf({ name, istioConfig }: Stamped, { istio }: KnownObjects): ObjectRef | null {
  return istio === null ? null : httpRouteOfNamedRule(istio, name, istioConfig);
}

export function objectsOf(snapshot: Snapshot): KnownObjects {
  const { serverInfo, dump, istio } = snapshot;
  const metadata = serverInfo?.metadata ?? dump?.bootstrap?.metadata ?? {};
  return new KnownObjects(istio, Object.hasOwn(metadata, 'ISTIO_VERSION'));
}
