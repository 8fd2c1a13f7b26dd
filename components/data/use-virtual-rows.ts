'use client';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { type RowLayout, rowLayout, scrollTopFor, shownRows } from './row-layout';
import { HEAD_PX, ROW_GROUP_EXTRA_PX } from './table-geometry';
import { useExtraHeights } from './use-extra-heights';

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
  /** Indices of the rows in the document, ascending. */
  readonly indices: readonly number[];
  readonly layout: RowLayout;
  /** First and last index on screen. */
  readonly first: number;
  readonly last: number;
  /** Rows that fit on the screen, about. */
  readonly pageRows: number;
  /** The group head that stands under the table's head. */
  readonly stuck: number | null;
  readonly isGroup: (index: number) => boolean;
  readonly scrollTo: (index: number, align?: 'auto' | 'center') => void;
  readonly scrollToTop: () => void;
  readonly onExpandedHeight: (index: number, id: string, height: number) => void;
}

interface View {
  readonly top: number;
  readonly height: number;
  readonly down: boolean;
}

/** Until the region is measured: the first rows come with the first frame. */
const UNMEASURED: View = { top: 0, height: 640, down: true };

/** What of the list is on screen. A scroll that shows no other row is no news. */
function useView(region: HTMLElement | null, layout: RowLayout): [View, (top: number) => void] {
  const [view, setView] = useState(UNMEASURED);
  const see = (top: number, height: number) => {
    const isSame =
      height === view.height &&
      (top === 0) === (view.top === 0) &&
      layout.at(top) === layout.at(view.top) &&
      layout.at(top + height) === layout.at(view.top + height);
    if (!isSame) setView({ top, height, down: top >= view.top });
  };
  const onScroll = useEffectEvent(() => {
    // In the same frame, or the region would be seen empty.
    if (region !== null) flushSync(() => see(region.scrollTop, view.height));
  });
  const onSize = useEffectEvent((height: number) => see(region?.scrollTop ?? 0, height));
  useEffect(() => {
    if (region === null) return;
    const scrolled = () => onScroll();
    region.addEventListener('scroll', scrolled, { passive: true });
    const observer = new ResizeObserver(() => onSize(region.clientHeight));
    observer.observe(region);
    return () => {
      region.removeEventListener('scroll', scrolled);
      observer.disconnect();
    };
  }, [region]);
  return [view, (top) => see(top, view.height)];
}

/** Which rows are in the document, and how much room the others take. */
export function useVirtualRows(options: Options): VirtualRows {
  const { region, count, rowPx, groups, keep, expandedIds, list } = options;
  const groupSet = useMemo(() => new Set(groups), [groups]);
  const { extraPx, onHeight } = useExtraHeights(list, expandedIds);
  const layout = useMemo(() => rowLayout({ count, rowPx, groups, extraPx }), [count, rowPx, groups, extraPx]);
  const [view, see] = useView(region, layout);
  const { first, last, stuck, indices } = shownRows(layout, { count, groups }, view, keep);
  const scroll = (top: number) => {
    if (region !== null) region.scrollTop = top;
    see(region?.scrollTop ?? 0);
  };
  return {
    indices,
    layout,
    first,
    last,
    pageRows: Math.max(1, Math.floor(view.height / rowPx) - 2),
    stuck,
    isGroup: (index) => groupSet.has(index),
    scrollTo: (index, align = 'auto') => {
      if (region === null) return;
      const now = { top: region.scrollTop, height: region.clientHeight };
      const covered = { above: groups.length > 0 ? rowPx + ROW_GROUP_EXTRA_PX : 0, below: HEAD_PX };
      const top = scrollTopFor(layout, index, align, now, covered);
      if (top !== null) scroll(top);
    },
    scrollToTop: () => {
      // What stands at the top is not asked for its place: that would make the browser lay out everything now.
      if (view.top !== 0) scroll(0);
    },
    onExpandedHeight: onHeight,
  };
}
