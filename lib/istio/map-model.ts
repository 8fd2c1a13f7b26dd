import type { ObjectRef } from './model';

/**
 * The attachment map: gateway workloads ▸ Gateways and their servers ▸ routes ▸ services.
 * State of one pair of a route and a Gateway it asks for. `unknown` always has a reason:
 * what depends on a rule that is not evaluated is never called attached.
 */
export type AttachState = 'attached' | 'not-attached' | 'unknown';

/** In Istio's check order; the first failure wins (DESIGN §10). */
export type AttachReason =
  | { readonly code: 'gateway-not-found'; readonly asked: string; readonly closest: string | null }
  | { readonly code: 'gateway-in-other-namespace'; readonly asked: string; readonly found: string }
  | { readonly code: 'names-kubernetes-gateway'; readonly asked: string }
  | { readonly code: 'selector-matches-no-pod'; readonly selector: string }
  | {
      readonly code: 'no-server-covers-host';
      readonly hosts: readonly string[];
      readonly serverHosts: readonly string[];
    }
  | {
      readonly code: 'namespace-filter-on-host';
      readonly serverHosts: readonly string[];
      readonly namespace: string;
    }
  | { readonly code: 'not-exported'; readonly exportTo: readonly string[] }
  | { readonly code: 'refused-by-controller'; readonly reason: string; readonly message: string }
  | { readonly code: 'no-usable-rule' }
  | { readonly code: 'rule-not-evaluated'; readonly rule: UnevaluatedRule }
  | { readonly code: 'list-not-read'; readonly list: string };

export type UnevaluatedRule =
  | 'exportTo'
  | 'match-gateways-or-port'
  | 'server-merge'
  | 'privileged-port'
  | 'mixed-any-host'
  | 'proxy-mode'
  | 'allowed-routes'
  | 'delegate'
  | 'tls-or-tcp'
  | 'passthrough'
  | 'gateway-api-binding';

export interface MapWorkload {
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly pods: readonly { readonly name: string; readonly ready: boolean; readonly proxyId: string }[];
  /** Ids of the Gateways that select these pods. */
  readonly gatewayIds: readonly string[];
  /** Ports of those Gateways' servers and what they become on these pods, by port. */
  readonly ports: readonly { readonly port: number; readonly targetPort: number }[];
}

export interface MapServer {
  readonly id: string;
  readonly port: number;
  /** Port on the pod when a Service maps it; null when no Service has that port. */
  readonly targetPort: number | null;
  readonly protocol: string;
  readonly hosts: readonly string[];
  readonly tlsMode: string | null;
  /** Answers plain HTTP with a redirect to HTTPS. */
  readonly httpsRedirect: boolean;
  readonly credentialName: string | null;
}

export interface MapGateway {
  readonly id: string;
  readonly ref: ObjectRef;
  readonly createdAt: string;
  readonly selector: string;
  readonly servers: readonly MapServer[];
  readonly workloadIds: readonly string[];
  readonly routeCount: number;
}

export interface MapRoute {
  readonly id: string;
  readonly ref: ObjectRef;
  readonly badge: 'VS' | 'HR';
  readonly hosts: readonly string[];
  readonly createdAt: string;
  readonly ruleCount: number;
  /** The rules in match order: their matches and what they answer. */
  readonly rules: readonly MapRule[];
  /** As written; empty for an HTTPRoute, which has no such field. */
  readonly exportTo: readonly string[];
  readonly attachments: readonly MapAttachment[];
  /** Under which hosts each server of its attachments serves it. */
  readonly servedHosts: readonly { readonly serverId: string; readonly hosts: readonly string[] }[];
  readonly targets: readonly MapTarget[];
  /** Bound only to sidecars (`mesh`): not part of any gateway. */
  readonly meshOnly: boolean;
}

export interface MapRule {
  readonly name: string;
  /** Short texts, one of which must match; empty: every request. */
  readonly matches: readonly string[];
  readonly action: 'forward' | 'redirect' | 'direct-response' | 'delegate' | 'none';
  readonly targets: readonly MapTarget[];
}

export interface MapAttachment {
  /** As written in the object. */
  readonly asked: string;
  readonly gatewayId: string | null;
  readonly state: AttachState;
  readonly reason: AttachReason | null;
  /** Servers of the Gateway whose hosts meet the route's. */
  readonly serverIds: readonly string[];
}

export interface MapTarget {
  readonly serviceId: string;
  readonly host: string;
  readonly subset: string | null;
  readonly port: number | null;
  /** Percent of the rule's traffic, null when there is one destination. */
  readonly weight: number | null;
  /**
   * Envoy answers 503 NC: neither a Service nor a ServiceEntry has this host, or no DestinationRule defines the
   * subset. `unknown`: the list that decides was not read. Null: it is there.
   */
  readonly missing: 'host' | 'subset' | 'unknown' | null;
  /** Ready and all endpoints of the service, or of the subset alone; null when not known. */
  readonly endpoints: { readonly ready: number; readonly total: number } | null;
}

export interface MapService {
  readonly id: string;
  readonly host: string;
  readonly namespace: string;
  readonly name: string;
  readonly ready: number | null;
  readonly total: number | null;
  readonly exists: boolean;
}

export interface AttachmentMap {
  readonly workloads: readonly MapWorkload[];
  readonly gateways: readonly MapGateway[];
  readonly routes: readonly MapRoute[];
  readonly services: readonly MapService[];
  /** Lists that could not be read; everything that needs them is `unknown`. */
  readonly unreadLists: readonly string[];
}
