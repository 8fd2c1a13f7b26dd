import type { JsonPointer } from '@/lib/core/brand';
import type { ObjectRef } from '@/lib/istio/model';

/** What a list answers besides its rows. */
export interface Counts {
  /** Rows in the snapshot. */
  readonly total: number;
  /** Rows that the filter leaves. */
  readonly matched: number;
}

/** Where a piece of Envoy's configuration came from. */
export type Origin =
  | {
      readonly kind: 'object';
      readonly ref: ObjectRef /** False when that list was read and lacks the object. */;
      readonly exists: boolean | null;
    }
  | { readonly kind: 'static' }
  /** Of a route configuration that stands inside of listeners and no discovery service sent. At least one name. */
  | { readonly kind: 'inline'; readonly listeners: readonly string[] }
  /** An Istio proxy, and no object named: istiod made it by itself. */
  | { readonly kind: 'generated' }
  /** Not Istio's Envoy, and nothing in the dump says who made it. */
  | { readonly kind: 'unknown' };

/** Worst state of a row, in the vocabulary of DESIGN §4. */
export type RowState =
  | { readonly kind: 'ok' }
  /** `partial`: other clusters of the same action still answer. */
  | {
      readonly kind: 'missing-cluster';
      /** None for an action that has no cluster at all. */
      readonly clusters: readonly string[];
      readonly partial: boolean;
      /** Status that clients get, where it is not 503. */
      readonly code?: number;
    }
  | { readonly kind: 'no-healthy-endpoint'; readonly clusters: readonly string[]; readonly partial: boolean }
  /** No endpoint is available, and Envoy sends requests to unhealthy ones (`healthy_panic_threshold`). */
  | { readonly kind: 'panic'; readonly clusters: readonly string[]; readonly partial: boolean }
  /** Copies of requests go nowhere; the requests themselves are served. */
  | { readonly kind: 'missing-mirror'; readonly clusters: readonly string[] }
  | { readonly kind: 'rejected'; readonly details: string }
  | { readonly kind: 'warming' }
  | { readonly kind: 'draining' }
  | { readonly kind: 'unknown'; readonly why: string };

export interface Located {
  readonly pointer: JsonPointer;
}
