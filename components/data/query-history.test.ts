import { expect, test } from 'vitest';
import { readHistory, withQuery } from './query-history';

test('the last query stands first, once', () => {
  expect(withQuery(['b1', 'a1'], 'a1')).toEqual(['a1', 'b1']);
  expect(withQuery(['a1'], 'a1')).toEqual(['a1']);
});

test('what a query grew out of goes', () => {
  expect(withQuery(['host:sh', 'old'], 'host:shop')).toEqual(['host:shop', 'old']);
});

test('single letters and blanks are no query', () => {
  const before = ['cart'];
  expect(withQuery(before, ' a ')).toBe(before);
  expect(withQuery(before, '  ')).toBe(before);
});

test('at most ten are kept', () => {
  const many = Array.from({ length: 10 }, (_, index) => `old ${index}`);
  expect(withQuery(many, 'new')).toHaveLength(10);
});

test.each(['{', '{"a":1}', 'null', '[1,{"x":2},null]'])('storage with %s is no history', (stored) => {
  expect(readHistory(stored)).toEqual([]);
});
