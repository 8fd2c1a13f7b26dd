import type { JsonPointer } from '@/lib/core/brand';
import type { ValueMatch } from './route-model';

/** What a matcher looks at: `xds.core.v3.TypedExtensionConfig` of an input. */
export interface MatcherInput {
  readonly name: string;
  /** `typed_config.@type` without prefix; its last part says what is read (`ServerNameInput`). */
  readonly type: string;
  /** Which of them: header, query parameter, filter state key; '' where the type says all. */
  readonly argument: string;
}

export type MatcherTest =
  | { readonly kind: 'value'; readonly match: ValueMatch }
  /** envoy.extensions.matching.input_matchers.ip.v3.Ip */
  | { readonly kind: 'ip'; readonly ranges: readonly string[] }
  | { readonly kind: 'custom'; readonly name: string; readonly type: string }
  | { readonly kind: 'unknown' };

/** xds.type.matcher.v3.Matcher.MatcherList.Predicate */
export type MatcherPredicate =
  | { readonly kind: 'single'; readonly input: MatcherInput; readonly test: MatcherTest }
  | { readonly kind: 'and' | 'or'; readonly of: readonly MatcherPredicate[] }
  | { readonly kind: 'not'; readonly of: MatcherPredicate }
  | { readonly kind: 'unknown'; readonly pointer: JsonPointer }
  | { readonly kind: 'too-deep'; readonly pointer: JsonPointer };

/** xds.type.matcher.v3.Matcher.OnMatch */
export type MatcherOutcome =
  | {
      readonly kind: 'action';
      readonly name: string;
      readonly type: string;
      /** Text of a `google.protobuf.StringValue`: the name of a filter chain. */
      readonly value: string | null;
      readonly pointer: JsonPointer;
      readonly keepMatching: boolean;
    }
  | { readonly kind: 'matcher'; readonly tree: MatcherTree; readonly keepMatching: boolean }
  | { readonly kind: 'unknown'; readonly pointer: JsonPointer }
  | { readonly kind: 'too-deep'; readonly pointer: JsonPointer };

export interface MatcherRule {
  readonly predicate: MatcherPredicate;
  readonly outcome: MatcherOutcome;
}

/** One way out of a lookup: keys, prefixes, ranges or domains that lead to the same outcome. */
export interface MatcherBranch {
  readonly keys: readonly string[];
  /** IPMatcher: not tried again when a more specific range was there and did not match. */
  readonly exclusive: boolean;
  readonly outcome: MatcherOutcome;
}

/** How a tree decides: a list from the top, or one lookup of one input. */
export type MatcherBody =
  | { readonly kind: 'list'; readonly rules: readonly MatcherRule[] }
  | {
      readonly kind: 'exact' | 'prefix' | 'ip' | 'server-name' | 'range';
      readonly input: MatcherInput;
      readonly branches: readonly MatcherBranch[];
    }
  | { readonly kind: 'custom'; readonly input: MatcherInput; readonly name: string; readonly type: string }
  /** No matcher: Envoy goes to `on_no_match` at once. */
  | { readonly kind: 'none' };

/**
 * xds.type.matcher.v3.Matcher (and its older twin envoy.config.common.matcher.v3.Matcher): of listeners, virtual
 * hosts, RBAC and composite filters alike.
 */
export interface MatcherTree {
  readonly pointer: JsonPointer;
  readonly body: MatcherBody;
  readonly onNoMatch: MatcherOutcome | null;
}
