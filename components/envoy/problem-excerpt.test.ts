import { expect, it } from 'vitest';
import { problemExcerpt } from './problem-excerpt';

it('shows a short text whole, and of a long one what is around the mark', () => {
  expect(problemExcerpt('a(b', { start: 1, end: 3, message: '' })).toEqual({
    before: 'a',
    marked: '(b',
    after: '',
  });
  const long = problemExcerpt('x'.repeat(5_000), { start: 2_000, end: 4_000, message: '' });
  expect(long.before).toBe(`…${'x'.repeat(80)}`);
  expect(long.marked).toBe(`${'x'.repeat(80)}…`);
  expect(long.after).toBe(`${'x'.repeat(80)}…`);
});
