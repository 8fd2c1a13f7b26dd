import { type Candidate, type Clause, FIRST_CANDIDATES, NEAREST, type Step } from './answer';

interface Near {
  readonly place: number;
  readonly score: number;
}

/** Keeps the best, of equals those that came first. */
function keep(best: Near[], near: Near): void {
  const last = best.at(-1);
  if (best.length === NEAREST && last !== undefined && last.score <= near.score) return;
  let at = best.length;
  while (at > 0 && (best[at - 1]?.score ?? 0) > near.score) at -= 1;
  best.splice(at, 0, near);
  if (best.length > NEAREST) best.pop();
}

export interface Listed<T> {
  readonly all: readonly T[];
  /** Place of the winner; -1 without one. */
  readonly won: number;
  /** How far a loser is from winning, the less the nearer. */
  readonly score: (item: T) => number;
  readonly make: (item: T, place: number) => Candidate;
}

/** The part of a step's candidates that is shown, and which of the losers came nearest. */
export function shownCandidates<T>({
  all,
  won,
  score,
  make,
}: Listed<T>): Pick<Step, 'candidates' | 'nearest' | 'total'> {
  const best: Near[] = [];
  for (const [place, item] of all.entries()) if (place !== won) keep(best, { place, score: score(item) });
  const places = new Set(best.map(({ place }) => place));
  if (won >= 0) places.add(won);
  for (let place = 0; place < Math.min(all.length, FIRST_CANDIDATES); place += 1) places.add(place);
  const candidates = [...places]
    .sort((a, b) => a - b)
    .flatMap((place) => {
      const item = all[place];
      return item === undefined ? [] : [make(item, place)];
    });
  return { candidates, nearest: best.map(({ place }) => place), total: all.length };
}

/** Of a step that chooses among nothing. */
export const NO_CANDIDATES = { candidates: [], nearest: [], total: 0 } as const;

const isPath = ({ kind }: Clause): boolean => kind.startsWith('path-');

/** Conditions that fail, and among as many first those whose path holds. */
export function distance(clauses: readonly Clause[]): number {
  let failing = 0;
  let path = 0;
  for (const clause of clauses) {
    if (clause.outcome === 'yes') continue;
    failing += 2;
    if (isPath(clause)) path = 1;
  }
  return failing + path;
}
