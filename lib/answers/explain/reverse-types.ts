import type { JsonPointer } from '@/lib/core/brand';
import type { Verdict } from '@/lib/explain/answer';
import type { RouteRow } from '../routes-types';
import type { ExplainFields, ExplainSource, Tone, Words } from './types';

/** A request that was held against this Envoy's configuration, ready to be asked or copied. */
export interface TriedRequest {
  /** As the form has it: a link with these asks exactly this. */
  readonly fields: ExplainFields;
  readonly curl: string;
  readonly verdict: Verdict;
  readonly tone: Tone;
  /** `Forwarded`, `Denied 403`. */
  readonly title: string;
  /** What happens, in a sentence. */
  readonly cause: Words;
}

/** A request that reaches a route, the proof that none can, or why neither is known. */
export type ReachView =
  | { readonly kind: 'reached'; readonly request: TriedRequest; readonly notes: readonly Words[] }
  /** `by`: the routes that take its requests. */
  | { readonly kind: 'impossible'; readonly why: Words; readonly by: readonly RouteRow[] }
  | { readonly kind: 'unknown'; readonly why: Words; readonly by: readonly RouteRow[] };

export interface ReachQuestion {
  readonly route: JsonPointer;
  /** The filter chain to come through; null: any that leads there. */
  readonly chain: JsonPointer | null;
}

export interface ReachAnswer {
  readonly route: RouteRow;
  /** Filter chains that lead to the route's configuration. */
  readonly chains: readonly {
    readonly pointer: JsonPointer;
    readonly name: string;
    readonly listener: string;
  }[];
  readonly reach: ReachView;
}

/** A change to a request, of one or two parts, and where the changed request comes to. */
export interface ChangeView {
  readonly edits: readonly Words[];
  readonly request: TriedRequest;
  readonly route: RouteRow;
}

export interface ChangesQuestion {
  readonly source: ExplainSource;
  /** The route that is to be reached; null: any other. */
  readonly route: JsonPointer | null;
}

export interface ChangesAnswer {
  readonly wanted: RouteRow | null;
  /** True when the request as it is comes to the wanted route. */
  readonly isReached: boolean;
  /** The smallest first. */
  readonly changes: readonly ChangeView[];
  /** Requests that were held against the configuration. */
  readonly tried: number;
  /** A client may send this host over a connection that was opened for another one; null: nothing to say. */
  readonly coalescing: Words | null;
}

export interface ShadowedQuestion {
  readonly routeConfig: string;
  readonly offset: number;
  readonly limit: number;
}

/** A route that no request reaches: an earlier one takes them all. */
export interface ShadowedRow {
  readonly route: RouteRow;
  readonly by: RouteRow;
}

export interface ShadowedPage {
  /** Routes that were looked at, and those of them that are shadowed. */
  readonly routes: number;
  readonly total: number;
  readonly rows: readonly ShadowedRow[];
  /** False: some conditions were not compared, for there were too many. */
  readonly isWhole: boolean;
}
