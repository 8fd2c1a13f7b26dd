import { expect, it } from 'vitest';
import { FIRST_CANDIDATES, NEAREST } from './answer';
import { shownCandidates } from './candidates';

const shown = (scores: readonly number[], won: number) =>
  shownCandidates({
    all: scores,
    won,
    score: (score) => score,
    make: (score, place) => ({
      name: String(score),
      pointer: null,
      place,
      outcome: place === won ? 'won' : 'lost',
      clauses: [],
    }),
  });

it('shows the first, the winner and the nearest of very many, in their order', () => {
  const scores = Array.from({ length: 10_000 }, (_, at) => (at % 1000 === 999 ? 1 : 5));
  const { candidates, nearest, total } = shown(scores, 5000);
  expect(total).toBe(10_000);
  expect(nearest).toHaveLength(NEAREST);
  expect(nearest.slice(0, 11)).toEqual([999, 1999, 2999, 3999, 4999, 5999, 6999, 7999, 8999, 9999, 0]);
  const places = candidates.map(({ place }) => place);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places.slice(0, FIRST_CANDIDATES)).toEqual(Array.from({ length: FIRST_CANDIDATES }, (_, at) => at));
  expect(places.slice(FIRST_CANDIDATES)).toEqual([
    999, 1999, 2999, 3999, 4999, 5000, 5999, 6999, 7999, 8999, 9999,
  ]);
});

it('never names the winner as near', () => {
  expect(shown([3, 0, 2, 1], 1).nearest).toEqual([3, 2, 0]);
  expect(shown([], -1)).toEqual({ candidates: [], nearest: [], total: 0 });
});
