'use client';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { Note } from '@/components/ui/note';
import type { ContainerRow, TreeRow } from '@/lib/answers/tree-types';
import type { JsonPointer } from '@/lib/core/brand';
import { formatCount } from '@/lib/core/words';
import { type TreeMove, treeMove } from './json-tree-keys';
import { JsonTreeRow, TREE_PX } from './json-tree-row';
import { ErrorState, errorOf, LoadingState } from './states';
import { useJsonTree } from './use-json-tree';
import { useJsonWindows } from './use-json-windows';

export interface JsonTreeProps {
  readonly snapshot: string;
  /** Top of the tree. The tree begins anew with another one: give it as the key, too. */
  readonly root: JsonPointer;
  /** What is selected; the way to it is open. */
  readonly at: JsonPointer;
  readonly levels: number;
  readonly find: string;
  readonly label: string;
  readonly onSelect: (pointer: JsonPointer) => void;
  /** Escape: back to where one came from. */
  readonly onLeave: () => void;
}

/** A document as a tree whose rows stay on the server. */
export function JsonTree(props: JsonTreeProps) {
  const { snapshot, root, at, levels, label } = props;
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  const tree = useJsonTree(root, at, levels);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const windows = useJsonWindows(snapshot, tree.questionAt, range);
  const { head, rowAt } = windows;
  const total = head?.total ?? 0;
  const [active, setActive] = useState(0);
  const rows = useTreeRows(box, total, Math.min(active, Math.max(0, total - 1)), setRange);
  const revealed = windows.stale ? null : (head?.revealed ?? null);
  // Once for each place: opening and closing rows afterwards must not lead back to it.
  const shown = useRef('');
  const place = `${levels} ${tree.reveal}`;
  useEffect(() => {
    if (revealed === null || shown.current === place) return;
    shown.current = place;
    setActive(revealed);
    rows.scrollToIndex(revealed, { align: 'center' });
  }, [revealed, place, rows]);
  const focusRow = (index: number) => {
    setActive(index);
    rows.scrollToIndex(index);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => box?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus()),
    );
  };
  const select = (row: TreeRow) => {
    if (row.kind === 'end') return;
    tree.choose(row.pointer);
    props.onSelect(row.pointer);
  };
  const toggle = (row: ContainerRow) => tree.step(row.at, row.open ? 0 : 1);
  const run = (move: TreeMove) => {
    if (move.kind === 'go') focusRow(move.to);
    else if (move.kind === 'toggle') toggle(move.row);
    else if (move.kind === 'siblings') tree.step(move.around, 2);
    else if (move.kind === 'select') select(move.row);
    else props.onLeave();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const screen = Math.max(1, Math.floor((box?.clientHeight ?? 400) / TREE_PX) - 1);
    const move = treeMove(event.key, {
      active,
      total,
      screen,
      rowAt: (index) => tree.pressed(rowAt(index)),
    });
    if (move === null) return;
    event.preventDefault();
    run(move);
  };
  if (windows.error !== null) return <ErrorState error={errorOf(windows.error)} onRetry={windows.retry} />;
  const items = rows.getVirtualItems();
  return (
    <div className="grid h-full min-h-0 grid-rows-[auto_minmax(0,1fr)]">
      <div>
        {head?.isCut ? <Cut total={total} /> : null}
        {head !== undefined && !windows.stale && tree.isLost(revealed) ? <Lost /> : null}
      </div>
      <div ref={setBox} className="min-h-0 overflow-auto" data-scroll="tree">
        {head === undefined ? <LoadingState label="Loading the tree" lines={8} /> : null}
        <div
          role="tree"
          aria-label={label}
          className="tree w-max min-w-full"
          onKeyDown={onKeyDown}
          style={{ height: rows.getTotalSize(), position: 'relative' }}
        >
          {items.map(({ index, start }) => {
            const row = rowAt(index);
            return (
              <div key={index} role="none" style={{ position: 'absolute', top: start, minWidth: '100%' }}>
                <JsonTreeRow
                  index={index}
                  row={row}
                  find={props.find}
                  selected={row !== undefined && row.kind !== 'end' && row.pointer === at}
                  active={index === active}
                  onPress={(place, pressed) => {
                    focusRow(place);
                    select(pressed);
                  }}
                  onToggle={toggle}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Which rows are in the page: those on screen, and the one that has the focus. */
function useTreeRows(
  box: HTMLElement | null,
  total: number,
  active: number,
  onRange: (range: { readonly first: number; readonly last: number }) => void,
) {
  const rangeExtractor = useCallback(
    (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const indices = new Set(defaultRangeExtractor(range));
      if (active < range.count) indices.add(active);
      return [...indices].sort((a, b) => a - b);
    },
    [active],
  );
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => box,
    estimateSize: () => TREE_PX,
    overscan: 15,
    rangeExtractor,
  });
  const first = Math.max(0, (rows.range?.startIndex ?? 0) - 15);
  const last = Math.min(total, (rows.range?.endIndex ?? 0) + 15);
  useEffect(() => onRange({ first, last }), [first, last, onRange]);
  return rows;
}

function Cut({ total }: { readonly total: number }) {
  return (
    <Note kind="warn" className="m-2">
      So much is open that only the first {formatCount(total)} rows are here. Close a part, or open fewer
      levels.
    </Note>
  );
}

function Lost() {
  return (
    <Note kind="warn" className="m-2">
      This snapshot has nothing at this pointer. What stands around it is shown.
    </Note>
  );
}
