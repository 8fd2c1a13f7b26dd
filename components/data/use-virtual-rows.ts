'use client';
import { defaultRangeExtractor, type Range, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { HEAD_PX, lastAtMost, ROW_GROUP_EXTRA_PX } from './table-geometry';

interface Options {
  readonly region: HTMLElement | null;
  readonly count: number;
  readonly rowPx: number;
  /** Indices of group heads, ascending. */
  readonly groups: readonly number[];
  /** Stays in the document though scrolled away, or its focus would be lost. */
  readonly keep: number | null;
  /** Rows that are open; their extra height is measured. */
  readonly expandedIds: ReadonlySet<string>;
  /** Changes when other rows stand behind the indices. */
  readonly list: unknown;
}

export interface VirtualRows {
  readonly items: readonly VirtualItem[];
  readonly totalPx: number;
  /** First and last index on screen. */
  readonly first: number;
  readonly last: number;
  /** The group head that stands under the table's head. */
  readonly stuck: number | null;
  readonly isGroup: (index: number) => boolean;
  readonly scrollTo: (index: number, align?: 'auto' | 'center') => void;
  readonly scrollToTop: () => void;
  readonly onExpandedHeight: (index: number, id: string, height: number) => void;
}

/** Which rows are in the document, and how much room the others take. */
export function useVirtualRows(options: Options): VirtualRows {
  const { region, count, rowPx, groups, keep, expandedIds, list } = options;
  const groupSet = useMemo(() => new Set(groups), [groups]);
  const heights = useRef(new Map<number, { readonly id: string; readonly height: number }>());
  const basePx = useCallback(
    (index: number) => rowPx + (groupSet.has(index) ? ROW_GROUP_EXTRA_PX : 0),
    [rowPx, groupSet],
  );
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indices = new Set(defaultRangeExtractor(range));
      for (const also of [lastAtMost(groups, range.startIndex), keep])
        if (also !== null && also < range.count) indices.add(also);
      return [...indices].sort((a, b) => a - b);
    },
    [groups, keep],
  );
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => region,
    estimateSize: (index) => basePx(index) + (heights.current.get(index)?.height ?? 0),
    overscan: 12,
    rangeExtractor,
    scrollPaddingStart: groups.length > 0 ? rowPx + ROW_GROUP_EXTRA_PX : 0,
    scrollPaddingEnd: HEAD_PX,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows or sizes make the old measures wrong
  useEffect(() => {
    heights.current.clear();
    virtualizer.measure();
  }, [virtualizer, basePx, list]);
  useEffect(() => {
    for (const [index, { id }] of heights.current) {
      if (expandedIds.has(id)) continue;
      heights.current.delete(index);
      virtualizer.resizeItem(index, basePx(index));
    }
  }, [virtualizer, basePx, expandedIds]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function makes open rows measure again
  const onExpandedHeight = useCallback(
    (index: number, id: string, height: number) => {
      heights.current.set(index, { id, height });
      virtualizer.resizeItem(index, basePx(index) + height);
    },
    [virtualizer, basePx, list],
  );
  const range = virtualizer.range;
  return {
    items: virtualizer.getVirtualItems(),
    totalPx: virtualizer.getTotalSize(),
    first: range?.startIndex ?? 0,
    last: Math.min(range?.endIndex ?? 0, count - 1),
    stuck: range === null ? null : lastAtMost(groups, range.startIndex),
    isGroup: (index) => groupSet.has(index),
    scrollTo: (index, align = 'auto') => virtualizer.scrollToIndex(index, { align }),
    scrollToTop: () => virtualizer.scrollToOffset(0),
    onExpandedHeight,
  };
}
