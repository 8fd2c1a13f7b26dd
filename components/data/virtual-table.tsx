'use client';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useDensity } from '@/components/ui/density';
import { Note } from '@/components/ui/note';
import { ErrorState, errorOf, LoadingState } from './states';
import { TableBody } from './table-body';
import { useRowHeight } from './table-geometry';
import { TableHead } from './table-head';
import type { VirtualTableProps } from './table-types';
import { PAGE_ROWS, pagesOf, type RowWindows, useRowWindows } from './use-row-windows';
import { useSelectedInView } from './use-selected-in-view';
import { useTableKeys } from './use-table-keys';
import { useVirtualRows } from './use-virtual-rows';

const NONE: ReadonlySet<string> = new Set();

/** A column more or less, or one group folded, is the same list: the reader stays where he is. */
const withoutLooks = (key: string, value: unknown) =>
  key === 'columns' || key === 'except' ? undefined : value;

/** Clicks that belong to something inside the row, or that end a text selection, do not select the row. */
function clickedRow(event: MouseEvent): number | null {
  const target = event.target instanceof Element ? event.target : null;
  if (target === null || target.closest('a, button, input, summary, label, .x') !== null) return null;
  if (getSelection()?.isCollapsed === false) return null;
  const index = target.closest('tr[data-index]')?.getAttribute('data-index') ?? null;
  return index === null ? null : Number(index);
}

/**
 * A table over a list that the server filters and cuts into windows: only the rows on screen are in the
 * document, in a real `<table>`. Group heads stay under the table's head while their rows scroll.
 */
export function VirtualTable<Answer, Row>(props: VirtualTableProps<Answer, Row>) {
  const { label, query, windowOf, rowId, onSelect, group, expanded, empty } = props;
  const [region, setRegion] = useState<HTMLElement | null>(null);
  const [wanted, setWanted] = useState<readonly number[]>([]);
  const [active, setActive] = useState<number | null>(null);
  const rows = useRowWindows(query, windowOf, wanted);
  const question = JSON.stringify(query(0, PAGE_ROWS).queryKey.at(-1), withoutLooks);
  const count = rows.rowCount ?? 0;
  useDensity();
  const rowPx = useRowHeight(region);
  const virtual = useVirtualRows({
    region,
    count,
    rowPx,
    groups: rows.groupIndices,
    keep: active,
    expandedIds: expanded?.ids ?? NONE,
    list: rows.list,
  });
  const open = (index: number) => {
    const row = rows.rowAt(index);
    if (row !== undefined && (group?.fold !== undefined || group?.is(row) !== true)) onSelect(rowId(row));
  };
  const foldedAt = (index: number) => {
    const row = rows.rowAt(index);
    return row === undefined ? null : (group?.fold?.isFolded(row) ?? null);
  };
  const toggleFold = (index: number) => {
    const row = rows.rowAt(index);
    if (row === undefined || foldedAt(index) === null) return;
    // A head that stands under the table's head would otherwise scroll away with its rows.
    virtual.scrollTo(index);
    group?.fold?.toggle(row);
  };
  const { onKeyDown, focusRow } = useTableKeys({
    region,
    count,
    pageRows: virtual.pageRows,
    active,
    setActive,
    isGroup: virtual.isGroup,
    scrollTo: virtual.scrollTo,
    open,
    close: () => onSelect(null),
    fold: group?.fold === undefined ? null : { foldedAt, toggle: toggleFold },
  });
  const pages = pagesOf(virtual.first, virtual.last).join();
  useEffect(() => setWanted(pages === '' ? [] : pages.split(',').map(Number)), [pages]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter shows its best rows first
  useEffect(() => {
    setActive(null);
    virtual.scrollToTop();
  }, [question]);
  useSelectedInView(rows, props, region !== null, (index) => {
    setActive(index);
    virtual.scrollTo(index, 'center');
  });

  if (rows.rowCount === null) return <FirstPage label={label} rows={rows} />;
  if (count === 0) return empty;
  const onClick = (event: MouseEvent) => {
    const index = clickedRow(event);
    if (index === null) return;
    setActive(index);
    open(index);
  };
  return (
    <Region label={label} rows={rows} ref={setRegion} onClick={onClick} onKeyDown={onKeyDown}>
      <table className={`t table-fixed ${props.minWidth ?? ''}`} aria-rowcount={count + 1}>
        <caption className="vh">{label}</caption>
        <TableHead columns={props.columns} {...(props.sorting ?? {})} />
        <TableBody
          table={props}
          virtual={virtual}
          rowAt={rows.rowAt}
          extraAt={rows.extraAt}
          active={active}
          onFold={(index) => {
            // Its button may be gone for a moment while the list comes anew.
            focusRow(index);
            toggleFold(index);
          }}
        />
      </table>
    </Region>
  );
}

interface RegionProps {
  readonly label: string;
  readonly rows: RowWindows<unknown>;
  readonly ref: (element: HTMLElement | null) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

function Region({ label, rows, ref, onClick, onKeyDown, children }: RegionProps) {
  return (
    <section
      ref={ref}
      className={`scroll vt ${rows.stale ? 'stale' : ''}`}
      data-rows=""
      // A scroll region must be reachable by keyboard.
      tabIndex={0}
      aria-label={label}
      aria-busy={rows.stale}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      {rows.error === null ? null : (
        <Note
          kind="err"
          actions={
            <Button small onClick={rows.retry}>
              Retry
            </Button>
          }
        >
          Some rows could not be loaded.
        </Note>
      )}
      {children}
    </section>
  );
}

function FirstPage({ label, rows }: { readonly label: string; readonly rows: RowWindows<unknown> }) {
  if (rows.error === null) return <LoadingState label={`Loading ${label.toLowerCase()}`} lines={8} />;
  return <ErrorState error={errorOf(rows.error)} onRetry={rows.retry} />;
}
