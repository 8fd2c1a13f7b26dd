import type { HitPlaces } from '@/lib/json/search/job';
import { FACETS, type FacetName, type PlaceValues, placeValues } from './search-place-values';
import type { Place, Places } from './search-places';
import type { Facet, SearchFacets, SearchScope } from './search-types';

/** Hits that follow each other in one place. */
interface Group {
  /** Number of the place. */
  readonly place: number;
  /** Number of the first of them. */
  readonly first: number;
  count: number;
}

/** Values of a facet that are listed at most. */
const MOST_ROWS = 200;

/** Tells of a place by number whether it is in a scope. */
type Fits = (place: number) => boolean;

const ALL: Fits = () => true;

/** The scope as numbers of values, one facet left out; null where no place has any of the values of a facet. */
function fitting({ facets }: PlaceValues, scope: SearchScope, but: FacetName | null): Fits | null {
  const wanted: { readonly ofPlace: Uint32Array; readonly isWanted: Uint8Array }[] = [];
  for (const name of FACETS) {
    const texts = scope[name];
    if (name === but || texts === null) continue;
    const { ofPlace, numberOf, texts: all } = facets[name];
    const numbers = texts.map(numberOf).filter((value) => value !== undefined);
    if (numbers.length === 0) return null;
    const isWanted = new Uint8Array(all.length);
    for (const value of numbers) isWanted[value] = 1;
    wanted.push({ ofPlace, isWanted });
  }
  // Mostly there is nothing to compare, for each of 100,000 places.
  if (wanted.length === 0) return ALL;
  return (place) => wanted.every(({ ofPlace, isWanted }) => isWanted[ofPlace[place] ?? 0] === 1);
}

/** The hits of a search by where they are; grows with the search. */
export class HitGroups {
  readonly #places: Places;
  readonly #values: PlaceValues;
  readonly #hits: HitPlaces;
  readonly #groups: Group[] = [];
  /** Hits in each place, by its number. */
  readonly #counts: Uint32Array;
  /** Numbers of the places that have hits. */
  readonly #found: number[] = [];
  #next = 0;
  #stretch = 0;
  /** Facets are asked for again with every window of the same hits. */
  #known: { readonly of: string; readonly facets: SearchFacets } | null = null;

  constructor(places: Places, hits: HitPlaces) {
    this.#places = places;
    this.#values = placeValues(places);
    this.#counts = new Uint32Array(this.#values.places.length);
    this.#hits = hits;
  }

  /** Takes in what was found since the last time. */
  update(): void {
    const { starts } = this.#places;
    const { ofStretch } = this.#values;
    let last = this.#groups.at(-1);
    for (; this.#next < this.#hits.length; this.#next += 1) {
      const at = this.#hits.at(this.#next);
      while ((starts[this.#stretch + 1] ?? Number.POSITIVE_INFINITY) <= at) this.#stretch += 1;
      const place = ofStretch[this.#stretch] ?? 0;
      const count = this.#counts[place] ?? 0;
      if (count === 0) this.#found.push(place);
      this.#counts[place] = count + 1;
      if (last?.place === place) last.count += 1;
      else {
        last = { place, first: this.#next, count: 1 };
        this.#groups.push(last);
      }
    }
  }

  total(scope: SearchScope): number {
    const fits = fitting(this.#values, scope, null);
    if (fits === null) return 0;
    if (fits === ALL) return this.#next;
    let total = 0;
    for (const place of this.#found) if (fits(place)) total += this.#counts[place] ?? 0;
    return total;
  }

  /** Numbers of the hits `offset … offset + limit` of a scope, with their places. */
  window(
    scope: SearchScope,
    offset: number,
    limit: number,
  ): readonly { readonly hit: number; readonly place: Place }[] {
    const found: { readonly hit: number; readonly place: Place }[] = [];
    const fits = fitting(this.#values, scope, null);
    let before = 0;
    for (const { place: number, first, count } of fits === null ? [] : this.#groups) {
      const place = this.#values.places[number];
      if (place === undefined || fits?.(number) !== true) continue;
      const from = Math.max(0, offset - before);
      const to = Math.min(count, offset + limit - before);
      for (let each = from; each < to; each += 1) found.push({ hit: first + each, place });
      before += count;
      if (before >= offset + limit) break;
    }
    return found;
  }

  facets(scope: SearchScope): SearchFacets {
    const of = JSON.stringify([this.#next, ...FACETS.map((name) => scope[name])]);
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
    const { texts, ofPlace } = this.#values.facets[name];
    const fits = fitting(this.#values, scope, name);
    if (fits === null) return { rows: [], more: 0 };
    const hits = new Uint32Array(texts.length);
    for (const place of this.#found) {
      const value = ofPlace[place] ?? 0;
      if (fits === ALL || fits(place)) hits[value] = (hits[value] ?? 0) + (this.#counts[place] ?? 0);
    }
    const found = Array.from(hits.keys()).filter((value) => (hits[value] ?? 0) > 0);
    // Sections stand in the order of the dump, the rest by how many hits they have.
    if (name !== 'section') found.sort((a, b) => (hits[b] ?? 0) - (hits[a] ?? 0));
    const rows = found
      .slice(0, MOST_ROWS)
      .map((value) => ({ value: texts[value] ?? '', hits: hits[value] ?? 0 }));
    return { rows, more: Math.max(0, found.length - MOST_ROWS) };
  }
}
