import { expect, it } from 'vitest';
import { compileRe2 } from './re2';
import { samplesOf } from './samples';

it.each([
  '/api/v[0-9]+/users/\\d{3,5}',
  '(?i)/shop(/.*)?',
  '/(a|b|c)/[^/]+',
  '^/x\\.html$',
  '[[:alpha:]]{2}-\\pL',
  '.+\\.(png|jpe?g)',
  '\\Qa.b\\E+',
  '(foo|bar){3}',
  '(?:x(?P<n>y)z)*',
  '',
])('finds texts for %s', (pattern) => {
  const found = samplesOf(pattern);
  const regex = compileRe2(pattern, { ignoreCase: false });
  expect(found.length).toBeGreaterThan(0);
  for (const text of found) expect(regex.ok && regex.value.matchesWhole(text)).toBe(true);
});

it('takes every branch of a choice', () => {
  expect(new Set(samplesOf('/(a|b|c)'))).toEqual(new Set(['/a', '/b', '/c']));
});

it.each([
  'a(?=b)',
  '((((((((((((a{9}){9}){9}){9}){9}){9}){9}){9}){9}){9}){9}){9}',
  'a\\bb',
  '[^\\x00-\\x{10FFFF}]',
])('finds none for %s, at once', (pattern) => expect(samplesOf(pattern)).toEqual([]));
