import type { JsonPointer } from '@/lib/core/brand';
import { Stepwise } from '@/lib/core/stepwise';
import type { DumpResource, DumpSection } from '@/lib/envoy/model';
import type { Span } from '@/lib/json/span';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { type Owned, ownedParts } from './search-origins';

/** What a stretch of the dump is part of. */
export interface Place {
  readonly section: DumpSection | null;
  readonly resource: DumpResource | null;
  /** Value of the facet; '' when nothing is known, or was not asked for. */
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

/** Parts between two steps. */
const STEP = 4_096;

/** Lays parts that hold each other flat: what is said of the innermost counts. */
class Flat {
  readonly #starts: number[] = [0];
  readonly #places: Place[] = [NOWHERE];
  readonly #open: { readonly end: number; readonly place: Place }[] = [];
  readonly #nested = new Nested();

  /** Parts come by where they begin, the outer before the inner. */
  add({ start, end, says }: Part): void {
    this.#closeUpTo(start);
    const place = this.#nested.within(this.#open.at(-1)?.place ?? NOWHERE, says);
    this.#open.push({ end, place });
    this.#begin(start, place);
  }

  finish(): Places {
    this.#closeUpTo(Number.POSITIVE_INFINITY);
    return { starts: Uint32Array.from(this.#starts), places: this.#places };
  }

  #begin(at: number, place: Place): void {
    if (this.#starts.at(-1) === at) this.#places[this.#places.length - 1] = place;
    else if (this.#places.at(-1) !== place) {
      this.#starts.push(at);
      this.#places.push(place);
    }
  }

  #closeUpTo(at: number): void {
    for (let last = this.#open.at(-1); last !== undefined && last.end <= at; last = this.#open.at(-1)) {
      this.#open.pop();
      this.#begin(last.end, this.#open.at(-1)?.place ?? NOWHERE);
    }
  }
}

const inOrder = (parts: readonly Part[]): readonly Part[] =>
  [...parts].sort((a, b) => a.start - b.start || b.end - a.end);

const known = new WeakMap<Snapshot, Places>();

/** Section and resource of every byte of the dump; worked out once. */
export function placesOf(snapshot: Snapshot): Places {
  const made = known.get(snapshot);
  if (made !== undefined) return made;
  const flat = new Flat();
  for (const part of inOrder(partsOf(snapshot))) flat.add(part);
  const places = flat.finish();
  known.set(snapshot, places);
  return places;
}

function* flatWithOrigins(snapshot: Snapshot): Generator<undefined, Places> {
  const owned: readonly Owned[] = yield* ownedParts(snapshot);
  const parts = [...partsOf(snapshot), ...owned.map(({ span, origin }) => ({ ...span, says: { origin } }))];
  yield;
  const sorted = inOrder(parts);
  yield;
  const flat = new Flat();
  for (const [index, part] of sorted.entries()) {
    flat.add(part);
    if (index % STEP === 0) yield;
  }
  return flat.finish();
}

const knownWithOrigins = new WeakMap<Snapshot, Stepwise<Places>>();

/** The same with the origin of each: of a hundred thousand routes that takes a moment, so it comes in steps. */
export function placesWithOrigins(snapshot: Snapshot): Stepwise<Places> {
  const made = knownWithOrigins.get(snapshot) ?? new Stepwise(() => flatWithOrigins(snapshot));
  knownWithOrigins.set(snapshot, made);
  return made;
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
