import { expect, test } from 'vitest';
import { parseQuery } from '@/lib/query/parse';
import { askedFilter, ofTyped } from './problems-only';

const FIELDS = [
  { id: 'state', kind: 'text' },
  { id: 'path', kind: 'text' },
] as const;

test('the switch is one more term of what is asked', () => {
  expect(askedFilter('path:/a', false)).toBe('path:/a');
  expect(askedFilter('path:/a', true)).toBe('!state:ok path:/a');
});

test.each(['nope:x', 'path:/a /(/', 'path:"', '!'])('the mark of %s stands where it was typed', (typed) => {
  const problemOf = (text: string) => {
    const parsed = parseQuery(text, FIELDS);
    return parsed.ok ? null : parsed.problem;
  };
  const problem = problemOf(askedFilter(typed, true));
  const understood = { page: undefined, total: 3, good: 'path:/a', problem };
  expect(ofTyped(understood, true)).toEqual({
    ...understood,
    good: '!state:ok path:/a',
    problem: problemOf(typed),
  });
  expect(ofTyped(understood, false)).toBe(understood);
});
