import type { JsonPointer } from '@/lib/core/brand';
import type { DumpResource, DumpSection } from '@/lib/envoy/model';
import type { Span } from '@/lib/json/span';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { ownedParts } from './search-origins';

/** What a stretch of the dump is part of. */
export interface Place {
  readonly section: DumpSection | null;
  readonly resource: DumpResource | null;
  /** Value of the facet; '' when nothing is known. */
  readonly origin: string;
}

/** Stretches of the dump in order, without gaps: each begins where the one before ends. */
export interface Places {
  readonly starts: Uint32Array;
  readonly places: readonly Place[];
}

interface Part extends Span {
  readonly says: Partial<Place>;
}

function partsOf(snapshot: Snapshot): readonly Part[] {
  const { dump } = snapshot;
  if (dump === null) return [];
  const placed = (pointer: JsonPointer, says: Partial<Place>): readonly Part[] => {
    const span = dump.spanOf(pointer);
    return span === null ? [] : [{ ...span, says }];
  };
  return [
    ...dump.sections.flatMap((section) => placed(section.pointer, { section })),
    ...dump.sections.flatMap((section) =>
      section.resources.flatMap((resource) => placed(resource.pointer, { section, resource })),
    ),
    ...ownedParts(snapshot).map(({ span, origin }) => ({ ...span, says: { origin } })),
  ];
}

const NOWHERE: Place = { section: null, resource: null, origin: '' };

/** Makes places within others; the same one for the same origin, so that neighbours become one stretch. */
class Nested {
  readonly #byOrigin = new Map<Place, Map<string, Place>>();

  within(outer: Place, says: Partial<Place>): Place {
    const { origin } = says;
    if (origin === undefined || says.section !== undefined) return { ...outer, ...says };
    if (origin === outer.origin) return outer;
    const known = this.#byOrigin.get(outer) ?? new Map<string, Place>();
    this.#byOrigin.set(outer, known);
    const place = known.get(origin) ?? { ...outer, origin };
    known.set(origin, place);
    return place;
  }
}

/** Lays parts that hold each other flat: what is said of the innermost counts. */
function flat(parts: readonly Part[]): Places {
  const sorted = [...parts].sort((a, b) => a.start - b.start || b.end - a.end);
  const starts: number[] = [0];
  const places: Place[] = [NOWHERE];
  const open: { readonly end: number; readonly place: Place }[] = [];
  const nested = new Nested();
  const begin = (at: number, place: Place) => {
    if (starts.at(-1) === at) places[places.length - 1] = place;
    else if (places.at(-1) !== place) {
      starts.push(at);
      places.push(place);
    }
  };
  const closeUpTo = (at: number) => {
    for (let last = open.at(-1); last !== undefined && last.end <= at; last = open.at(-1)) {
      open.pop();
      begin(last.end, open.at(-1)?.place ?? NOWHERE);
    }
  };
  for (const { start, end, says } of sorted) {
    closeUpTo(start);
    const place = nested.within(open.at(-1)?.place ?? NOWHERE, says);
    open.push({ end, place });
    begin(start, place);
  }
  closeUpTo(Number.POSITIVE_INFINITY);
  return { starts: Uint32Array.from(starts), places };
}

const known = new WeakMap<Snapshot, Places>();

/** Section, resource and origin of every byte of the dump; worked out once. */
export function placesOf(snapshot: Snapshot): Places {
  const made = known.get(snapshot);
  if (made !== undefined) return made;
  const places = flat(partsOf(snapshot));
  known.set(snapshot, places);
  return places;
}

/** What one byte is part of. */
export function placeAt(snapshot: Snapshot, at: number): Place {
  const { starts, places } = placesOf(snapshot);
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return places[low - 1] ?? NOWHERE;
}
