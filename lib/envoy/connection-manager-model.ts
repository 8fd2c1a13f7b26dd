import type { JsonPointer } from '@/lib/core/brand';
import type { Filter } from './filter-model';

export type RouteSource =
  | { readonly kind: 'rds'; readonly name: string }
  | { readonly kind: 'inline'; readonly name: string; readonly pointer: JsonPointer }
  | { readonly kind: 'scoped'; readonly name: string }
  | { readonly kind: 'none' };

/** One access logger, by name and `@type`. */
export interface AccessLog {
  readonly name: string;
  readonly type: string;
}

/** Durations as Envoy prints them (`10s`); null is Envoy's default, `0s` means none. */
export interface ConnectionTimeouts {
  /** common_http_protocol_options.idle_timeout; default 1 h. */
  readonly idle: string | null;
  readonly maxConnection: string | null;
  readonly maxStream: string | null;
  /** stream_idle_timeout; default 5 min. */
  readonly streamIdle: string | null;
  /** request_timeout; default none. */
  readonly request: string | null;
  readonly requestHeaders: string | null;
  /** drain_timeout; default 5 s. */
  readonly drain: string | null;
  /** delayed_close_timeout; default 1 s. */
  readonly delayedClose: string | null;
}

export interface UpgradeConfig {
  /** `websocket`, `CONNECT` … */
  readonly type: string;
  readonly enabled: boolean;
  /** HTTP filters that replace the listener's for this upgrade; 0: none do. */
  readonly ownFilters: number;
}

/** What an HTTP connection manager does to a request besides filters and routes. */
export interface ConnectionManagerSettings {
  /** codec_type: AUTO (by ALPN or first bytes), HTTP1, HTTP2, HTTP3. */
  readonly codec: string;
  readonly serverName: string | null;
  readonly serverHeader: string;
  /** The client's address is that of the connection, and x-forwarded-for is appended to. */
  readonly useRemoteAddress: boolean;
  readonly xffNumTrustedHops: number;
  readonly skipXffAppend: boolean;
  readonly originalIpDetection: readonly string[];
  /** Ranges that count as internal; Envoy has none of its own since 1.33. */
  readonly internalRanges: readonly string[];
  /** Null: by the runtime key `http_connection_manager.normalize_path`, off without it. */
  readonly normalizePath: boolean | null;
  readonly mergeSlashes: boolean;
  /** path_with_escaped_slashes_action; null keeps them. */
  readonly escapedSlashes: string | null;
  readonly stripPort: 'no' | 'matching' | 'any';
  readonly stripTrailingDot: boolean;
  readonly schemeOverwrite: string | null;
  readonly timeouts: ConnectionTimeouts;
  /** max_request_headers_kb; null is Envoy's default of 60. */
  readonly maxHeadersKb: number | null;
  /** common_http_protocol_options.headers_with_underscores_action; null allows them. */
  readonly underscores: string | null;
  readonly upgrades: readonly UpgradeConfig[];
  /** local_reply_config: Envoy's own answers are rewritten by so many mappers. */
  readonly localReplyMappers: number | null;
  readonly accessLogs: readonly AccessLog[];
  /** Name of the tracing provider; '' for one that the bootstrap names; null: no tracing. */
  readonly tracing: string | null;
  /** forward_client_cert_details: what happens to x-forwarded-client-cert. */
  readonly clientCertificateHeader: string;
  readonly generatesRequestId: boolean;
  readonly via: string | null;
}

export interface HttpConnectionManager {
  readonly pointer: JsonPointer;
  readonly statPrefix: string;
  readonly httpFilters: readonly Filter[];
  readonly routes: RouteSource;
  readonly settings: ConnectionManagerSettings;
}
