import type { Place, Places } from './search-places';
import type { SearchFacets } from './search-types';

export type FacetName = keyof SearchFacets;
export const FACETS: readonly FacetName[] = ['section', 'kind', 'state', 'origin'];

const VALUES: { readonly [name in FacetName]: (place: Place) => string } = {
  section: ({ section }) => section?.title ?? '',
  kind: ({ resource }) => resource?.list ?? '',
  state: ({ resource }) => resource?.state ?? '',
  origin: ({ origin }) => origin,
};

/** The values of one facet by number, in the order of the dump. */
export interface FacetValues {
  readonly texts: readonly string[];
  /** By text; undefined when no place has it. */
  readonly numberOf: (text: string) => number | undefined;
  /** Number of the value of each place, by the place's number. */
  readonly ofPlace: Uint32Array;
}

/** Every different place of a dump by number, and its values by number: hits are counted without comparing a text. */
export interface PlaceValues {
  readonly places: readonly Place[];
  /** Number of the place of each stretch. */
  readonly ofStretch: Uint32Array;
  readonly facets: { readonly [name in FacetName]: FacetValues };
}

function facetValues(places: readonly Place[], textOf: (place: Place) => string): FacetValues {
  const numbers = new Map<string, number>();
  const ofPlace = Uint32Array.from(places, (place) => {
    const text = textOf(place);
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  });
  return { texts: [...numbers.keys()], numberOf: (text) => numbers.get(text), ofPlace };
}

function valuesOf({ places: stretches }: Places): PlaceValues {
  const numbers = new Map<Place, number>();
  const ofStretch = Uint32Array.from(stretches, (place) => {
    const number = numbers.get(place) ?? numbers.size;
    numbers.set(place, number);
    return number;
  });
  const places = [...numbers.keys()];
  const facet = (name: FacetName) => facetValues(places, VALUES[name]);
  const facets = {
    section: facet('section'),
    kind: facet('kind'),
    state: facet('state'),
    origin: facet('origin'),
  };
  return { places, ofStretch, facets };
}

const known = new WeakMap<Places, PlaceValues>();

/** Worked out once for the places of a snapshot. */
export function placeValues(places: Places): PlaceValues {
  const made = known.get(places) ?? valuesOf(places);
  known.set(places, made);
  return made;
}
