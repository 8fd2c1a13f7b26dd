import type { ResourceState } from '@/lib/envoy/model';
import type { IstioConfig, ObjectRef } from '@/lib/istio/model';
import { httpRouteOfNamedRule } from '@/lib/istio/named-rules';
import { httpRouteOf, isInternalObject, objectOfConfigPath } from '@/lib/istio/provenance';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import type { Origin } from './common-types';

/** `kind namespace name` of every object that was read: a link is only offered to what exists. */
export class KnownObjects {
  readonly #known: ReadonlySet<string> | null;
  readonly istio: IstioConfig | null;

  constructor(istio: IstioConfig | null) {
    this.istio = istio;
    this.#known = istio === null ? null : new Set(listed(istio).map((each) => keyOf(each.meta)));
  }

  /** Null when no Kubernetes list was read: nothing can be said. */
  exists(ref: ObjectRef): boolean | null {
    return this.#known === null ? null : this.#known.has(keyOf(ref));
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
  return state === 'static' ? { kind: 'static' } : { kind: 'generated' };
}

function namedRuleOf({ name, istioConfig }: Stamped, { istio }: KnownObjects): ObjectRef | null {
  return istio === null ? null : httpRouteOfNamedRule(istio, name, istioConfig);
}

export function objectsOf(snapshot: Snapshot): KnownObjects {
  return new KnownObjects(snapshot.istio);
}
