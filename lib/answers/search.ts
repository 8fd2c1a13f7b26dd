import { tokensOf } from '@/lib/core/json-pointer';
import type { JsonBytes } from '@/lib/json/bytes';
import type { JsonHit } from '@/lib/json/search/hit';
import { type SearchJob, startSearch } from '@/lib/json/search/job';
import type { QueryProblem } from '@/lib/query/model';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { dumpBytes } from './dump-bytes';
import { HitGroups } from './search-groups';
import { type Place, placesOf } from './search-places';
import type { SearchHit, SearchPage, SearchQuestion } from './search-types';

/** Milliseconds that one answer may take; what is not searched by then waits for the next one. */
const BUDGET = 80;

/** The one search of a snapshot that is kept: another query takes its place and so ends it. */
interface Running {
  readonly query: string;
  readonly job: SearchJob;
  readonly groups: HitGroups;
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
  const made = { query, job: started.job, groups: new HitGroups(placesOf(snapshot), started.job.hits) };
  running.set(snapshot, made);
  return made;
}

const NO_FACET = { rows: [], more: 0 };

function nothingFound(document: JsonBytes | null, problem: QueryProblem | null): SearchPage {
  const bytes = document === null ? 0 : document.root.end - document.root.start;
  const facets = { section: NO_FACET, kind: NO_FACET, state: NO_FACET, origin: NO_FACET };
  return { total: 0, all: 0, done: true, scannedBytes: 0, bytes, millis: 0, hits: [], facets, problem };
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
  const { job, groups } = found;
  job.step(budget);
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
    facets: groups.facets(question),
    problem: null,
  };
}
