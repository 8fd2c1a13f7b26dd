import type { HitPlaces } from '@/lib/json/search/job';
import type { Place, Places } from './search-places';
import type { Facet, FacetRow, SearchFacets, SearchScope } from './search-types';

/** Hits that follow each other in one place. */
interface Group {
  readonly place: Place;
  /** Number of the first of them. */
  readonly first: number;
  count: number;
}

/** Values of a facet that are listed at most. */
const MOST_ROWS = 200;

const VALUES: { readonly [key in FacetName]: (place: Place) => string } = {
  section: ({ section }) => section?.title ?? '',
  kind: ({ resource }) => resource?.list ?? '',
  state: ({ resource }) => resource?.state ?? '',
  origin: ({ origin }) => origin,
};

type FacetName = keyof SearchFacets;
const NAMES: readonly FacetName[] = ['section', 'kind', 'state', 'origin'];

/** Whether a place is in the scope, one facet left out. */
function fits(place: Place, scope: SearchScope, but: FacetName | null): boolean {
  return NAMES.every((name) => name === but || (scope[name]?.includes(VALUES[name](place)) ?? true));
}

/** The hits of a search by where they are; grows with the search. */
export class HitGroups {
  readonly #places: Places;
  readonly #hits: HitPlaces;
  readonly #groups: Group[] = [];
  #next = 0;
  #stretch = 0;
  /** Facets are asked for again with every window of the same hits. */
  #known: { readonly of: string; readonly facets: SearchFacets } | null = null;

  constructor(places: Places, hits: HitPlaces) {
    this.#places = places;
    this.#hits = hits;
  }

  /** Takes in what was found since the last time. */
  update(): void {
    const { starts, places } = this.#places;
    for (; this.#next < this.#hits.length; this.#next += 1) {
      const at = this.#hits.at(this.#next);
      while ((starts[this.#stretch + 1] ?? Number.POSITIVE_INFINITY) <= at) this.#stretch += 1;
      const place = places[this.#stretch];
      const last = this.#groups.at(-1);
      if (last !== undefined && last.place === place) last.count += 1;
      else if (place !== undefined) this.#groups.push({ place, first: this.#next, count: 1 });
    }
  }

  total(scope: SearchScope): number {
    return this.#groups.reduce((sum, { place, count }) => sum + (fits(place, scope, null) ? count : 0), 0);
  }

  /** Numbers of the hits `offset … offset + limit` of a scope, with their places. */
  window(
    scope: SearchScope,
    offset: number,
    limit: number,
  ): readonly { readonly hit: number; readonly place: Place }[] {
    const found: { readonly hit: number; readonly place: Place }[] = [];
    let before = 0;
    for (const { place, first, count } of this.#groups) {
      if (!fits(place, scope, null)) continue;
      const from = Math.max(0, offset - before);
      const to = Math.min(count, offset + limit - before);
      for (let each = from; each < to; each += 1) found.push({ hit: first + each, place });
      before += count;
      if (before >= offset + limit) break;
    }
    return found;
  }

  facets(scope: SearchScope): SearchFacets {
    const of = JSON.stringify([this.#next, ...NAMES.map((name) => scope[name])]);
    if (this.#known?.of === of) return this.#known.facets;
    const facets = {
      section: this.#facet('section', scope),
      kind: this.#facet('kind', scope),
      state: this.#facet('state', scope),
      origin: this.#facet('origin', scope),
    };
    this.#known = { of, facets };
    return facets;
  }

  #facet(name: FacetName, scope: SearchScope): Facet {
    const counts = new Map<string, number>();
    for (const { place, count } of this.#groups) {
      if (!fits(place, scope, name)) continue;
      const value = VALUES[name](place);
      counts.set(value, (counts.get(value) ?? 0) + count);
    }
    const rows = [...counts].map(([value, hits]): FacetRow => ({ value, hits }));
    // Sections stand in the order of the dump, the rest by how many hits they have.
    if (name !== 'section') rows.sort((a, b) => b.hits - a.hits);
    return { rows: rows.slice(0, MOST_ROWS), more: Math.max(0, rows.length - MOST_ROWS) };
  }
}
