import type { Notice } from '@/lib/core/notice';
import type { Fraction, RouteMatch } from './route-model';
import type {
  CorsPolicy,
  Extension,
  FilterSettings,
  HeaderMutations,
  MetadataEntry,
  Settings,
} from './route-parts-model';
import type {
  HashPolicy,
  HedgePolicy,
  InternalRedirectPolicy,
  MirrorPolicy,
  RegexRewrite,
  RetryPolicy,
  Timeouts,
  UpgradeConfig,
} from './route-policy-model';
import type { RateLimit } from './route-rate-limit-model';

export type PathRewriteDetail =
  | { readonly kind: 'prefix' | 'format'; readonly value: string }
  | ({ readonly kind: 'regex' } & RegexRewrite)
  | { readonly kind: 'policy'; readonly extension: Extension };

export type HostRewriteDetail =
  | { readonly kind: 'literal' | 'header' | 'format'; readonly value: string }
  | ({ readonly kind: 'path-regex' } & RegexRewrite)
  /** The name of the upstream host. */
  | { readonly kind: 'auto' };

/** config.route.v3.WeightedCluster.ClusterWeight */
export interface ClusterWeight {
  readonly name: string;
  readonly clusterHeader: string;
  readonly weight: number;
  readonly hostRewrite: string;
  readonly metadataMatch: readonly MetadataEntry[];
  readonly headers: HeaderMutations;
  readonly filters: readonly FilterSettings[];
}

/** RouteAction.cluster_specifier */
export type ClusterSpecifier =
  | { readonly kind: 'cluster'; readonly name: string }
  | { readonly kind: 'header'; readonly name: string }
  | {
      readonly kind: 'weighted';
      readonly clusters: readonly ClusterWeight[];
      /** The sum that Envoy divides by. */
      readonly totalWeight: number;
      /** Deprecated `total_weight`, which Envoy ignores. */
      readonly declaredTotal: number | null;
      readonly runtimeKeyPrefix: string;
      /** What the share is picked by; null: a random number per request. */
      readonly pickedBy:
        | { readonly kind: 'header'; readonly name: string }
        | { readonly kind: 'hash-policy' }
        | null;
    }
  | { readonly kind: 'plugin'; readonly name: string }
  | { readonly kind: 'inline-plugin'; readonly plugin: SpecifierPlugin }
  | { readonly kind: 'unknown'; readonly field: string };

/** config.route.v3.ClusterSpecifierPlugin */
export interface SpecifierPlugin {
  readonly extension: Extension;
  /** A plugin that Envoy does not have makes such a route match nothing, instead of a refused configuration. */
  readonly optional: boolean;
}

/** config.route.v3.RouteAction, all of it. */
export interface ForwardDetail {
  readonly kind: 'forward';
  readonly specifier: ClusterSpecifier;
  /** Status when the cluster does not exist. */
  readonly notFoundCode: number;
  readonly metadataMatch: readonly MetadataEntry[];
  readonly priority: string;
  readonly pathRewrite: PathRewriteDetail | null;
  readonly hostRewrite: HostRewriteDetail | null;
  readonly appendForwardedHost: boolean;
  readonly timeouts: Timeouts;
  readonly retry: RetryPolicy | null;
  /** `retry_policy_typed_config`: type of the message. */
  readonly retryExtension: string | null;
  readonly hedge: HedgePolicy | null;
  readonly mirrors: readonly MirrorPolicy[];
  readonly hashPolicies: readonly HashPolicy[];
  readonly upgrades: readonly UpgradeConfig[];
  readonly internalRedirect: InternalRedirectPolicy | null;
  /** Deprecated `cors` of the action; today it stands in the per-filter configuration. */
  readonly cors: CorsPolicy | null;
  readonly rateLimits: readonly RateLimit[];
  /** Deprecated `include_vh_rate_limits`. */
  readonly includeHostRateLimits: boolean;
  readonly earlyData: Extension | null;
}

/** config.core.v3.DataSource: where a body comes from, with its text where the dump has it. */
export type BodySource =
  | { readonly kind: 'text' | 'bytes'; readonly text: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'environment'; readonly name: string }
  | { readonly kind: 'none' };

/** config.core.v3.SubstitutionFormatString */
export interface BodyFormat {
  readonly source: BodySource;
  /** `json_format`, by its leaves. */
  readonly json: Settings | null;
  readonly contentType: string;
  readonly omitEmpty: boolean;
  readonly formatters: readonly Extension[];
}

export interface RedirectDetail {
  readonly kind: 'redirect';
  readonly code: number;
  readonly httpsRedirect: boolean;
  readonly scheme: string;
  readonly host: string;
  readonly port: number | null;
  readonly path:
    | { readonly kind: 'path' | 'prefix' | 'format'; readonly value: string }
    | ({ readonly kind: 'regex' } & RegexRewrite)
    | null;
  readonly stripQuery: boolean;
}

export interface DirectResponseDetail {
  readonly kind: 'direct-response';
  readonly status: number;
  readonly body: BodySource;
  readonly format: BodyFormat | null;
}

export type ActionDetail =
  | ForwardDetail
  | RedirectDetail
  | DirectResponseDetail
  | { readonly kind: 'filter-action'; readonly extension: Extension }
  | { readonly kind: 'non-forwarding' }
  | { readonly kind: 'unknown'; readonly field: string };

/** config.route.v3.Tracing */
export interface Tracing {
  readonly client: Fraction | null;
  readonly random: Fraction | null;
  readonly overall: Fraction | null;
  readonly operation: string;
  readonly upstreamOperation: string;
  readonly tags: readonly CustomTag[];
}

/** type.tracing.v3.CustomTag: where the tag's value comes from, and what it is when that is not there. */
export interface CustomTag {
  readonly tag: string;
  readonly from:
    | { readonly kind: 'literal' | 'format' | 'environment' | 'request-header'; readonly value: string }
    | { readonly kind: 'metadata'; readonly of: string; readonly path: string }
    | { readonly kind: 'unknown' };
  readonly otherwise: string;
}

/** config.route.v3.Decorator */
export interface Decorator {
  readonly operation: string;
  readonly propagate: boolean;
}

/** What a route, a virtual host and a route configuration say alike. */
export interface LevelConfig {
  readonly headers: HeaderMutations;
  readonly filters: readonly FilterSettings[];
  readonly metadata: readonly MetadataEntry[];
  readonly routeSpecifiers: readonly Extension[];
  readonly mirrors: readonly MirrorPolicy[];
}

/** Everything that one route says, read only when it is opened: the list does with `Route`. */
export interface RouteDetailConfig extends LevelConfig {
  readonly name: string;
  readonly match: RouteMatch;
  readonly action: ActionDetail;
  readonly decorator: Decorator | null;
  readonly tracing: Tracing | null;
  readonly statPrefix: string;
  /** Bytes of a request body that are kept for retries and copies; null: the listener's limit. */
  readonly bodyLimit: number | null;
  /** What was not understood, by its place in the document that was read. */
  readonly notices: readonly Notice[];
}
