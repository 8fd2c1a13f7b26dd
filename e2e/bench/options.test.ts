import { expect, test } from 'vitest';
import { readBenchOptions } from './options.ts';
import { GROUPS } from './results/model.ts';

test('everything by default', () => {
  expect(readBenchOptions([])).toEqual({ check: false, quick: false, groups: GROUPS });
});

test('some groups, in their own order', () => {
  expect(readBenchOptions(['--only', 'search,cli', '--check'])).toEqual({
    check: true,
    quick: false,
    groups: ['cli', 'search'],
  });
  expect(readBenchOptions(['--only=open', '--only', 'cli', '--quick'])?.groups).toEqual(['cli', 'open']);
});

test.each([
  [['--fast']],
  [['--only']],
  [['--only', 'nothing']],
  [['--only', '']],
  [['cli']],
  [['--quick=yes']],
])('%j is not understood', (args) => {
  expect(readBenchOptions(args)).toBeNull();
});
