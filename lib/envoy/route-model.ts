import type { JsonPointer } from '@/lib/core/brand';

export type PathMatch =
  | {
      readonly kind: 'prefix' | 'exact' | 'path-separated-prefix';
      readonly value: string;
      readonly ignoreCase: boolean;
    }
  | { readonly kind: 'regex'; readonly value: string }
  | { readonly kind: 'uri-template'; readonly value: string }
  | { readonly kind: 'connect' }
  | { readonly kind: 'unknown'; readonly field: string };

/** type.matcher.v3.StringMatcher and its older spellings in HeaderMatcher and QueryParameterMatcher. */
export type ValueMatch =
  | {
      readonly kind: 'exact' | 'prefix' | 'suffix' | 'contains';
      readonly value: string;
      readonly ignoreCase: boolean;
    }
  | { readonly kind: 'regex'; readonly value: string }
  | { readonly kind: 'range'; readonly start: string; readonly end: string }
  | { readonly kind: 'present'; readonly present: boolean }
  | { readonly kind: 'unknown'; readonly field: string };

export interface NamedMatch {
  readonly name: string;
  readonly match: ValueMatch;
  /** HeaderMatcher.invert_match */
  readonly invert: boolean;
  /** HeaderMatcher.treat_missing_header_as_empty, where it is set. */
  readonly missingAsEmpty?: true;
}

/** config.core.v3.RuntimeFractionalPercent, or type.v3.FractionalPercent with an empty key. */
export interface Fraction {
  readonly numerator: number;
  /** Null for a denominator that Gatescope does not know. */
  readonly denominator: 100 | 10_000 | 1_000_000 | null;
  /** Runtime key whose value wins over the default; '' when there is none. */
  readonly runtimeKey: string;
}

/** RouteMatch.TlsContextMatchOptions; null where a flag is not asked for. */
export interface TlsContextMatch {
  readonly presented: boolean | null;
  readonly validated: boolean | null;
}

/** type.matcher.v3.ValueMatcher: what a value of dynamic metadata must be. */
export type MetadataValueMatch =
  | { readonly kind: 'null' }
  | { readonly kind: 'number'; readonly value: number }
  /** `start` is in, `end` is out. */
  | { readonly kind: 'number-range'; readonly start: number; readonly end: number }
  | { readonly kind: 'text'; readonly match: ValueMatch }
  | { readonly kind: 'flag'; readonly value: boolean }
  | { readonly kind: 'present'; readonly present: boolean }
  /** A list of which one element matches. */
  | { readonly kind: 'one-of'; readonly match: MetadataValueMatch }
  | { readonly kind: 'any-of'; readonly matches: readonly MetadataValueMatch[] }
  | { readonly kind: 'unknown'; readonly field: string };

/** type.matcher.v3.MetadataMatcher */
export interface MetadataMatch {
  /** Name space of the metadata: the filter that wrote it. */
  readonly filter: string;
  readonly path: readonly string[];
  readonly value: MetadataValueMatch;
  readonly invert: boolean;
}

/** type.matcher.v3.FilterStateMatcher */
export interface FilterStateMatch {
  readonly key: string;
  readonly match:
    | { readonly kind: 'text'; readonly match: ValueMatch }
    /** CIDR ranges, `10.0.0.0/8`. */
    | { readonly kind: 'address'; readonly ranges: readonly string[]; readonly invert: boolean }
    | { readonly kind: 'unknown'; readonly field: string };
}

export interface RouteMatch {
  readonly path: PathMatch;
  readonly headers: readonly NamedMatch[];
  readonly query: readonly NamedMatch[];
  readonly cookies: readonly NamedMatch[];
  /** `:method` header matchers are left in `headers`: Envoy sees no difference. */
  readonly grpcOnly: boolean;
  readonly runtimeFraction: Fraction | null;
  readonly tlsContext: TlsContextMatch | null;
  readonly dynamicMetadata: readonly MetadataMatch[];
  readonly filterState: readonly FilterStateMatch[];
  /** Fields of RouteMatch that Gatescope does not know, by name. */
  readonly unknownFields: readonly string[];
}

export interface WeightedCluster {
  readonly name: string;
  /** The weight as configured; 1 for a single cluster. */
  readonly weight: number;
  /** The request header that names the cluster; `name` is then empty. */
  readonly clusterHeader?: string;
}

export type PathRewrite =
  | { readonly kind: 'prefix'; readonly value: string }
  | { readonly kind: 'regex'; readonly pattern: string; readonly substitution: string }
  | { readonly kind: 'template'; readonly value: string };

export interface ForwardPolicy {
  /** `15s`; `0s` means no timeout; null means Envoy's default of 15 s. */
  readonly timeout: string | null;
  readonly idleTimeout: string | null;
  readonly retries: {
    readonly on: string;
    readonly attempts: number;
    readonly perTryTimeout: string | null;
  } | null;
  readonly pathRewrite: PathRewrite | null;
  readonly hostRewrite: string | null;
  /** Clusters that get a copy of each request. */
  readonly mirrors: readonly string[];
  /** A header of the request names one more cluster for copies. */
  readonly mirrorByHeader?: true;
  readonly hashPolicies: number;
  readonly corsOnRoute: boolean;
  /** Status when the cluster does not exist, where it is not 503. */
  readonly notFoundCode?: number;
}

export type RouteAction =
  | {
      readonly kind: 'cluster';
      readonly clusters: readonly [WeightedCluster];
      readonly policy: ForwardPolicy;
    }
  | {
      readonly kind: 'weighted';
      readonly clusters: readonly WeightedCluster[];
      readonly policy: ForwardPolicy;
    }
  | { readonly kind: 'cluster-header'; readonly header: string; readonly policy: ForwardPolicy }
  /** A plugin chooses the cluster: one of the route configuration, by name, or one of the route itself. */
  | {
      readonly kind: 'plugin';
      readonly name: string;
      readonly inline: boolean;
      readonly policy: ForwardPolicy;
    }
  | {
      readonly kind: 'redirect';
      readonly code: number;
      readonly scheme: string | null;
      readonly host: string | null;
      readonly port: number | null;
      readonly path: string | null;
      readonly prefixRewrite: string | null;
      readonly httpsRedirect: boolean;
      readonly stripQuery: boolean;
      readonly regexRewrite?: { readonly pattern: string; readonly substitution: string };
    }
  | { readonly kind: 'direct-response'; readonly status: number; readonly body: string | null }
  | { readonly kind: 'non-forwarding' }
  /** A filter decides; `type` of its message. Envoy itself has no cluster then and answers 503. */
  | { readonly kind: 'filter-action'; readonly type: string }
  | { readonly kind: 'unknown'; readonly field: string };

export interface Route {
  readonly pointer: JsonPointer;
  /** Place in the virtual host, from 1. Envoy takes the first route that matches. */
  readonly ordinal: number;
  readonly name: string;
  readonly match: RouteMatch;
  readonly action: RouteAction;
  /** Names of HTTP filters that `typed_per_filter_config` sets for this route. */
  readonly perFilterConfig: readonly string[];
  /** `metadata.filter_metadata.istio.config`, unread: the Istio room knows its grammar. */
  readonly istioConfig: string | null;
}

export interface VirtualHost {
  readonly pointer: JsonPointer;
  readonly name: string;
  readonly domains: readonly string[];
  readonly requireTls: 'NONE' | 'EXTERNAL_ONLY' | 'ALL';
  readonly routes: readonly Route[];
  /** The virtual host decides by an xDS matcher tree instead of `routes`. */
  readonly hasMatcherTree: boolean;
}
