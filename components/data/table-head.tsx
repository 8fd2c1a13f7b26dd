'use client';
import { Icon } from '@/components/ui/icons';
import { nextSort, sortOf } from './sorting';
import type { TableColumn } from './table-types';

interface TableHeadProps<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly by?: string | null;
  readonly onSort?: (by: string | null) => void;
}

/** Widths and heads. A head that sorts is a button: ascending, descending, the list's own order. */
export function TableHead<Row>({ columns, by = null, onSort }: TableHeadProps<Row>) {
  return (
    <>
      <colgroup>
        {columns.map((column) => (
          <col key={column.id} className={column.width} />
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map(({ id, className, header, sort }) => {
            if (sort === undefined || onSort === undefined)
              return (
                <th key={id} scope="col" className={className}>
                  {header}
                </th>
              );
            const order = sortOf(by, sort);
            return (
              <th key={id} scope="col" className={className} aria-sort={order}>
                <button type="button" className="sort" onClick={() => onSort(nextSort(by, sort))}>
                  {header}
                  {order === 'none' ? null : (
                    <Icon name="down" small className={order === 'ascending' ? 'rotate-180' : ''} />
                  )}
                </button>
              </th>
            );
          })}
        </tr>
      </thead>
    </>
  );
}
