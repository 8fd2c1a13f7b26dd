import { describe, expect, it } from 'vitest';
import { segmentOf } from './segment';

describe('segmentOf', () => {
  it('holds the row, and covers the list without gap or overlap', () => {
    expect(segmentOf(0, 25, 10)).toEqual({ base: 0, count: 10 });
    expect(segmentOf(10, 25, 10)).toEqual({ base: 10, count: 10 });
    expect(segmentOf(24, 25, 10)).toEqual({ base: 20, count: 5 });
    expect(segmentOf(99, 25, 10)).toEqual({ base: 20, count: 5 });
    expect(segmentOf(-1, 25, 10)).toEqual({ base: 0, count: 10 });
    expect(segmentOf(0, 0, 10)).toEqual({ base: 0, count: 0 });
  });
});
