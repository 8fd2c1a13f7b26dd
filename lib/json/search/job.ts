import type { JsonBytes } from '../bytes';
import { type Engine, type PreparedSearch, readSearch, type SearchQuery } from './engine';
import { GrowingList } from './growing-list';
import { describeHit, type JsonHit } from './hit';
import type { SearchProblem } from './key-query';
import { BLOCK } from './specials';

/** Hits by number, in the order of the document. */
export interface HitPlaces {
  readonly length: number;
  /** A byte in the key or value that was found. */
  readonly at: (index: number) => number;
}

/** One search over one document: goes on when it is asked, keeps the place of every hit, describes those wanted. */
export class SearchJob {
  readonly #document: JsonBytes;
  readonly #search: PreparedSearch;
  readonly #engine: Engine;
  readonly #hits = new GrowingList();
  #at: number;
  #done = false;
  #millis = 0;

  constructor(document: JsonBytes, search: PreparedSearch) {
    this.#document = document;
    this.#search = search;
    this.#engine = search.start(document, (at) => this.#hits.push(at));
    this.#at = document.root.start;
  }

  get done(): boolean {
    return this.#done;
  }

  /** Bytes of the document that were searched. */
  get scanned(): number {
    return this.#at - this.#document.root.start;
  }

  /** Bytes of the document. */
  get size(): number {
    return this.#document.root.end - this.#document.root.start;
  }

  /** Milliseconds of work so far. */
  get millis(): number {
    return this.#millis;
  }

  /** What was found so far. */
  get hits(): HitPlaces {
    return this.#hits;
  }

  /** Works for some milliseconds, but at least on one megabyte; true when all was searched. */
  step(budgetMillis: number): boolean {
    const { end } = this.#document.root;
    const started = performance.now();
    while (this.#at < end) {
      const to = Math.min(end, (Math.floor(this.#at / BLOCK) + 1) * BLOCK);
      this.#engine.run(this.#at, to);
      this.#at = to;
      if (performance.now() - started >= budgetMillis) break;
    }
    if (this.#at >= end && !this.#done) {
      this.#engine.finish();
      this.#done = true;
    }
    this.#millis += performance.now() - started;
    return this.#done;
  }

  /** Hits by their numbers, fastest in ascending order. */
  describe(numbers: readonly number[]): readonly JsonHit[] {
    const locator = this.#document.locator();
    return numbers.map((each) =>
      describeHit(this.#document, locator.at(this.#hits.at(each)), this.#search.test),
    );
  }
}

export type StartedSearch =
  | { readonly ok: true; readonly job: SearchJob }
  | { readonly ok: false; readonly problem: SearchProblem };

/** Begins a search; nothing is searched before the first `step`. The empty text is nowhere. */
export function startSearch(document: JsonBytes, query: SearchQuery): StartedSearch {
  if (query.text === '')
    return { ok: false, problem: { start: 0, end: 0, message: 'There is nothing to search for.' } };
  const read = readSearch(query);
  return read.ok ? { ok: true, job: new SearchJob(document, read.search) } : read;
}
