import { lastAtMost, ROW_GROUP_EXTRA_PX, rankOf } from './table-geometry';

/** What decides where rows stand. */
export interface RowSizes {
  readonly count: number;
  readonly rowPx: number;
  /** Indices of group heads, ascending. */
  readonly groups: readonly number[];
  /** What rows are higher than others because they are open, by index. */
  readonly extraPx: ReadonlyMap<number, number>;
}

/** Where every row of a list stands, in pixels from the list's top. Nothing is kept per row: a list may be long. */
export interface RowLayout {
  readonly totalPx: number;
  readonly startOf: (index: number) => number;
  readonly endOf: (index: number) => number;
  /** The row at a place; the first or last one beyond the ends, 0 of an empty list. */
  readonly at: (px: number) => number;
}

export function rowLayout({ count, rowPx, groups, extraPx }: RowSizes): RowLayout {
  const startOf = (index: number): number => {
    let start = index * rowPx + rankOf(groups, index) * ROW_GROUP_EXTRA_PX;
    for (const [open, extra] of extraPx) if (open < index) start += extra;
    return start;
  };
  const at = (px: number): number => {
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (startOf(middle) <= px) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return { totalPx: startOf(count), startOf, endOf: (index) => startOf(index + 1), at };
}

/** Rows beyond the screen that stand in the document: before the reader gets there, and where he came from. */
const AHEAD = 10;
const BEHIND = 3;

export interface Shown {
  readonly first: number;
  readonly last: number;
  /** The group head of the first row. */
  readonly stuck: number | null;
  /** Indices of the rows in the document, ascending. */
  readonly indices: readonly number[];
}

/**
 * The rows between two places of the list and some around them; the group head that they stand under, and `keep`.
 * @param down the reader moves towards the end
 */
export function shownRows(
  layout: RowLayout,
  { count, groups }: Pick<RowSizes, 'count' | 'groups'>,
  view: { readonly top: number; readonly height: number; readonly down: boolean },
  keep: number | null,
): Shown {
  if (count === 0) return { first: 0, last: -1, stuck: null, indices: [] };
  const first = layout.at(view.top);
  const last = layout.at(view.top + view.height);
  const stuck = lastAtMost(groups, first);
  const from = Math.max(0, first - (view.down ? BEHIND : AHEAD));
  const to = Math.min(count - 1, last + (view.down ? AHEAD : BEHIND));
  const indices = new Set(Array.from({ length: to - from + 1 }, (_, at) => from + at));
  for (const also of [stuck, keep]) if (also !== null && also < count) indices.add(also);
  return { first, last, stuck, indices: [...indices].sort((a, b) => a - b) };
}

/** Parts of the region that rows may be hidden behind: under the heads, and at the bottom. */
export interface Covered {
  readonly above: number;
  readonly below: number;
}

/** Where to scroll so that a row can be seen: as little as needed, or to the middle. Null: it is seen already. */
export function scrollTopFor(
  layout: RowLayout,
  index: number,
  align: 'auto' | 'center',
  view: { readonly top: number; readonly height: number },
  covered: Covered,
): number | null {
  const start = layout.startOf(index);
  const end = layout.endOf(index);
  const room = view.height - covered.below;
  if (align === 'center') return Math.max(0, (start + end) / 2 - (room + covered.above) / 2);
  if (start < view.top + covered.above) return Math.max(0, start - covered.above);
  return end > view.top + room ? end - room : null;
}
