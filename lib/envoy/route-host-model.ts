import type { Notice } from '@/lib/core/notice';
import type { LevelConfig, SpecifierPlugin } from './route-detail-model';
import type { NamedMatch, VirtualHost } from './route-model';
import type { CorsPolicy } from './route-parts-model';
import type { HedgePolicy, RetryPolicy } from './route-policy-model';
import type { RateLimit } from './route-rate-limit-model';

/** config.route.v3.VirtualCluster: requests counted apart; routing does not look at it. */
export interface VirtualCluster {
  readonly name: string;
  readonly headers: readonly NamedMatch[];
}

/** Everything that a virtual host says of itself and of all its routes. */
export interface VirtualHostDetailConfig extends LevelConfig {
  readonly name: string;
  readonly domains: readonly string[];
  readonly requireTls: VirtualHost['requireTls'];
  readonly virtualClusters: readonly VirtualCluster[];
  readonly rateLimits: readonly RateLimit[];
  /** Deprecated `cors`; today it stands in the per-filter configuration. */
  readonly cors: CorsPolicy | null;
  readonly retry: RetryPolicy | null;
  readonly retryExtension: string | null;
  readonly hedge: HedgePolicy | null;
  readonly bodyLimit: number | null;
  /** `x-envoy-attempt-count` in the request to the upstream, and in the response to the client. */
  readonly attemptCountInRequest: boolean;
  readonly attemptCountInResponse: boolean;
  readonly timeoutRetryHeader: boolean;
  /** The virtual host chooses by an xDS matcher tree instead of `routes`. */
  readonly hasMatcherTree: boolean;
  readonly notices: readonly Notice[];
}

/** config.core.v3.ConfigSource: where something is fetched from. */
export type DiscoverySource =
  | { readonly kind: 'ads' | 'self' | 'unknown' }
  | { readonly kind: 'file'; readonly path: string }
  /** Clusters of the discovery servers, in the order in which they are tried. */
  | { readonly kind: 'api'; readonly type: string; readonly clusters: readonly string[] };

/** Everything that a route configuration says beside its virtual hosts. */
export interface RouteConfigDetailConfig extends LevelConfig {
  readonly name: string;
  readonly internalOnlyHeaders: readonly string[];
  readonly mostSpecificHeadersWin: boolean;
  /** Null: Envoy checks clusters of an inline configuration, and not those of one that came by RDS. */
  readonly validateClusters: boolean | null;
  /** Null: 4096 bytes. */
  readonly maxDirectResponseBody: number | null;
  readonly plugins: readonly SpecifierPlugin[];
  readonly ignorePort: boolean;
  readonly ignorePathParameters: boolean;
  /** The header that virtual hosts are chosen by; '' is `:authority`. */
  readonly hostHeader: string;
  /** Virtual hosts are fetched on demand from here. */
  readonly vhds: DiscoverySource | null;
  readonly notices: readonly Notice[];
}

/** One part of a scope's key, as the connection manager finds it in a request. */
export interface ScopeKeyPart {
  readonly header: string;
  /** '' takes the whole header. */
  readonly separator: string;
  readonly pick:
    | { readonly kind: 'index'; readonly index: number }
    /** The value after `separator` of the first element that begins with `key`. */
    | { readonly kind: 'element'; readonly separator: string; readonly key: string }
    | { readonly kind: 'unknown'; readonly field: string };
}

/** `scoped_routes` of a connection manager. */
export interface ScopedRoutes {
  /** Name of the scope set, as the dump's section has it. */
  readonly name: string;
  readonly key: readonly ScopeKeyPart[];
  readonly source: 'inline' | DiscoverySource;
}

/** config.route.v3.ScopedRouteConfiguration */
export interface RouteScope {
  readonly name: string;
  /** Values that the parts of the key must have, in their order. */
  readonly key: readonly string[];
  /** The route configuration is only fetched when a request asks for the scope. */
  readonly onDemand: boolean;
  readonly routeConfig: string;
  /** The route configuration stands in the scope itself. */
  readonly inline: boolean;
}

/** One entry of the ScopedRoutesConfigDump: the scopes of one name. */
export interface ScopeSet {
  readonly name: string;
  readonly version: string | null;
  readonly lastUpdated: string | null;
  readonly scopes: readonly RouteScope[];
}
