'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { VirtualTableProps } from './table-types';
import { optionsOf, type RowWindows } from './use-row-windows';

type Table<Answer, Row> = Pick<VirtualTableProps<Answer, Row>, 'query' | 'windowOf' | 'rowId' | 'selected'>;

/** Where a link's row stands is asked for once; afterwards the reader scrolls. */
type Search = 'not-begun' | { readonly id: string } | 'over';

/** A link that names a row shows it, once, wherever in the list it stands. */
export function useSelectedInView<Answer, Row>(
  rows: RowWindows<Row>,
  { query, windowOf, rowId, selected }: Table<Answer, Row>,
  /** The region that scrolls is there. */
  canScroll: boolean,
  show: (index: number) => void,
): void {
  const [search, setSearch] = useState<Search>('not-begun');
  const ready = canScroll && rows.rowCount !== null && rows.rowCount > 0;
  const sought = typeof search === 'string' ? null : search.id;
  const answer = useQuery({ ...optionsOf(query(0, 1, sought ?? '')), enabled: sought !== null });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the first time that there are rows
  useEffect(() => {
    if (!ready || search !== 'not-begun') return;
    const index = selected === null ? -1 : rows.firstRows.findIndex((row) => rowId(row) === selected);
    if (index >= 0) show(index);
    setSearch(selected === null || index >= 0 ? 'over' : { id: selected });
  }, [ready]);
  const found = sought === null || answer.data === undefined ? null : windowOf(answer.data).revealed;
  const isOver = sought !== null && (answer.isSuccess || answer.isError);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the answer is there
  useEffect(() => {
    if (!isOver) return;
    setSearch('over');
    if (typeof found === 'number') show(found);
  }, [isOver]);
}
