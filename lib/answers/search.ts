import { tokensOf } from '@/lib/core/json-pointer';
import type { JsonBytes } from '@/lib/json/bytes';
import type { JsonHit } from '@/lib/json/search/hit';
import { type SearchJob, startSearch } from '@/lib/json/search/job';
import type { QueryProblem } from '@/lib/query/model';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { dumpBytes } from './dump-bytes';
import { HitGroups } from './search-groups';
import { type Place, placesOf, placesWithOrigins } from './search-places';
import type { SearchHit, SearchPage, SearchQuestion } from './search-types';

/** Milliseconds that one answer may take; what is not searched by then waits for the next one. */
const BUDGET = 80;

/** Milliseconds of one answer that go into origins: the next key must not wait for them. */
const ORIGINS_BUDGET = 30;

/** The one search of a snapshot that is kept: another query takes its place and so ends it. */
interface Running {
  readonly query: string;
  readonly job: SearchJob;
  readonly groups: HitGroups;
  readonly hasOrigins: boolean;
}

const running = new WeakMap<Snapshot, Running>();

function queryOf({ mode, matchCase, wholeWord, text }: SearchQuestion): string {
  return JSON.stringify([mode, matchCase, wholeWord, text]);
}

/** Section and resource by name, then the way inside. */
export function breadcrumbOf(pointer: string, { section, resource }: Place): readonly string[] {
  const inside = (outer: string) => tokensOf(pointer.slice(outer.length)) ?? [];
  if (section === null) return tokensOf(pointer) ?? [];
  if (resource === null) return [section.title, ...inside(section.pointer)];
  return [section.title, resource.name, ...inside(resource.pointer)];
}

function hitOf(hit: JsonHit, place: Place, number: number): SearchHit {
  const breadcrumb = breadcrumbOf(hit.pointer, place);
  return { ...hit, number, breadcrumb, resource: place.resource?.pointer ?? null };
}

function jobOf(snapshot: Snapshot, document: JsonBytes, question: SearchQuestion): Running | QueryProblem {
  const query = queryOf(question);
  const known = running.get(snapshot);
  if (known?.query === query) return known;
  running.delete(snapshot);
  const started = startSearch(document, question);
  if (!started.ok) return started.problem;
  const origins = placesWithOrigins(snapshot);
  const hasOrigins = origins.isDone;
  const groups = new HitGroups(hasOrigins ? origins.value : placesOf(snapshot), started.job.hits);
  const made = { query, job: started.job, groups, hasOrigins };
  running.set(snapshot, made);
  return made;
}

/**
 * Hits by origin too, once the origins are worked out. What is first asked for is hits: origins come in steps with
 * the answers after the one that ended the search, or at once where the hits are narrowed to some.
 */
function withOrigins(snapshot: Snapshot, of: Running, isWanted: boolean, budget: number): Running {
  if (of.hasOrigins) return of;
  const places = placesWithOrigins(snapshot);
  const until = performance.now() + Math.min(budget, ORIGINS_BUDGET);
  if (!isWanted && !places.step(() => performance.now() >= until)) return of;
  const whole = { ...of, groups: new HitGroups(places.value, of.job.hits), hasOrigins: true };
  running.set(snapshot, whole);
  return whole;
}

const NO_FACET = { rows: [], more: 0 };

function nothingFound(document: JsonBytes | null, problem: QueryProblem | null): SearchPage {
  const bytes = document === null ? 0 : document.root.end - document.root.start;
  const facets = { section: NO_FACET, kind: NO_FACET, state: NO_FACET, origin: NO_FACET };
  return {
    total: 0,
    all: 0,
    done: true,
    scannedBytes: 0,
    bytes,
    millis: 0,
    hits: [],
    facets,
    originsToCome: false,
    problem,
  };
}

/**
 * Searches every key and value of the redacted dump. What takes longer than some 80 ms is answered as far as it got
 * (`done` false); the same question asked again goes on from there, another text begins anew.
 * @param budget milliseconds
 */
export function searchPage(
  snapshot: Snapshot,
  question: SearchQuestion,
  budget: number = BUDGET,
): SearchPage {
  const document = dumpBytes(snapshot);
  if (document === null || question.text === '') return nothingFound(document, null);
  const found = jobOf(snapshot, document, question);
  if ('message' in found) return nothingFound(document, found);
  const { job } = found;
  const isLater = job.done && question.offset === 0;
  job.step(budget);
  const isNarrowed = question.origin !== null;
  const { groups, hasOrigins } =
    isNarrowed || isLater ? withOrigins(snapshot, found, isNarrowed, budget) : found;
  groups.update();
  const shown = groups.window(question, question.offset, question.limit);
  const hits = job.describe(shown.map(({ hit }) => hit));
  return {
    total: groups.total(question),
    all: job.hits.length,
    done: job.done,
    scannedBytes: job.scanned,
    bytes: job.size,
    millis: job.millis,
    hits: hits.flatMap((hit, at) => {
      const place = shown[at]?.place;
      return place === undefined ? [] : [hitOf(hit, place, question.offset + at)];
    }),
    facets: hasOrigins ? groups.facets(question) : { ...groups.facets(question), origin: NO_FACET },
    originsToCome: !hasOrigins,
    problem: null,
  };
}
