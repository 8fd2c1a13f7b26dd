import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RowSizes, rowLayout, scrollTopFor, shownRows } from './row-layout';
import { ROW_GROUP_EXTRA_PX } from './table-geometry';

const sizes = fc.record({
  count: fc.integer({ min: 1, max: 60 }),
  rowPx: fc.constantFrom(24, 32, 44),
  groups: fc.uniqueArray(fc.nat(59)).map((all) => all.toSorted((a, b) => a - b)),
  extraPx: fc
    .uniqueArray(fc.tuple(fc.nat(59), fc.integer({ min: 1, max: 300 })), { selector: ([index]) => index })
    .map((all) => new Map(all)),
});

function heights({ count, rowPx, groups, extraPx }: RowSizes): readonly number[] {
  return Array.from(
    { length: count },
    (_, index) => rowPx + (groups.includes(index) ? ROW_GROUP_EXTRA_PX : 0) + (extraPx.get(index) ?? 0),
  );
}

describe('rowLayout', () => {
  it('puts rows where adding up their heights puts them', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: -50, max: 9_000 }), (of, px) => {
        const layout = rowLayout(of);
        let top = 0;
        let expected = 0;
        heights(of).forEach((height, index) => {
          expect(layout.startOf(index)).toBe(top);
          if (top <= px) expected = index;
          top += height;
          expect(layout.endOf(index)).toBe(top);
        });
        expect(layout.totalPx).toBe(top);
        expect(layout.at(px)).toBe(expected);
      }),
    );
  });

  it('knows an empty list', () => {
    const layout = rowLayout({ count: 0, rowPx: 32, groups: [], extraPx: new Map() });
    expect(layout.totalPx).toBe(0);
    expect(layout.at(100)).toBe(0);
    const view = { top: 0, height: 500, down: true };
    expect(shownRows(layout, { count: 0, groups: [] }, view, 3).indices).toEqual([]);
  });
});

describe('shownRows', () => {
  it('has every row that is on screen, its group head and the row with the focus', () => {
    fc.assert(
      fc.property(sizes, fc.nat(9_000), fc.boolean(), fc.nat(80), (of, top, down, keep) => {
        const layout = rowLayout(of);
        const shown = shownRows(layout, of, { top, height: 200, down }, keep);
        expect(shown.indices).toEqual([...new Set(shown.indices)].sort((a, b) => a - b));
        for (let index = 0; index < of.count; index += 1)
          if (layout.endOf(index) > top && layout.startOf(index) <= top + 200)
            expect(shown.indices).toContain(index);
        if (shown.stuck !== null) expect(shown.indices).toContain(shown.stuck);
        if (keep < of.count) expect(shown.indices).toContain(keep);
        expect(shown.indices.every((index) => index >= 0 && index < of.count)).toBe(true);
      }),
    );
  });

  it('holds few rows of a long list, more of them where the reader goes', () => {
    const of = { count: 120_000, rowPx: 32, groups: [], extraPx: new Map<number, number>() };
    const at = (down: boolean) => shownRows(rowLayout(of), of, { top: 32_000, height: 640, down }, null);
    expect(at(true)).toMatchObject({ first: 1_000, last: 1_020 });
    expect(at(true).indices.length).toBeLessThan(40);
    expect(at(true).indices.at(-1)).toBeGreaterThan(at(false).indices.at(-1) ?? 0);
    expect(at(false).indices[0]).toBeLessThan(at(true).indices[0] ?? 0);
  });
});

describe('scrollTopFor', () => {
  it('leaves what is seen, and brings the rest out of its cover', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.nat(59),
        fc.nat(3_000),
        fc.constantFrom('auto', 'center'),
        (of, at, top, align) => {
          const layout = rowLayout({ ...of, extraPx: new Map() });
          const index = at % of.count;
          const covered = { above: 34, below: 30 };
          const view = { top, height: 400 };
          const to = scrollTopFor(layout, index, align, view, covered) ?? top;
          expect(to).toBeGreaterThanOrEqual(0);
          expect(layout.startOf(index)).toBeGreaterThanOrEqual(to === 0 ? 0 : to + covered.above);
          expect(layout.endOf(index)).toBeLessThanOrEqual(to + view.height - covered.below);
          const isSeen =
            layout.startOf(index) >= top + covered.above && layout.endOf(index) <= top + 400 - covered.below;
          if (align === 'auto' && isSeen) expect(to).toBe(top);
        },
      ),
    );
  });
});
