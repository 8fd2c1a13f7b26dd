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
  /** Null where heads do not fold: then keys step over them. */
  readonly fold: {
    /** Null for a head without rows, and while it is on the way. */
    readonly foldedAt: (index: number) => boolean | null;
    readonly toggle: (index: number) => void;
  } | null;
}

export interface TableKeys {
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** Makes a row the one that the keyboard is on. */
  readonly focusRow: (index: number) => void;
}

/** What Left and Right do on a head that folds; anywhere else the region scrolls sideways. */
function foldAction({ active, isGroup, fold }: Options, key: string, toFirstRow: () => void) {
  const wanted = key === 'ArrowLeft' ? true : key === 'ArrowRight' ? false : null;
  const folded = active === null || !isGroup(active) ? null : (fold?.foldedAt(active) ?? null);
  if (active === null || wanted === null || folded === null) return undefined;
  if (folded !== wanted) return () => fold?.toggle(active);
  return folded ? () => {} : toFirstRow;
}

/**
 * Moving in a table: `j` and `k` from anywhere, arrows, Page, Home and End inside, Enter opens, Escape closes. Up and
 * Down stop at heads that fold, which Left and Right do; the others step over those whose rows are there.
 */
export function useTableKeys(options: Options): TableKeys {
  const { region, count, pageRows, active, setActive, isGroup, scrollTo, open, close, fold } = options;
  const focusNext = useRef(false);
  const hasRows = (index: number) => index + 1 < count && !isGroup(index + 1);
  const isPassed = (index: number) => isGroup(index) && (fold === null || hasRows(index));
  const focusRow = (index: number) => {
    focusNext.current = true;
    setActive(index);
  };
  const goTo = (index: number, step: number, passes = isPassed) => {
    const target = nextRow(index, step, count, passes);
    if (target === null) return;
    focusRow(target);
    scrollTo(target);
  };
  const move = (step: number) => goTo(active === null ? 0 : active + step, step);
  const toHeadToo = (step: number) => {
    if (active === null || fold === null) move(step);
    else goTo(active + step, step, () => false);
  };
  useShortcut('j', 'Next row', 'This page', () => move(1), count > 0);
  useShortcut('k', 'Previous row', 'This page', () => move(-1), count > 0);

  // The row may come into the document only after the scroll; until then the wish stands.
  useLayoutEffect(() => {
    if (!focusNext.current || active === null) return;
    const row =
      region?.querySelector<HTMLElement>(`tr:is([data-index="${active}"], [data-head="${active}"])`) ?? null;
    if (row === null) return;
    focusNext.current = false;
    row.focus({ preventScroll: true });
  });

  const actions: ReadonlyMap<string, () => void> = new Map([
    ['ArrowDown', () => toHeadToo(1)],
    ['ArrowUp', () => toHeadToo(-1)],
    ['PageDown', () => goTo((active ?? -1) + pageRows, 1)],
    ['PageUp', () => goTo((active ?? 0) - pageRows, -1)],
    ['Home', () => goTo(0, 1)],
    ['End', () => goTo(count - 1, -1)],
    ['Enter', () => (active === null ? undefined : open(active))],
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    // A link or a button inside a row keeps its own keys.
    const onRow = event.target instanceof HTMLElement && event.target.matches('tr, [data-rows]');
    const action = onRow
      ? (actions.get(event.key) ?? foldAction(options, event.key, () => toHeadToo(1)))
      : undefined;
    if (action !== undefined) {
      event.preventDefault();
      action();
    } else if (event.key === 'Escape' && onRow) close();
  };
  return { onKeyDown, focusRow };
}
