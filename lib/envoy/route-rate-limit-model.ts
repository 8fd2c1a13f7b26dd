import type { NamedMatch } from './route-model';
import type { Extension } from './route-parts-model';

/** RateLimit.Action: one entry of the descriptor that is sent to the rate limit service. */
export type RateLimitAction =
  | { readonly kind: 'source-cluster' | 'destination-cluster' | 'remote-address' }
  | {
      readonly kind: 'request-header' | 'query-parameter';
      readonly name: string;
      readonly key: string;
      /** Without the value only this entry is left out; otherwise the whole descriptor is. */
      readonly skipIfAbsent: boolean;
    }
  | { readonly kind: 'masked-remote-address'; readonly v4: number; readonly v6: number }
  | { readonly kind: 'generic-key'; readonly key: string; readonly value: string }
  | {
      readonly kind: 'header-match' | 'query-match';
      readonly key: string;
      readonly value: string;
      /** The descriptor gets the entry when this equals whether all of them match. */
      readonly expect: boolean;
      readonly matches: readonly NamedMatch[];
    }
  | {
      readonly kind: 'metadata';
      readonly key: string;
      /** `envoy.filters.http.jwt_authn: payload.sub` */
      readonly path: string;
      readonly source: string;
      readonly otherwise: string;
      readonly skipIfAbsent: boolean;
    }
  | {
      readonly kind: 'address-match';
      readonly key: string;
      readonly value: string;
      readonly ranges: readonly string[];
      readonly invert: boolean;
    }
  | { readonly kind: 'extension'; readonly extension: Extension }
  | { readonly kind: 'unknown'; readonly field: string };

/** config.route.v3.RateLimit */
export interface RateLimit {
  readonly stage: number;
  readonly disableKey: string;
  readonly actions: readonly RateLimitAction[];
  /** Limit that overrides the service's own. */
  readonly limit:
    | { readonly kind: 'metadata'; readonly path: string }
    | { readonly kind: 'rate'; readonly requests: number; readonly unit: string }
    | null;
  readonly hits: {
    readonly number: number | null;
    readonly format: string;
    readonly negative: boolean;
  } | null;
  readonly onStreamDone: boolean;
  /** `x_ratelimit_option`; '' is the filter's own setting. */
  readonly responseHeaders: string;
}
