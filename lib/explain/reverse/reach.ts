import type { JsonPointer } from '@/lib/core/brand';
import type { Reason, Verdict } from '../answer';
import type { Prober } from '../explain';
import type { ExplainQuestion } from '../question';
import { Attempts } from './attempts';
import { type Draft, questionOf } from './draft';
import type { Goal, Goals } from './goal';
import type { Proof } from './impossible';
import { proofOf } from './proof';
import { draftsFor, firstReached, type Takers } from './search';
import type { Surroundings, Way } from './ways';

/** A request that reaches a route, the proof that none can, or why neither is known. */
export type Reach =
  /** `route`: where it stands for the chain that the request comes through. */
  | {
      readonly kind: 'reached';
      readonly question: ExplainQuestion;
      readonly route: JsonPointer;
      readonly verdict: Verdict;
    }
  | (Proof & { readonly kind: 'impossible' })
  /** `by`: earlier routes that took the requests which were tried. */
  | (Proof & { readonly kind: 'unknown' });

const MOST_PROBES = 60;
const MOST_WAYS = 4;
const MOST_BY = 5;

/** RFC 5737: an address of nobody. */
const CLIENT = { address: '203.0.113.7', port: 50_000 };

const BLANK: Draft = {
  listener: { address: '', port: 0 },
  source: CLIENT,
  tls: null,
  captureMode: 'none',
  originalDestination: null,
  proxySource: null,
  method: 'GET',
  path: '/',
  query: null,
  host: null,
  headers: [],
  scheme: null,
  version: '1.1',
  random: null,
  runtime: new Map(),
  metadata: new Map(),
  filterState: new Map(),
  trace: false,
};

/** What no request can be made to say. */
function undecided({ ways, match }: Goal): Reason | null {
  if (ways.length === 0) return { code: 'reach-chain-not-followed' };
  if (match.path.kind === 'unknown' || match.unknownFields.length > 0)
    return { code: 'reach-condition-not-read', field: match.unknownFields[0] ?? '' };
  if (match.dynamicMetadata.length > 0) return { code: 'reach-metadata' };
  if (match.filterState.length > 0) return { code: 'reach-filter-state' };
  return match.tlsContext === null ? null : { code: 'reach-client-certificate' };
}

function waysFor({ ways }: Goal, chain: JsonPointer | null): readonly Way[] {
  const wanted = chain === null ? ways : ways.filter((way) => way.chain.pointer === chain);
  return wanted.slice(0, MOST_WAYS);
}

/**
 * Looks for a request that the engine leads to a route. What is answered as `reached` was tried; `impossible` is
 * proved, never concluded from tries that failed.
 * @param chain the filter chain to come through; null: any
 */
export function reach(
  goals: Goals,
  goal: Goal,
  { engine, chain, surroundings }: { engine: Prober; chain: JsonPointer | null; surroundings: Surroundings },
): Reach {
  const attempts = new Attempts(engine, MOST_PROBES);
  const takers: Takers = new Set();
  const proof = proofOf(goals, goal);
  if (proof !== null) return { kind: 'impossible', ...proof };
  for (const way of waysFor(goal, chain)) {
    const drafts = draftsFor(goal, BLANK, { way, chain: null, surroundings });
    const found = firstReached(goals, goal, drafts, attempts, takers);
    const end = found?.end ?? null;
    if (found === null || end?.route == null) continue;
    return { kind: 'reached', question: questionOf(found.draft), route: end.route, verdict: end.verdict };
  }
  const by = [...takers].slice(0, MOST_BY).map((row) => goals.dump.routes.pointer(row));
  const open = undecided(goal);
  const reason = open ?? {
    code: by.length > 0 ? 'reach-all-taken' : 'reach-not-found',
    tried: attempts.made,
  };
  return { kind: 'unknown', reason, by };
}
