import type { JsonPointer } from '@/lib/core/brand';
import type { Address } from './address-model';

/** What Envoy would make of an endpoint, coarsely; `unknown` where the capture does not say. */
export type EndpointHealth = 'healthy' | 'degraded' | 'draining' | 'unhealthy' | 'unknown';

/** Counters and gauges of one host (`stats` of admin.v3.HostStatus); null for one that the answer lacks. */
export interface EndpointTraffic {
  readonly requestsTotal: number | null;
  readonly requestsActive: number | null;
  /** Waiting for a connection; Envoy 1.39 and later. */
  readonly requestsPending: number | null;
  readonly requestsSuccess: number | null;
  readonly requestsError: number | null;
  readonly requestsTimeout: number | null;
  readonly connectionsTotal: number | null;
  readonly connectionsActive: number | null;
  readonly connectionsFailed: number | null;
}

/** What istiod says of the workload behind an endpoint (`istio.workload` of its metadata). */
export interface EndpointWorkload {
  readonly name: string;
  readonly namespace: string;
  readonly canonicalName: string;
  readonly canonicalRevision: string;
  readonly cluster: string;
}

export interface Endpoint {
  /** In its part: `/clusters` or the config dump, as `source` says. */
  readonly pointer: JsonPointer;
  readonly cluster: string;
  readonly address: Address;
  /** Further addresses of the same host, tried in turn (Happy Eyeballs). From EDS. */
  readonly additionalAddresses: readonly Address[];
  readonly hostname: string;
  readonly health: EndpointHealth;
  /** Flags in Envoy's words (`failed_active_health_check`, `eds: UNHEALTHY` …). */
  readonly healthFlags: readonly string[];
  readonly weight: number | null;
  readonly priority: number;
  /** `region/zone/sub_zone` */
  readonly locality: string;
  /** From `/clusters`; null when only the dump is known. */
  readonly traffic: EndpointTraffic | null;
  /** Percent of successful requests in the last interval of outlier detection; null when it was not computed. */
  readonly successRate: number | null;
  readonly localOriginSuccessRate: number | null;
  /** `envoy.transport_socket_match.tlsMode` of its metadata: Istio's choice of plaintext or mutual TLS. From EDS. */
  readonly tlsMode: string | null;
  readonly workload: EndpointWorkload | null;
  readonly source: 'clusters' | 'eds' | 'config';
}
