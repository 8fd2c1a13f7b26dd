import { describe, expect, it } from 'vitest';
import type { FilterUse } from '@/lib/answers/listeners-types';
import { filterUseText } from './filter-use-words';

const use = (fields: Partial<FilterUse>): FilterUse => ({
  routes: 120,
  set: 0,
  off: 0,
  hosts: 4,
  hostsSet: 0,
  hostsOff: 0,
  config: null,
  ...fields,
});

describe('filterUseText', () => {
  it('tells those that switch a filter off from those that set it', () => {
    expect(filterUseText(null)).toBe('');
    expect(filterUseText(use({ set: 3, off: 3 }))).toBe('off on 3 of 120 routes');
    expect(filterUseText(use({ set: 5, off: 2 }))).toBe('off on 2 of 120 routes, set by 3 of 120 routes');
    expect(filterUseText(use({ hostsSet: 1 }))).toBe('set by 1 virtual host');
    expect(filterUseText(use({ config: 'off', hostsSet: 2, hostsOff: 1, set: 1 }))).toBe(
      'off for all routes; off on 1 virtual host, set by 1 virtual host; set by 1 of 120 routes',
    );
  });
});
