import type { JsonPointer } from '@/lib/core/brand';
import type { QueryProblem } from '@/lib/query/model';

/** Narrows hits to any of these values of each facet; null: everything. */
export interface SearchScope {
  /** Titles of sections: `Routes`. */
  readonly section: readonly string[] | null;
  /** Lists of sections: `dynamic_route_configs`. */
  readonly kind: readonly string[] | null;
  readonly state: readonly string[] | null;
  readonly origin: readonly string[] | null;
}

export interface SearchQuestion extends SearchScope {
  readonly text: string;
  /** `key`: `key.path:value`. */
  readonly mode: 'text' | 'regex' | 'key';
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  readonly offset: number;
  readonly limit: number;
}

export interface SearchHit {
  /** Place among the hits that the scope leaves, from 0. */
  readonly number: number;
  readonly pointer: JsonPointer;
  /** `Routes › http.8080 › …`: section, resource, and the way inside it. */
  readonly breadcrumb: readonly string[];
  /** The resource that the hit is in; null outside of all. */
  readonly resource: JsonPointer | null;
  /** One line of decoded text around the hit, and where in it the hit stands (UTF-16 offsets). */
  readonly context: string;
  readonly start: number;
  readonly end: number;
  /** True when the key matched, false when the value did. */
  readonly inKey: boolean;
  /** Line of the dump as it was received, from 1. */
  readonly line: number;
  /** Bytes of the value in the dump, half open; for a key, of its member's value. */
  readonly value: { readonly start: number; readonly end: number };
}

/** One value of a facet with its hits; '' is for hits that have none. */
export interface FacetRow {
  readonly value: string;
  readonly hits: number;
}

export interface Facet {
  readonly rows: readonly FacetRow[];
  /** Values that were left out because they have fewer hits than those listed. */
  readonly more: number;
}

/** Hits by what they are in. Each facet counts what the rest of the scope leaves. */
export interface SearchFacets {
  readonly section: Facet;
  readonly kind: Facet;
  readonly state: Facet;
  /** `VirtualService shop/storefront`, `static`, `generated`, `unknown`. */
  readonly origin: Facet;
}

export interface SearchPage {
  /** Hits that the scope leaves, and hits at all; both so far. */
  readonly total: number;
  readonly all: number;
  /** False: ask again, and the search goes on. */
  readonly done: boolean;
  readonly scannedBytes: number;
  readonly bytes: number;
  /** Time of searching so far. */
  readonly millis: number;
  readonly hits: readonly SearchHit[];
  readonly facets: SearchFacets;
  /** True: the facet of origins is still being counted and empty. Ask again once the search is done. */
  readonly originsToCome: boolean;
  /** Set when the text cannot be understood. */
  readonly problem: QueryProblem | null;
}
