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
  /** An Istio proxy, and no object named: istiod made it by itself. */
  | { readonly kind: 'generated' }
  /** Not Istio's Envoy, and nothing in the dump says who made it. */
  | { readonly kind: 'unknown' };

/** Worst state of a row, in the vocabulary of DESIGN §4. */
export type RowState =
  | { readonly kind: 'ok' }
  /** `partial`: other clusters of the same action still answer. */
  | { readonly kind: 'missing-cluster'; readonly clusters: readonly string[]; readonly partial: boolean }
  | { readonly kind: 'no-healthy-endpoint'; readonly clusters: readonly string[]; readonly partial: boolean }
  | { readonly kind: 'rejected'; readonly details: string }
  | { readonly kind: 'warming' }
  | { readonly kind: 'draining' }
  | { readonly kind: 'unknown'; readonly why: string };

export interface Located {
  readonly pointer: JsonPointer;
}
