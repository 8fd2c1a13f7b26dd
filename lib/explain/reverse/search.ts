import type { JsonPointer } from '@/lib/core/brand';
import type { Attempt, Attempts } from './attempts';
import { type Draft, withHeader } from './draft';
import type { Goal, Goals } from './goal';
import { metAll } from './needs';
import { connectionsTo, pointerFor, type Surroundings, type Way } from './ways';

const MOST_HOSTS = 6;
const MOST_DRAFTS = 16;
const MOST_EVASIONS = 10;

const hasWay = (draft: Draft, way: Way, chain: JsonPointer | null): boolean =>
  way.chain.pointer === chain && draft.listener.port !== 0;

/** Requests for the host of a goal: the given one where its domains take it, else one for each of a few. */
function hostsFor({ picker, host, domains, match }: Goal, draft: Draft): readonly Draft[] {
  const text = picker.textOf(draft);
  if (text !== null && picker.find(text) === host) return [draft];
  const wanted = match.headers.flatMap(({ name, match: value }) =>
    name.toLowerCase() === ':authority' && value.kind === 'exact' ? [value.value] : [],
  );
  const texts = [...wanted.filter((each) => picker.find(each) === host), ...picker.textsFor(host, domains)];
  return [...new Set(texts)].slice(0, MOST_HOSTS).map((each) => picker.with(draft, each));
}

/** A virtual host that asks for TLS may take the word of a proxy in front. */
function overTls({ requireTls }: Goal, { chain }: Way, draft: Draft): readonly Draft[] {
  if (requireTls === 'NONE' || chain.tls !== null) return [draft];
  return [withHeader(draft, 'x-forwarded-proto', ['https']), draft];
}

/**
 * Requests that may reach a goal by one of the ways to it, as near to a given one as it goes.
 * @param chain that the given request comes through; null where it has no connection yet
 */
export function draftsFor(
  goal: Goal,
  start: Draft,
  { way, chain, surroundings }: { way: Way; chain: JsonPointer | null; surroundings: Surroundings },
): readonly Draft[] {
  const requests = metAll(hostsFor(goal, start), goal.needs, MOST_DRAFTS);
  return requests.flatMap((draft) => {
    const connected = hasWay(draft, way, chain) ? [draft] : connectionsTo(way, draft, surroundings);
    return connected.flatMap((each) => overTls(goal, way, each));
  });
}

/** True when the route that was chosen is the goal's, in the copy that the way's chain uses. */
export const isReached = (goal: Goal, { end }: Attempt): boolean =>
  end !== null &&
  end.route !== null &&
  goal.ways.some(
    (way) => way.chain.pointer === end.chain && pointerFor(way, goal.place, goal.pointer) === end.route,
  );

/** The earlier route of the same virtual host that takes a request, always or by chance; -1 for none. */
export function takenBy(goals: Goals, goal: Goal, { ends }: Attempt): number {
  for (const { route, chain } of ends) {
    const way = goal.ways.find((each) => each.chain.pointer === chain);
    if (way === undefined || route === null) continue;
    const listed = pointerFor({ ...way, config: goal.place.at }, { ...goal.place, at: way.config }, route);
    const row = listed === null ? -1 : goals.dump.routes.rowAt(listed);
    if (row >= 0 && row < goal.row && goals.dump.routes.hostOf(row) === goal.host) return row;
  }
  return -1;
}

/** Variants of a request that fail a condition of the route which took it, and still meet those of the goal. */
export function evasions(goals: Goals, goal: Goal, draft: Draft, taker: number): readonly Draft[] {
  const found: Draft[] = [];
  for (const need of goals.needsAt(taker)) {
    const kept = need.failed(draft).filter((each) => goal.needs.every(({ holds }) => holds(each) !== false));
    found.push(...kept.slice(0, 3));
  }
  return found.slice(0, MOST_EVASIONS);
}

/** Rows of the earlier routes that took requests on the way. */
export type Takers = Set<number>;

/** Tries requests one after another, and around the earlier routes that take them; null when none reaches the goal. */
export function firstReached(
  goals: Goals,
  goal: Goal,
  drafts: readonly Draft[],
  attempts: Attempts,
  takers: Takers,
): Attempt | null {
  const queue = [...drafts];
  for (let draft = queue.shift(); draft !== undefined; draft = queue.shift()) {
    const attempt = attempts.try(draft);
    if (attempt === null) continue;
    if (isReached(goal, attempt)) return attempt;
    const taker = takenBy(goals, goal, attempt);
    if (taker < 0) continue;
    takers.add(taker);
    queue.unshift(...evasions(goals, goal, draft, taker));
  }
  return null;
}
