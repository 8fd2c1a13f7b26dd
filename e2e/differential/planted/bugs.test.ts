import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { BUGS } from './bugs.ts';

const source = (file: string): string =>
  readFileSync(new URL(`../../../lib/explain/${file}`, import.meta.url), 'utf8');

it.each(BUGS)('can still be planted: $rule', ({ file, from, to }) => {
  expect(source(file).split(from)).toHaveLength(2);
  expect(to).not.toBe(from);
});

it('plants one bug per rule, twenty at least', () => {
  expect(new Set(BUGS.map(({ rule }) => rule)).size).toBe(BUGS.length);
  expect(BUGS.length).toBeGreaterThanOrEqual(20);
});
