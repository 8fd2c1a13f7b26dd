import type { Candidate, Step } from '@/lib/explain/answer';
import type { Joined } from '../joined';
import { actionText } from '../route-text';
import type { RouteRow } from '../routes-types';
import { type NearRank, nearRank } from './near';
import type { CandidateView, LostGroup, StepView } from './types';
import { clausesTitle, clauseView, failedAt, hasFailed } from './words/clauses';
import { reasonWords } from './words/reasons';
import { STEP_TITLES } from './words/steps';

const MOST_NEAR = 6;
const MOST_SHOWN = 40;

interface Placed {
  readonly candidate: Candidate;
  readonly number: number;
}

interface Near extends Placed {
  readonly rank: NearRank;
}

/** The row of the routes page for a candidate that is a route. */
export function rowOf({ routes }: Joined, pointer: Candidate['pointer']): RouteRow | null {
  const row = pointer === null ? -1 : routes.table.rowAt(pointer);
  return row < 0 ? null : routes.row(row);
}

/** True when a route is or leads to what the reader expects. */
export function isExpectedRow(row: RouteRow | null, expected: string): boolean {
  if (expected === '' || row === null) return false;
  const origin = row.origin.kind === 'object' ? `${row.origin.ref.namespace}/${row.origin.ref.name}` : '';
  return [row.name, actionText(row.action), origin].some((text) => text.includes(expected));
}

function view(
  joined: Joined,
  { candidate, number }: Placed,
  isNear: boolean,
  expected: string,
): CandidateView {
  const { name, pointer, outcome, clauses } = candidate;
  const row = rowOf(joined, pointer);
  return {
    number,
    outcome,
    isNear,
    isExpected: isExpectedRow(row, expected),
    title: clausesTitle(clauses) || name,
    pointer,
    row,
    clauses: clauses
      .filter(({ wanted, outcome: is }) => wanted !== '' || is === 'no' || is === 'outranked')
      .map(clauseView),
  };
}

const byRank = (a: Near, b: Near): number => a.rank - b.rank || a.number - b.number;

/** Losers by the condition that Envoy stopped at, the largest group first. */
function groups(joined: Joined, lost: readonly Placed[], expected: string): readonly LostGroup[] {
  const byLabel = Map.groupBy(lost, ({ candidate }) => failedAt(candidate.clauses.find(hasFailed)));
  return [...byLabel]
    .map(([label, all]) => ({
      label,
      total: all.length,
      shown: all.slice(0, MOST_SHOWN).map((each) => view(joined, each, false, expected)),
    }))
    .toSorted((a, b) => b.total - a.total);
}

/** One step with its candidates: the winner, near misses, and the rest by what they failed at. */
export function stepView(joined: Joined, step: Step, expected: string): StepView {
  const all = step.candidates.map((candidate, at): Placed => ({ candidate, number: at + 1 }));
  const won = all.find(({ candidate }) => candidate.outcome === 'won') ?? null;
  const near = all
    .flatMap((each): Near[] => {
      const rank = nearRank(each.candidate);
      return rank === null ? [] : [{ ...each, rank }];
    })
    .toSorted(byRank)
    .slice(0, MOST_NEAR);
  const isNear = new Set(near.map(({ number }) => number));
  const lost = all.filter(({ candidate, number }) => candidate.outcome === 'lost' && !isNear.has(number));
  const behind = all.filter(({ candidate }) => candidate.outcome === 'not-tried');
  return {
    kind: step.kind,
    title: STEP_TITLES[step.kind],
    name: step.name,
    pointer: step.pointer,
    notes: step.reasons.map(reasonWords),
    won: won === null ? null : view(joined, won, false, expected),
    near: near.map((each) => view(joined, each, true, expected)),
    lost: groups(joined, lost, expected),
    notTried:
      behind.length === 0
        ? null
        : {
            label: 'behind the winner',
            total: behind.length,
            shown: behind.slice(0, MOST_SHOWN).map((each) => view(joined, each, false, expected)),
          },
    total: all.length,
  };
}
