'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { segmentOf } from '@/components/data/segment';
import { SegmentBar } from '@/components/data/segment-bar';
import { HIT_PX, HitRow } from './hit-row';
import { hitPageOf, nextHit } from './hit-steps';
import type { ConfigState } from './use-config-state';
import { useHitFocus } from './use-hit-focus';
import type { Search } from './use-search';

/** Hits in one scroll box. */
const MOST_HITS = 150_000;

export interface HitListProps {
  readonly state: ConfigState;
  readonly search: Search;
  readonly onHit: (hit: number) => void;
  /** Into the document that is open. */
  readonly onEnter: () => void;
}

/** Hits in document order; those on screen and a few around them are in the page. */
export function HitList({ state, search, onHit, onEnter }: HitListProps) {
  const box = useRef<HTMLElement>(null);
  const total = search.page?.total ?? 0;
  const { hit } = state;
  // Another hit leads to its own stretch of hits, until one leafs on.
  const [leafed, setLeafed] = useState({ of: hit, row: 0, isOn: false });
  const wanted = leafed.of === hit && leafed.isOn ? leafed.row : (hit ?? 1) - 1;
  const segment = segmentOf(wanted, total, MOST_HITS);
  const { base } = segment;
  const rows = useVirtualizer({
    count: segment.count,
    getScrollElement: () => box.current,
    estimateSize: () => HIT_PX,
    overscan: 8,
  });
  const items = rows.getVirtualItems();
  const pages = [
    hitPageOf(base + (items[0]?.index ?? 0) + 1),
    hitPageOf(base + (items.at(-1)?.index ?? 0) + 1),
  ].join();
  const { setPages } = search;
  useEffect(() => setPages(pages.split(',').map(Number)), [pages, setPages]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: leafing on must not lead back to the hit
  useEffect(() => {
    if (hit === null || hit < 1 || hit > total) return;
    rows.scrollToIndex(hit - 1 - base, { align: 'auto' });
  }, [hit, rows]);
  useHitFocus(box, hit);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    const next = by === null ? null : nextHit(hit, by, total);
    if (next !== null) onHit(next);
    else if (event.key === 'Enter') onEnter();
    if (next !== null) event.preventDefault();
  };
  return (
    <section ref={box} className="h-full overflow-auto" aria-label="Hits" onKeyDown={onKeyDown}>
      <header className="sm sec sticky top-0 z-2 flex h-7.5 items-center border-line-2 border-b bg-surface-2 px-3">
        <b className="flex-1">Hits in document order</b>
        <span className="mut">j k to move</span>
      </header>
      <SegmentBar
        segment={segment}
        total={total}
        what="hits"
        onGo={(row) => {
          setLeafed({ of: hit, row, isOn: true });
          box.current?.scrollTo(0, 0);
        }}
      />
      <ol style={{ paddingTop: items[0]?.start ?? 0, height: rows.getTotalSize() }}>
        {items.map(({ index }) => (
          <HitRow
            key={index}
            number={base + index + 1}
            total={total}
            hit={search.hitAt(base + index + 1)}
            current={hit === base + index + 1}
            find={state.findText}
            onOpen={state.openHit}
          />
        ))}
      </ol>
    </section>
  );
}
