import { expect, test } from 'vitest';
import { nextSort, sortOf } from './sorting';

test('a head is pressed: ascending, descending, own order', () => {
  expect(nextSort(null, 'port')).toBe('port');
  expect(nextSort('port', 'port')).toBe('-port');
  expect(nextSort('-port', 'port')).toBeNull();
});

test('another column begins anew', () => {
  expect(nextSort('-port', 'host')).toBe('host');
  expect(sortOf('-port', 'host')).toBe('none');
  expect(sortOf('-port', 'port')).toBe('descending');
});
