import type { JsonPointer } from '@/lib/core/brand';
import type { Json } from '@/lib/core/json';
import type { Notice } from '@/lib/core/notice';
import type { ResourceMeta, ResourceState } from './resource-model';
import type { RouteConfig, WeightedCluster } from './route-model';

export type * from './resource-model';

export type * from './route-model';

/** config.core.v3.Address */
export type Address =
  | {
      readonly kind: 'socket';
      readonly address: string;
      readonly port: number | null;
      readonly protocol: 'TCP' | 'UDP';
    }
  | { readonly kind: 'pipe'; readonly path: string }
  | { readonly kind: 'internal'; readonly name: string }
  | { readonly kind: 'unknown' };

/** A network, HTTP or listener filter, in the place where Envoy runs it. */
export interface Filter {
  readonly name: string;
  /** `typed_config.@type` without the `type.googleapis.com/` prefix; '' when absent. */
  readonly type: string;
  readonly disabled: boolean;
  readonly pointer: JsonPointer;
}

/** config.listener.v3.FilterChainMatch; empty lists and nulls mean "any". */
export interface FilterChainMatch {
  readonly destinationPort: number | null;
  readonly prefixRanges: readonly string[];
  readonly serverNames: readonly string[];
  readonly transportProtocol: string | null;
  readonly applicationProtocols: readonly string[];
  readonly directSourcePrefixRanges: readonly string[];
  readonly sourceType: string | null;
  readonly sourcePrefixRanges: readonly string[];
  readonly sourcePorts: readonly number[];
}

export type RouteSource =
  | { readonly kind: 'rds'; readonly name: string }
  | { readonly kind: 'inline'; readonly name: string; readonly pointer: JsonPointer }
  | { readonly kind: 'scoped'; readonly name: string }
  | { readonly kind: 'none' };

export interface HttpConnectionManager {
  readonly pointer: JsonPointer;
  readonly statPrefix: string;
  readonly httpFilters: readonly Filter[];
  readonly routes: RouteSource;
}

export interface DownstreamTls {
  readonly secretNames: readonly string[];
  readonly alpn: readonly string[];
  readonly requireClientCertificate: boolean;
  readonly inlineCertificate: boolean;
}

export interface FilterChain {
  readonly pointer: JsonPointer;
  readonly name: string;
  readonly isDefault: boolean;
  readonly match: FilterChainMatch;
  readonly tls: DownstreamTls | null;
  readonly networkFilters: readonly Filter[];
  readonly http: HttpConnectionManager | null;
  /** Clusters of a tcp_proxy, empty when the chain has none. */
  readonly tcpClusters: readonly WeightedCluster[];
}

export interface Listener extends ResourceMeta {
  readonly name: string;
  readonly addresses: readonly Address[];
  readonly bindToPort: boolean;
  readonly useOriginalDst: boolean;
  readonly trafficDirection: 'INBOUND' | 'OUTBOUND' | 'UNSPECIFIED';
  readonly listenerFilters: readonly Filter[];
  /** In dump order; the default filter chain, if any, is last. */
  readonly filterChains: readonly FilterChain[];
  /** The chains are chosen by an xDS matcher tree (`filter_chain_matcher`) instead of by `filter_chain_match`. */
  readonly hasMatcherTree: boolean;
  /** `error_state` of the dump: the update that Envoy refused, in Envoy's words. */
  readonly error: { readonly details: string; readonly lastAttempt: string | null } | null;
}

/** config.cluster.v3.Cluster.DiscoveryType, or the name of a custom cluster type. */
export type ClusterType = 'STATIC' | 'STRICT_DNS' | 'LOGICAL_DNS' | 'EDS' | 'ORIGINAL_DST' | string;

export interface Cluster extends ResourceMeta {
  readonly name: string;
  readonly type: ClusterType;
  /** EDS service name, when it differs from the cluster's name. */
  readonly edsServiceName: string | null;
  readonly connectTimeout: string | null;
  readonly lbPolicy: string;
  readonly tls: { readonly sni: string | null; readonly secretNames: readonly string[] } | null;
  readonly circuitBreakers: readonly {
    readonly priority: string;
    readonly limits: readonly (readonly [string, number])[];
  }[];
  readonly outlierDetection: boolean;
  readonly istioConfig: string | null;
}

/** Healthy, or the flags in Envoy's words (`failed_active_health_check`, `eds: UNHEALTHY` …). */
export type EndpointHealth = 'healthy' | 'degraded' | 'draining' | 'unhealthy' | 'unknown';

export interface Endpoint {
  readonly cluster: string;
  readonly address: Address;
  readonly hostname: string;
  readonly health: EndpointHealth;
  readonly healthFlags: readonly string[];
  readonly weight: number | null;
  readonly priority: number;
  readonly locality: string;
  /** From `/clusters`; null when only the dump is known. */
  readonly requestsTotal: number | null;
  readonly connectionsActive: number | null;
  readonly source: 'clusters' | 'eds' | 'config';
}

export interface Secret extends ResourceMeta {
  readonly name: string;
  readonly kind: 'tls-certificate' | 'validation-context' | 'session-ticket-keys' | 'generic' | 'unknown';
}

export interface Bootstrap {
  readonly pointer: JsonPointer;
  readonly nodeId: string;
  readonly nodeCluster: string;
  readonly metadata: { readonly [key: string]: Json };
  readonly envoyVersion: string | null;
}

/** One entry of `configs[]`. */
export interface DumpSection {
  readonly pointer: JsonPointer;
  /** `@type` without prefix, e.g. `envoy.admin.v3.RoutesConfigDump`. */
  readonly type: string;
  /** `Routes`, `Listeners`, … or the last part of an unknown type. */
  readonly title: string;
  readonly known: boolean;
  readonly resources: readonly DumpResource[];
}

/** One resource of a section: what a person would look for by name. */
export interface DumpResource {
  readonly pointer: JsonPointer;
  readonly name: string;
  /** Field of the section that lists it, e.g. `dynamic_route_configs`. */
  readonly list: string;
  readonly state: ResourceState;
  readonly version: string | null;
  readonly lastUpdated: string | null;
}

/** A whole `/config_dump`, read. */
export interface ConfigDump {
  readonly bootstrap: Bootstrap | null;
  readonly listeners: readonly Listener[];
  readonly routeConfigs: readonly RouteConfig[];
  readonly clusters: readonly Cluster[];
  readonly endpoints: readonly Endpoint[];
  readonly hasEndpoints: boolean;
  readonly secrets: readonly Secret[];
  readonly sections: readonly DumpSection[];
  readonly notices: readonly Notice[];
}

/** `/server_info`, read. */
export interface ServerInfo {
  readonly version: string;
  readonly state: 'LIVE' | 'DRAINING' | 'PRE_INITIALIZING' | 'INITIALIZING' | 'unknown';
  readonly uptimeSeconds: number | null;
  readonly nodeId: string;
  readonly metadata: { readonly [key: string]: Json };
}

/** `/listeners?format=json`: what is really bound. */
export interface BoundListener {
  readonly name: string;
  readonly addresses: readonly Address[];
}
