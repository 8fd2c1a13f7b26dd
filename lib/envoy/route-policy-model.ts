import type { Fraction, NamedMatch, ValueMatch } from './route-model';
import type { Extension, HeaderMutations } from './route-parts-model';

/** config.route.v3.RetryPolicy. Durations as Envoy writes them (`1s`); null where Envoy's default holds. */
export interface RetryPolicy {
  /** `retry_on`, taken apart. Empty: nothing is retried unless the request's own headers say so. */
  readonly on: readonly string[];
  readonly attempts: number;
  readonly perTryTimeout: string | null;
  readonly perTryIdleTimeout: string | null;
  readonly priority: Extension | null;
  readonly hostPredicates: readonly Extension[];
  readonly optionsPredicates: readonly Extension[];
  readonly hostSelectionAttempts: number | null;
  readonly statusCodes: readonly number[];
  readonly backOff: { readonly base: string | null; readonly max: string | null } | null;
  readonly rateLimitedBackOff: {
    readonly headers: readonly { readonly name: string; readonly format: string }[];
    readonly max: string | null;
  } | null;
  readonly headers: readonly NamedMatch[];
  readonly requestHeaders: readonly NamedMatch[];
  readonly refreshCluster: boolean;
}

/** config.route.v3.HedgePolicy */
export interface HedgePolicy {
  readonly initialRequests: number | null;
  readonly additionalChance: Fraction | null;
  readonly onPerTryTimeout: boolean;
}

/** One entry of config.common.mutation_rules.v3.HeaderMutation. */
export type HeaderMutationStep =
  | { readonly kind: 'append'; readonly header: HeaderMutations['requestAdd'][number] }
  | { readonly kind: 'remove'; readonly name: string }
  | { readonly kind: 'remove-on-match'; readonly match: ValueMatch }
  | { readonly kind: 'unknown'; readonly field: string };

/** RouteAction.RequestMirrorPolicy: `cluster`, or a header that names it. */
export interface MirrorPolicy {
  readonly cluster: string;
  readonly clusterHeader: string;
  /** Null: every request. */
  readonly fraction: Fraction | null;
  readonly traceSampled: boolean | null;
  readonly hostSuffix: boolean;
  readonly hostRewrite: string;
  readonly mutations: readonly HeaderMutationStep[];
}

/** RouteAction.HashPolicy */
export type HashPolicy = { readonly terminal: boolean } & (
  | { readonly kind: 'header'; readonly name: string; readonly rewrite: RegexRewrite | null }
  | {
      readonly kind: 'cookie';
      readonly name: string;
      /** Null: Envoy never makes the cookie; `0s`: a session cookie. */
      readonly ttl: string | null;
      readonly path: string;
      readonly attributes: readonly (readonly [name: string, value: string])[];
    }
  | { readonly kind: 'source-ip' }
  | { readonly kind: 'query-parameter'; readonly name: string }
  | { readonly kind: 'filter-state'; readonly key: string }
  | { readonly kind: 'unknown'; readonly field: string }
);

/** RouteAction.UpgradeConfig */
export interface UpgradeConfig {
  readonly type: string;
  readonly enabled: boolean;
  /** Set for CONNECT and POST that end here: the payload goes on as TCP. */
  readonly connect: { readonly proxyProtocol: string | null; readonly allowPost: boolean } | null;
}

/** config.route.v3.InternalRedirectPolicy, with its defaults filled in. */
export interface InternalRedirectPolicy {
  readonly max: number;
  readonly codes: readonly number[];
  readonly predicates: readonly Extension[];
  readonly crossScheme: boolean;
  readonly copiedHeaders: readonly string[];
}

export interface Timeouts {
  /** `timeout`; null is Envoy's default of 15 s. */
  readonly request: string | null;
  readonly idle: string | null;
  readonly flush: string | null;
  readonly maxStream: {
    readonly max: string | null;
    readonly grpcHeaderMax: string | null;
    readonly grpcHeaderOffset: string | null;
  } | null;
  /** Deprecated `max_grpc_timeout` and `grpc_timeout_offset`. */
  readonly grpcMax: string | null;
  readonly grpcOffset: string | null;
}

export interface RegexRewrite {
  readonly pattern: string;
  readonly substitution: string;
}
