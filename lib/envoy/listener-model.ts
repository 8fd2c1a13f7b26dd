import type { JsonPointer } from '@/lib/core/brand';
import type { Address } from './address-model';
import type { AccessLog, HttpConnectionManager } from './connection-manager-model';
import type { Filter, ListenerFilter } from './filter-model';
import type { MatcherTree } from './matcher-model';
import type { ResourceMeta } from './resource-model';
import type { WeightedCluster } from './route-model';
import type { DownstreamTls } from './tls-model';

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
  /** Fields that are set and that Envoy does not implement: it refuses the listener (`address_suffix`). */
  readonly unsupported: readonly string[];
}

/** A transport socket that is not TLS, not QUIC and not plaintext, by name and `@type`. */
export interface TransportSocket {
  readonly name: string;
  readonly type: string;
}

export interface FilterChain {
  readonly pointer: JsonPointer;
  readonly name: string;
  readonly isDefault: boolean;
  readonly match: FilterChainMatch;
  readonly tls: DownstreamTls | null;
  /** The socket as configured; null for plaintext without one. */
  readonly transportSocket: TransportSocket | null;
  /** transport_socket_connect_timeout: how long a handshake may take; null: for ever. */
  readonly handshakeTimeout: string | null;
  readonly networkFilters: readonly Filter[];
  readonly http: HttpConnectionManager | null;
  /** Clusters of a tcp_proxy, empty when the chain has none. */
  readonly tcpClusters: readonly WeightedCluster[];
}

/** How connections or packets reach a listener. */
export type ListenerTransport = 'tcp' | 'udp' | 'quic' | 'internal' | 'api';

/** Settings of a listener that change how it takes connections; null is Envoy's default. */
export interface ListenerSettings {
  readonly transport: ListenerTransport;
  readonly statPrefix: string | null;
  /** Default 15 s; `0s`: none. */
  readonly filtersTimeout: string | null;
  /** After that time the chain is chosen with what is known, instead of closing. */
  readonly continuesOnTimeout: boolean;
  /** Default 1 MiB, soft. */
  readonly bufferLimitBytes: number | null;
  /** enable_reuse_port; default true on Linux. */
  readonly reusePort: boolean | null;
  /** `exact`, `cpu locality`, or the name of an extension; null: the kernel's choice stays. */
  readonly connectionBalance: string | null;
  readonly drainType: 'DEFAULT' | 'MODIFY_ONLY';
  readonly transparent: boolean;
  readonly freebind: boolean;
  readonly backlog: number | null;
  readonly acceptsPerEvent: number | null;
  readonly ignoresGlobalLimit: boolean;
  readonly bypassesOverloadManager: boolean;
  readonly socketOptions: number;
  readonly accessLogs: readonly AccessLog[];
  /** Filter chains that come by discovery (`fcds_config`), not in this listener. */
  readonly chainsByDiscovery: boolean;
}

export interface Listener extends ResourceMeta {
  readonly name: string;
  readonly addresses: readonly Address[];
  readonly bindToPort: boolean;
  readonly useOriginalDst: boolean;
  readonly trafficDirection: 'INBOUND' | 'OUTBOUND' | 'UNSPECIFIED';
  readonly listenerFilters: readonly ListenerFilter[];
  /** In dump order; the default filter chain, if any, is last. */
  readonly filterChains: readonly FilterChain[];
  /** `filter_chain_matcher`: the chains are chosen by an xDS matcher tree instead of by `filter_chain_match`. */
  readonly matcher: MatcherTree | null;
  readonly settings: ListenerSettings;
  /** `error_state` of the dump: the update that Envoy refused, in Envoy's words. */
  readonly error: { readonly details: string; readonly lastAttempt: string | null } | null;
}
