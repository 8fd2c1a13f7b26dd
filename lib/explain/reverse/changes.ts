import type { JsonPointer } from '@/lib/core/brand';
import type { Prober } from '../explain';
import type { ExplainQuestion } from '../question';
import { lower } from '../value-test';
import { type Attempt, Attempts } from './attempts';
import { bareHost, type Draft, draftOf, questionOf } from './draft';
import { type Edit, editsBetween } from './edits';
import type { Goals } from './goal';
import { draftsFor, evasions, isReached, takenBy } from './search';
import { simpleChanges } from './simple-changes';
import { listedPointer, type Surroundings } from './ways';

/** A request that differs by one or two edits, and the route that the engine leads it to. */
export interface Change {
  readonly edits: readonly Edit[];
  readonly question: ExplainQuestion;
  /** Where the engine has the route, and where the route table has it. */
  readonly route: JsonPointer;
  readonly listed: JsonPointer;
}

export interface Changes {
  /** The smallest first. */
  readonly changes: readonly Change[];
  /** Requests that were held against the configuration. */
  readonly tried: number;
}

const MOST_EDITS = 2;
const MOST_PROBES = 60;
const MOST_CHANGES = 8;
const MOST_WAYS = 3;
/** Of one goal, when several are looked at. */
const MOST_DRAFTS = 8;

export interface ChangesOptions {
  readonly engine: Prober;
  readonly surroundings: Surroundings;
  /** The route to reach; null: any other than the one that takes the request as it is. */
  readonly wanted: JsonPointer | null;
  /** Routes that came near, the nearest first. */
  readonly near: readonly JsonPointer[];
}

class Search {
  readonly #base: Draft;
  readonly #goals: Goals;
  readonly #options: ChangesOptions;
  readonly #attempts: Attempts;
  readonly #found: Change[] = [];
  readonly #start: Attempt | null;

  constructor(goals: Goals, question: ExplainQuestion, options: ChangesOptions) {
    this.#base = draftOf(question);
    this.#goals = goals;
    this.#options = options;
    this.#attempts = new Attempts(options.engine, MOST_PROBES);
    this.#start = this.#attempts.try(this.#base);
  }

  run(): Changes {
    const { wanted, near } = this.#options;
    if (wanted !== null) this.#toward(wanted, MOST_PROBES);
    else {
      for (const draft of simpleChanges(this.#goals.dump, this.#base, this.#options.surroundings))
        this.#try(draft);
      const host = bareHost(this.#base.host ?? '');
      const others = near.length > 0 ? near : this.#goals.routesFor(host);
      for (const pointer of others) this.#toward(pointer, MOST_DRAFTS);
    }
    return { changes: smallest(this.#found), tried: this.#attempts.made };
  }

  #editsTo(draft: Draft): readonly Edit[] {
    return editsBetween(this.#base, draft);
  }

  #isSmall(draft: Draft): boolean {
    const { length } = this.#editsTo(draft);
    return length > 0 && length <= MOST_EDITS;
  }

  /** Where nobody asked for a certain route, another path altogether is no small change. */
  #isClose({ path }: Draft): boolean {
    const { path: before } = this.#base;
    const [own, other] = [before, path].map((text) => lower(text.replace(/\/+$/, '')));
    if (this.#options.wanted !== null || own === undefined || other === undefined) return true;
    return own === other || other.startsWith(`${own}/`) || own.startsWith(`${other}/`);
  }

  /** Null for a change that is too large, or was tried. */
  #try(draft: Draft): Attempt | null {
    if (!this.#isSmall(draft)) return null;
    const attempt = this.#attempts.try(draft);
    const route = attempt?.end?.route ?? null;
    if (attempt === null || route === null || route === this.#start?.end?.route) return attempt;
    const listed = listedPointer(this.#goals.dump, route);
    if (listed === null) return attempt;
    const { wanted } = this.#options;
    if (wanted === null || wanted === listed)
      this.#found.push({ edits: this.#editsTo(draft), question: questionOf(draft), route, listed });
    return attempt;
  }

  /** The smallest changes toward one route; around an earlier one that takes them, once. */
  #toward(pointer: JsonPointer, most: number): void {
    const goal = this.#goals.at(pointer);
    if (goal === null) return;
    const { surroundings } = this.#options;
    const chain = this.#start?.end?.chain ?? null;
    const ways = goal.ways.toSorted(
      (a, b) => Number(b.chain.pointer === chain) - Number(a.chain.pointer === chain),
    );
    const drafts = ways
      .slice(0, MOST_WAYS)
      .flatMap((way) => draftsFor(goal, this.#base, { way, chain, surroundings }))
      .filter((draft) => this.#isSmall(draft) && this.#isClose(draft))
      .toSorted((a, b) => this.#editsTo(a).length - this.#editsTo(b).length)
      .slice(0, most);
    const missed = drafts.flatMap((draft) => {
      const attempt = this.#try(draft);
      return attempt === null || isReached(goal, attempt) ? [] : [attempt];
    });
    for (const attempt of missed) {
      const taker = takenBy(this.#goals, goal, attempt);
      if (taker < 0) continue;
      for (const draft of evasions(this.#goals, goal, attempt.draft, taker).slice(0, 4)) this.#try(draft);
    }
  }
}

/** At most two for each route, the smallest first; of those with as many edits the first found. */
function smallest(found: readonly Change[]): readonly Change[] {
  const perRoute = new Map<JsonPointer, number>();
  return found
    .toSorted((a, b) => a.edits.length - b.edits.length)
    .filter(({ listed }) => {
      const before = perRoute.get(listed) ?? 0;
      perRoute.set(listed, before + 1);
      return before < 2;
    })
    .slice(0, MOST_CHANGES);
}

/**
 * The smallest changes to a request that lead it to another route, each tried by the engine: what is not listed is
 * not said to be impossible.
 */
export const changesTo = (goals: Goals, question: ExplainQuestion, options: ChangesOptions): Changes =>
  new Search(goals, question, options).run();
