'use client';
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { useShortcut } from '@/components/ui/shortcuts';
import { nextRow } from './table-geometry';

interface Options {
  readonly region: HTMLElement | null;
  readonly count: number;
  readonly pageRows: number;
  readonly active: number | null;
  readonly setActive: (index: number) => void;
  readonly isGroup: (index: number) => boolean;
  readonly scrollTo: (index: number) => void;
  readonly open: (index: number) => void;
  readonly close: () => void;
}

/** Moving in a table: `j` and `k` from anywhere, arrows, Page, Home and End inside, Enter opens, Escape closes. */
export function useTableKeys(options: Options): (event: KeyboardEvent) => void {
  const { region, count, pageRows, active, setActive, isGroup, scrollTo, open, close } = options;
  const focusNext = useRef(false);
  const goTo = (index: number, step: number) => {
    const target = nextRow(index, step, count, isGroup);
    if (target === null) return;
    focusNext.current = true;
    setActive(target);
    scrollTo(target);
  };
  const move = (step: number) => goTo(active === null ? 0 : active + step, step);
  useShortcut('j', 'Next row', 'This page', () => move(1), count > 0);
  useShortcut('k', 'Previous row', 'This page', () => move(-1), count > 0);

  // The row may come into the document only after the scroll; until then the wish stands.
  useLayoutEffect(() => {
    if (!focusNext.current || active === null) return;
    const row = region?.querySelector<HTMLElement>(`tr[data-index="${active}"]`) ?? null;
    if (row === null) return;
    focusNext.current = false;
    row.focus({ preventScroll: true });
  });

  const actions: ReadonlyMap<string, () => void> = new Map([
    ['ArrowDown', () => move(1)],
    ['ArrowUp', () => move(-1)],
    ['PageDown', () => goTo((active ?? -1) + pageRows, 1)],
    ['PageUp', () => goTo((active ?? 0) - pageRows, -1)],
    ['Home', () => goTo(0, 1)],
    ['End', () => goTo(count - 1, -1)],
    ['Enter', () => (active === null ? undefined : open(active))],
  ]);
  return (event) => {
    // A link or a button inside a row keeps its own keys.
    const onRow = event.target instanceof HTMLElement && event.target.matches('tr, [data-rows]');
    const action = onRow ? actions.get(event.key) : undefined;
    if (action !== undefined) {
      event.preventDefault();
      action();
    } else if (event.key === 'Escape' && onRow) close();
  };
}
