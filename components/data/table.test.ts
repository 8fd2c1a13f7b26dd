import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastAtMost, nextRow } from './table-geometry';
import { clampWidth } from './use-panel-width';
import { PAGE_ROWS, pagesOf } from './use-row-windows';

describe('lastAtMost', () => {
  it('finds what a plain search finds', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(500)), fc.integer({ min: -5, max: 505 }), (numbers, limit) => {
        const sorted = numbers.toSorted((a, b) => a - b);
        expect(lastAtMost(sorted, limit)).toBe(sorted.findLast((one) => one <= limit) ?? null);
      }),
    );
  });
});

describe('nextRow', () => {
  const isGroup = (index: number) => index % 4 === 0;

  it('steps over group heads in both directions', () => {
    expect(nextRow(4, 1, 12, isGroup)).toBe(5);
    expect(nextRow(4, -1, 12, isGroup)).toBe(3);
  });

  it('stays inside the list', () => {
    expect(nextRow(99, 1, 12, isGroup)).toBe(11);
    expect(nextRow(-3, -1, 12, isGroup)).toBeNull();
    expect(nextRow(0, 1, 1, isGroup)).toBeNull();
    expect(nextRow(0, 1, 0, () => false)).toBeNull();
  });
});

describe('pagesOf', () => {
  it('covers every row on screen but those of page 0', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(300), (first, rows) => {
        const last = first + rows;
        const pages = new Set(pagesOf(first, last));
        for (const index of [first, Math.floor((first + last) / 2), last]) {
          const page = Math.floor(index / PAGE_ROWS);
          expect(page === 0 || pages.has(page)).toBe(true);
        }
        expect(pages.size).toBeLessThanOrEqual(Math.ceil(rows / PAGE_ROWS) + 1);
      }),
    );
  });

  it('asks for nothing when there are no rows', () => {
    expect(pagesOf(0, -1)).toEqual([]);
  });
});

describe('clampWidth', () => {
  it('keeps the panel between 320 and 640, whatever storage holds', () => {
    expect(clampWidth(Number('not a number'))).toBe(368);
    expect(clampWidth(-1)).toBe(320);
    expect(clampWidth(1e9)).toBe(640);
    expect(clampWidth(400.6)).toBe(401);
  });
});
