import type { Notice } from '@/lib/core/notice';
import type { Address } from './address-model';
import type { ClusterType } from './cluster-model';
import type { UpstreamTls } from './tls-model';

/** A field that a message sets. */
export interface Setting {
  /** Proto name; fields of messages inside are named by their path: `zone_aware_lb_config.min_cluster_size`. */
  readonly field: string;
  /** Durations as `5s`, percent as `20 %`, an empty message as true; what is not known as JSON. */
  readonly value: string | number | boolean | readonly string[];
  /** False: Envoy 1.40 has no such field. */
  readonly isKnown: boolean;
}

/** An extension by name, with what it is told. */
export interface Extension {
  readonly name: string;
  /** `@type` without prefix; '' when absent. */
  readonly type: string;
  readonly settings: readonly Setting[];
}

/** How the endpoints are found. */
export interface Discovery {
  readonly type: ClusterType;
  /** `cluster_type`: a kind of cluster that is an extension. */
  readonly custom: Extension | null;
  readonly eds: {
    readonly serviceName: string | null;
    /** `ADS`, `file /etc/…` */
    readonly source: string;
    readonly settings: readonly Setting[];
  } | null;
  /** Names that DNS resolves; of a static cluster its endpoints. */
  readonly names: readonly Address[];
  /** Clusters that an aggregate or composite cluster is made of, in their order. */
  readonly clusters: readonly string[];
  readonly settings: readonly Setting[];
}

/** One policy of `load_balancing_policy`, with the policies that it delegates to. */
export interface LbPolicy extends Extension {
  readonly children: readonly { readonly field: string; readonly policies: readonly LbPolicy[] }[];
}

/** How a cluster spreads the load of one priority over localities; see `endpoint-groups.ts`. */
export type LocalityRule =
  /** By the weights of the localities, and their health. */
  | 'locality-weights'
  /** By the weights of the hosts: a locality means nothing. */
  | 'host-weights'
  /** Every host alike. */
  | 'hosts'
  /** By what the request hashes to, its destination, or an extension: not told by configuration. */
  | 'per-request'
  /** Zone-aware routing is configured: it depends on where this Envoy and its like stand. */
  | 'zone-aware';

export interface LoadBalancing {
  /** `lb_policy`; Envoy's default is ROUND_ROBIN. Does not count where `policies` has one. */
  readonly legacy: string;
  /** `load_balancing_policy`: Envoy takes the first that it knows. */
  readonly policies: readonly LbPolicy[];
  readonly localities: LocalityRule;
  /** Of the legacy policies and of `common_lb_config`. */
  readonly settings: readonly Setting[];
}

export interface SubsetSelector {
  readonly keys: readonly string[];
  /** Null: the cluster's own fallback. */
  readonly fallback: string | null;
  readonly fallbackKeys: readonly string[];
  readonly singleHost: boolean;
}

/** `lb_subset_config`, or the extension of the same kind. */
export interface SubsetConfig {
  readonly fallback: string;
  readonly defaultSubset: readonly (readonly [key: string, value: string])[];
  readonly selectors: readonly SubsetSelector[];
  readonly settings: readonly Setting[];
}

/** Limits of config.cluster.v3.CircuitBreakers.Thresholds. */
export type Limit =
  | 'max_connections'
  | 'max_pending_requests'
  | 'max_requests'
  | 'max_retries'
  | 'max_connection_pools';

/** Limits of one routing priority; null: not set, Envoy's default holds. */
export interface Thresholds {
  readonly priority: string;
  readonly limits: Readonly<Record<Limit, number | null>>;
  /** Replaces `max_retries`: percent of the active requests that may be retries, and how many always may. */
  readonly retryBudget: {
    readonly percent: number;
    readonly minConcurrency: number;
    readonly interval: string | null;
  } | null;
  readonly tracksRemaining: boolean;
}

/** One transport socket: what the bytes to an endpoint go through. */
export interface UpstreamSocket {
  /** `@type` of the innermost socket; '' where none is configured: plaintext. */
  readonly type: string;
  /** Sockets around it, from outside in: PROXY protocol, tap, statistics … */
  readonly wrappers: readonly Extension[];
  readonly tls: UpstreamTls | null;
  /** Of a socket that is not TLS. */
  readonly settings: readonly Setting[];
}

/** An entry of `transport_socket_matches`: the first whose criteria an endpoint's metadata has is used. */
export interface SocketMatch {
  readonly name: string;
  /** Keys of `envoy.transport_socket_match` and the JSON of their values; empty: every endpoint. */
  readonly criteria: readonly (readonly [key: string, value: string])[];
  readonly socket: UpstreamSocket;
}

export interface UpstreamProtocol {
  /** `default`: nothing said, HTTP/1.1. `downstream`: what the client speaks. `auto`: ALPN decides. */
  readonly kind: 'default' | 'http1' | 'http2' | 'http3' | 'auto' | 'downstream';
  /** The SNI follows the request's host. */
  readonly autoSni: boolean;
  /** The certificate must be valid for the request's host. */
  readonly autoSanValidation: boolean;
  readonly settings: readonly Setting[];
  /** HTTP filters that run upstream, in their order. */
  readonly httpFilters: readonly Extension[];
  /** Protocol options of other kinds, by their key. */
  readonly others: readonly Extension[];
}

export interface HealthCheck {
  readonly kind: 'http' | 'tcp' | 'grpc' | 'custom' | 'unknown';
  /** Path of an HTTP check, service of a gRPC check, name of a custom one. */
  readonly target: string;
  readonly settings: readonly Setting[];
}

/** What istiod writes into `metadata.filter_metadata.istio` of a cluster. */
export interface ClusterMetadata {
  readonly config: string | null;
  readonly subset: string | null;
  readonly services: readonly {
    readonly host: string;
    readonly name: string;
    readonly namespace: string;
  }[];
  /** All other metadata: namespace of the metadata, key, JSON of the value. */
  readonly others: readonly (readonly [namespace: string, key: string, value: string])[];
}

/** All that a cluster is told, by topic. Every field of the message is in one of them. */
export interface ClusterSettings {
  readonly discovery: Discovery;
  readonly loadBalancing: LoadBalancing;
  readonly subsets: SubsetConfig | null;
  /** Empty: Envoy's defaults for both priorities. */
  readonly thresholds: readonly Thresholds[];
  /** Limits of each host by itself; Envoy heeds only their connections. */
  readonly hostThresholds: readonly Thresholds[];
  /** Null: off. */
  readonly outlierDetection: readonly Setting[] | null;
  /** For endpoints that no match of `socketMatches` takes. */
  readonly socket: UpstreamSocket;
  readonly socketMatches: readonly SocketMatch[];
  readonly protocol: UpstreamProtocol;
  readonly healthChecks: readonly HealthCheck[];
  readonly metadata: ClusterMetadata;
  readonly filters: readonly Extension[];
  /** Connections: timeouts, pools, addresses to bind to. */
  readonly connections: readonly Setting[];
  /** Whatever has no topic. */
  readonly others: readonly Setting[];
  /** What was seen and not understood, with pointers into the dump. */
  readonly notices: readonly Notice[];
}
