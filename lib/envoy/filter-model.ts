import type { JsonPointer } from '@/lib/core/brand';

/** A network, HTTP or listener filter, in the place where Envoy runs it. */
export interface Filter {
  readonly name: string;
  /** `typed_config.@type` without the `type.googleapis.com/` prefix; '' when absent. */
  readonly type: string;
  readonly disabled: boolean;
  /** Its configuration comes by ECDS (`config_discovery`) and stands in another section. */
  readonly byDiscovery: boolean;
  /** SDS secrets that its configuration names (OAuth2, credential injector …). */
  readonly secretNames: readonly string[];
  readonly pointer: JsonPointer;
}

/**
 * config.listener.v3.ListenerFilterChainMatchPredicate: when a listener filter is skipped. Ports are those of the
 * destination as earlier filters restored it; `end` is not included.
 */
export type PortPredicate =
  | { readonly kind: 'any' }
  | { readonly kind: 'and' | 'or'; readonly of: readonly PortPredicate[] }
  | { readonly kind: 'not'; readonly of: PortPredicate }
  | { readonly kind: 'ports'; readonly start: number; readonly end: number }
  | { readonly kind: 'unknown' };

export interface ListenerFilter extends Filter {
  /** Null: it always runs. */
  readonly disabledWhen: PortPredicate | null;
}
