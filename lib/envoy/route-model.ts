import type { JsonPointer } from '@/lib/core/brand';
import type { ResourceMeta } from './resource-model';

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

export interface RouteMatch {
  readonly path: PathMatch;
  readonly headers: readonly NamedMatch[];
  readonly query: readonly NamedMatch[];
  readonly cookies: readonly NamedMatch[];
  /** `:method` header matchers are left in `headers`: Envoy sees no difference. */
  readonly grpcOnly: boolean;
  readonly runtimeFraction: string | null;
  readonly tlsContext: boolean;
  readonly dynamicMetadata: number;
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
  readonly mirrors: readonly string[];
  readonly hashPolicies: number;
  readonly corsOnRoute: boolean;
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

export interface RouteConfig extends ResourceMeta {
  readonly name: string;
  readonly virtualHosts: readonly VirtualHost[];
}
