import type { ResourceMeta } from './resource-model';

/** config.cluster.v3.Cluster.DiscoveryType, or the name of a custom cluster type. */
export type ClusterType = 'STATIC' | 'STRICT_DNS' | 'LOGICAL_DNS' | 'EDS' | 'ORIGINAL_DST' | string;

/** TLS towards the endpoints of a cluster, as far as a list needs it. */
export interface ClusterTls {
  /** Of the first transport socket with TLS. */
  readonly sni: string | null;
  /** SDS secrets of every transport socket. */
  readonly secretNames: readonly string[];
  /** Envoy has a certificate to show. */
  readonly isMutual: boolean;
  /** The endpoint's metadata chooses the socket: some endpoints may get plaintext. */
  readonly byEndpoint: boolean;
}

/** A cluster as lists and lookups need it; `ClusterSettings` is all the rest. */
export interface Cluster extends ResourceMeta {
  readonly name: string;
  readonly type: ClusterType;
  /** EDS service name, when it differs from the cluster's name. */
  readonly edsServiceName: string | null;
  /** `alt_stat_name`: what `/stats` calls the cluster; null for its own name. */
  readonly statName: string | null;
  readonly connectTimeout: string | null;
  readonly lbPolicy: string;
  readonly tls: ClusterTls | null;
  readonly outlierDetection: boolean;
  /**
   * Percent of available hosts below which Envoy ignores their health and balances over all of them
   * (`healthy_panic_threshold`); 0: never, requests fail with 503 UH. Runtime can override it.
   */
  readonly panicThreshold: number;
  readonly istioConfig: string | null;
  /** `error_state`: the update that was refused, in the words of the xDS client. Envoy itself leaves it out. */
  readonly error: { readonly details: string; readonly lastAttempt: string | null } | null;
}
