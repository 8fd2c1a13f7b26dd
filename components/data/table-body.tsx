'use client';
import { Fragment } from 'react';
import { IconButton } from '@/components/ui/button';
import { GapRow, GroupRow, TableRow } from './table-row';
import type { ExtraTexts, GroupFold, VirtualTableProps } from './table-types';
import type { VirtualRows } from './use-virtual-rows';

interface TableBodyProps<Answer, Row> {
  readonly table: VirtualTableProps<Answer, Row>;
  readonly virtual: VirtualRows;
  readonly rowAt: (index: number) => Row | undefined;
  readonly extraAt: (index: number) => ExtraTexts;
  readonly active: number | null;
  /** Folds or unfolds the rows of a head. */
  readonly onFold: (index: number) => void;
}

/** The rows in the document, with gaps in the place of those that are not. */
export function TableBody<Answer, Row>({
  table,
  virtual,
  rowAt,
  extraAt,
  active,
  onFold,
}: TableBodyProps<Answer, Row>) {
  const { columns, rowId, selected, group, expanded } = table;
  const span = columns.length;
  const render = (index: number) => {
    const row = rowAt(index);
    if (virtual.isGroup(index))
      return (
        <GroupRow
          index={index}
          span={span}
          stuck={index === virtual.stuck}
          active={index === active}
          selected={group?.fold === undefined ? undefined : row !== undefined && rowId(row) === selected}
          fold={
            group?.fold === undefined || row === undefined ? null : (
              <FoldButton fold={group.fold} row={row} onFold={() => onFold(index)} />
            )
          }
        >
          {row === undefined ? <span className="sk w-60" /> : group?.render(row)}
        </GroupRow>
      );
    const id = row === undefined ? null : rowId(row);
    const open = id !== null && (expanded?.ids.has(id) ?? false);
    return (
      <TableRow
        row={row}
        extra={extraAt(index)}
        index={index}
        id={id}
        columns={columns}
        selected={id !== null && id === selected}
        active={index === active}
        expanded={open && row !== undefined ? expanded?.render(row) : null}
        onHeight={virtual.onExpandedHeight}
      />
    );
  };
  const { indices, layout } = virtual;
  let end = 0;
  return (
    <tbody>
      {indices.map((index) => {
        const gap = layout.startOf(index) - end;
        end = layout.endOf(index);
        return (
          <Fragment key={index}>
            <GapRow height={gap} span={span} />
            {render(index)}
          </Fragment>
        );
      })}
      <GapRow height={layout.totalPx - end} span={span} />
    </tbody>
  );
}

interface FoldButtonProps<Row> {
  readonly fold: GroupFold<Row>;
  readonly row: Row;
  readonly onFold: () => void;
}

function FoldButton<Row>({ fold, row, onFold }: FoldButtonProps<Row>) {
  const folded = fold.isFolded(row);
  // The names of heads stay below each other.
  if (folded === null) return <span className="w-4" />;
  return (
    <IconButton
      icon={folded ? 'right' : 'down'}
      label={`${folded ? 'Expand' : 'Collapse'} ${fold.name(row)}`}
      aria-expanded={!folded}
      small
      className="-ml-2.5"
      onClick={onFold}
    />
  );
}
