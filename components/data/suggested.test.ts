import { expect, test } from 'vitest';
import { offersOf, recentOffers, step } from './suggested';

const FIELD = { kind: 'field', label: 'cluster', insert: 'cluster:', count: null } as const;
const VALUE = { kind: 'value', label: 'a b', insert: '"a b"', count: 3 } as const;

test('a field takes the place of what was typed, the caret stands behind its colon', () => {
  const [offer] = offersOf('x clu', { typing: 'field', field: null, start: 2, end: 5, suggestions: [FIELD] });
  expect(offer).toMatchObject({ text: 'x cluster:', caret: 10 });
});

test('after a value comes a blank, once', () => {
  const place = { typing: 'value', field: 'vs', start: 3, end: 4, suggestions: [VALUE] } as const;
  expect(offersOf('vs:a', place)[0]).toMatchObject({ text: 'vs:"a b" ', caret: 9 });
  expect(offersOf('vs:a cart', place)[0]).toMatchObject({ text: 'vs:"a b" cart', caret: 9 });
});

test('arrows walk round, over the text itself', () => {
  expect([step(-1, 2, 1), step(0, 2, 1), step(1, 2, 1)]).toEqual([0, 1, -1]);
  expect(step(-1, 2, -1)).toBe(1);
  expect(step(-1, 0, 1)).toBe(-1);
});

test('an older query replaces the text', () => {
  expect(recentOffers(['host:shop'])[0]).toMatchObject({ text: 'host:shop', caret: 9, count: null });
});
