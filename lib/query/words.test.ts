import { expect, test } from 'vitest';
import { parseFilter } from './words';

test('words are ANDed in any order and letter case is ignored', () => {
  const filter = parseFilter('  HTTPBIN /status ');
  expect(filter.matches('prefix /status httpbin:8000')).toBe(true);
  expect(filter.matches('prefix /status')).toBe(false);
});

test('an empty filter lets everything pass', () => {
  expect(parseFilter(' \t').isEmpty).toBe(true);
  expect(parseFilter('').matches('')).toBe(true);
});

test('signs of regular expressions are plain text', () => {
  expect(parseFilter('.*').matches('abc')).toBe(false);
});
