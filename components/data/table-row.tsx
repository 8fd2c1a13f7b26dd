'use client';
import { memo, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { ExtraTexts, TableColumn } from './table-types';

export type OnHeight = (index: number, id: string, height: number) => void;

export interface TableRowProps<Row> {
  /** Undefined while its page is on the way. */
  readonly row: Row | undefined;
  readonly extra: ExtraTexts;
  readonly index: number;
  readonly id: string | null;
  readonly columns: readonly TableColumn<Row>[];
  readonly selected: boolean;
  /** The row that the keyboard is on. */
  readonly active: boolean;
  /** What stands beneath an open row; null when it is closed. */
  readonly expanded: ReactNode;
  readonly onHeight: OnHeight;
}

interface ExpandedRowProps {
  readonly span: number;
  readonly index: number;
  readonly id: string;
  readonly children: ReactNode;
  readonly onHeight: OnHeight;
}

/** What stands beneath an open row, over all columns; tells how high it is. */
export function ExpandedRow({ span, index, id, children, onHeight }: ExpandedRowProps) {
  const line = useRef<HTMLTableRowElement>(null);
  useLayoutEffect(() => {
    const element = line.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => onHeight(index, id, element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [index, id, onHeight]);
  return (
    <tr ref={line} className="x">
      <td colSpan={span}>{children}</td>
    </tr>
  );
}

function TableRowView<Row>(props: TableRowProps<Row>) {
  const { row, extra, index, id, columns, selected, active, expanded, onHeight } = props;
  return (
    <>
      <tr data-index={index} aria-rowindex={index + 2} aria-selected={selected} tabIndex={active ? 0 : -1}>
        {columns.map((column) => (
          <td key={column.id} className={column.className}>
            {row === undefined ? <span className="sk w-2/3" /> : column.cell(row, extra)}
          </td>
        ))}
      </tr>
      {expanded === null || id === null ? null : (
        <ExpandedRow span={columns.length} index={index} id={id} onHeight={onHeight}>
          {expanded}
        </ExpandedRow>
      )}
    </>
  );
}

// `memo` forgets the type parameter; the cast gives it back.
export const TableRow = memo(TableRowView) as typeof TableRowView;

interface GroupRowProps {
  readonly index: number;
  readonly span: number;
  /** Stands under the table's head while its rows scroll. */
  readonly stuck: boolean;
  /** The row that the keyboard is on. */
  readonly active: boolean;
  /** Absent where heads are not opened. */
  readonly selected: boolean | undefined;
  /** The button that folds its rows away; null where they cannot be. */
  readonly fold: ReactNode;
  readonly children: ReactNode;
}

export function GroupRow({ index, span, stuck, active, selected, fold, children }: GroupRowProps) {
  return (
    <tr
      className={`vh-row ${stuck ? 'stuck' : ''}`}
      data-head={index}
      aria-rowindex={index + 2}
      aria-selected={selected}
      tabIndex={active ? 0 : -1}
    >
      <th colSpan={span} scope="colgroup">
        {fold === null ? (
          children
        ) : (
          <div className="flex items-center">
            {fold}
            <div className="min-w-0 flex-1">{children}</div>
          </div>
        )}
      </th>
    </tr>
  );
}

/** Room of the rows that are not in the document. */
export function GapRow({ height, span }: { readonly height: number; readonly span: number }) {
  return height <= 0 ? null : (
    <tr className="gap" aria-hidden="true">
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}
