'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useStoredText } from '@/components/ui/stored';
import type { ColumnFacts } from '@/lib/answers/lists/columns';
import type { ListName } from '@/lib/answers/lists/model';
import { answerQuery } from '@/lib/api/queries';
import { type Chosen, chosenColumns, exportedBy } from './column-choice';
import type { TableColumn } from './table-types';

export interface ColumnsState {
  /** Of the URL; null: not said there. */
  readonly cols: readonly string[] | null;
  readonly setCols: (cols: readonly string[] | null) => void;
}

export interface TableColumns<Row> {
  readonly columns: readonly TableColumn<Row>[];
  /** Ids of the columns whose texts the server is asked for. */
  readonly asked: readonly string[];
  /** Ids of the URL that no column has. */
  readonly unknown: readonly string[];
  /** Ids of all that are shown. */
  readonly shown: readonly string[];
  /** Ids of the list's columns for an export; null: all, as nothing was chosen. */
  readonly exported: readonly string[] | null;
  /** Null: the usual ones again. Kept in the URL and by this browser. */
  readonly choose: (ids: readonly string[] | null) => void;
}

function extraColumn<Row>({ id, title, kind }: ColumnFacts): TableColumn<Row> {
  return {
    id,
    header: title,
    width: 'w-[150px]',
    ...(kind === 'number' ? { className: 'num' } : {}),
    sort: id,
    cell: (_row, extra) => {
      const text = extra[id] ?? '';
      return text === '' ? <span className="mut">–</span> : <code title={text}>{text}</code>;
    },
  };
}

/** The columns of a table as the reader chose them: the page's own, and any other of the list as plain text. */
export function useTableColumns<Row>(
  list: ListName,
  snapshot: string,
  own: readonly TableColumn<Row>[],
  { cols, setCols }: ColumnsState,
): TableColumns<Row> {
  const [stored, store] = useStoredText(`cols.${list}`);
  const wanted = cols ?? (stored === null ? null : stored.split(','));
  const ids = useMemo(() => new Set(own.map(({ id }) => id)), [own]);
  const needsFacts = wanted?.some((id) => !ids.has(id)) ?? false;
  const facts = useQuery({ ...answerQuery(snapshot, { ask: 'columns', list }), enabled: needsFacts });
  const key = wanted?.join() ?? null;
  const known = facts.data ?? null;
  const chosen: Chosen<Row> = useMemo(
    () => chosenColumns(own, known, key === null ? null : key.split(','), extraColumn),
    [own, known, key],
  );
  return {
    ...chosen,
    shown: chosen.columns.map(({ id }) => id),
    exported: wanted === null ? null : exportedBy(chosen.columns),
    choose: (ids) => {
      store(ids === null ? null : ids.join());
      setCols(ids);
    },
  };
}

// With many columns the region scrolls sideways instead of squeezing the names.
const WIDE = ['', 'min-w-[1100px]', 'min-w-[1250px]', 'min-w-[1400px]', 'min-w-[1700px]', 'min-w-[2300px]'];

/** Least width of a table with so many columns more than its own. */
export function widthWith(extra: number, own: string): string {
  if (extra <= 0) return own;
  return WIDE[extra <= 3 ? extra : extra <= 5 ? 4 : 5] ?? own;
}
