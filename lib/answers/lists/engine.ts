import { compileQuery } from '@/lib/query/compile';
import { cacheOf } from './list-cache';
import type { ListColumn, ListDefinition, ListResult, ListWindow } from './model';
import { orderByRank } from './ranks';

interface Sort<Row> {
  readonly column: ListColumn<Row>;
  readonly descending: boolean;
}

/** Null for the list's own order, and for a column that it does not have. */
function sortOf<Row>(definition: ListDefinition<Row>, sort: string | null): Sort<Row> | null {
  if (sort === null) return null;
  const descending = sort.startsWith('-');
  const id = descending ? sort.slice(1) : sort;
  const column = definition.columns.find((each) => each.id === id);
  return column === undefined ? null : { column, descending };
}

/**
 * A window of a list, filtered and sorted. `rows` and `definition` have to be the same objects each time one
 * snapshot is asked: columns, orders and the last results are kept for them.
 *
 * A query that cannot be understood matches nothing and is told in `problem`. Text is sorted in natural order,
 * rows without a value come last in either direction, equal rows stay in the list's own order.
 */
export function listOf<Row>(
  rows: readonly Row[],
  definition: ListDefinition<Row>,
  { offset, limit, filter, sort }: ListWindow,
): ListResult<Row> {
  const query = compileQuery(filter, definition);
  if (!query.ok) {
    return { counts: { total: rows.length, matched: 0 }, rows: [], matched: [], problem: query.problem };
  }
  const sorting = sortOf(definition, sort);
  const cache = cacheOf(rows, definition);
  const make = () => {
    if (query.isEmpty && sorting === null) return rows;
    const left = query.select(cache.table);
    const ordered =
      sorting === null ? left : orderByRank(left, cache.ranks(sorting.column), sorting.descending);
    return pick(rows, ordered);
  };
  const matched = cache.result(JSON.stringify([filter.trim(), sort]), make);
  return {
    counts: { total: rows.length, matched: matched.length },
    rows: matched.slice(offset, offset + limit),
    matched,
    problem: null,
  };
}

function pick<Row>(rows: readonly Row[], indices: Uint32Array): readonly Row[] {
  const picked: Row[] = [];
  for (const index of indices) {
    const row = rows[index];
    if (row !== undefined) picked.push(row);
  }
  return picked;
}
