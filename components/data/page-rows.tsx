'use client';
import { type FocusEvent, Fragment, type ReactNode, useMemo, useState } from 'react';
import { rowLayout, shownRows } from './row-layout';
import { useRowHeight } from './table-geometry';
import { GapRow, type OnHeight } from './table-row';
import { useExtraHeights } from './use-extra-heights';
import { usePageView } from './use-page-view';

const NONE: ReadonlySet<string> = new Set();
const NO_GROUPS: readonly number[] = [];

export interface PageRowsProps<Row> {
  /** All rows, one line each; another array is another list. */
  readonly rows: readonly Row[];
  /** Columns of the table. */
  readonly span: number;
  /** Ids of rows that stand open. Their extra height is what `onHeight` of `render` is told. */
  readonly openIds?: ReadonlySet<string>;
  /** A `tr` with `data-index`, and for an open row an `ExpandedRow` after it. */
  readonly render: (row: Row, index: number, onHeight: OnHeight) => ReactNode;
}

function rowOf({ target }: FocusEvent): number | null {
  const index = target.closest('tr[data-index]')?.getAttribute('data-index') ?? null;
  return index === null ? null : Number(index);
}

/** The body of a table that scrolls with its page: only rows on screen and a few around them are in the document. */
export function PageRows<Row>({ rows, span, openIds = NONE, render }: PageRowsProps<Row>) {
  const [body, setBody] = useState<HTMLElement | null>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const rowPx = useRowHeight(body);
  const { extraPx, onHeight } = useExtraHeights(rows, openIds);
  const count = rows.length;
  const layout = useMemo(
    () => rowLayout({ count, rowPx, groups: NO_GROUPS, extraPx }),
    [count, rowPx, extraPx],
  );
  const view = usePageView(body, layout);
  const { indices } = shownRows(layout, { count, groups: NO_GROUPS }, view, focused);
  let end = 0;
  return (
    <tbody ref={setBody} onFocus={(event) => setFocused(rowOf(event))} onBlur={() => setFocused(null)}>
      {indices.map((index) => {
        const row = rows[index];
        const gap = layout.startOf(index) - end;
        end = layout.endOf(index);
        return (
          <Fragment key={index}>
            <GapRow height={gap} span={span} />
            {row === undefined ? null : render(row, index, onHeight)}
          </Fragment>
        );
      })}
      <GapRow height={layout.totalPx - end} span={span} />
    </tbody>
  );
}
