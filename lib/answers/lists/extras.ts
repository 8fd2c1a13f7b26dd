import { fail } from '@/lib/core/errors';
import type { ListColumn, ListDefinition, ListExtras, ListResult, ListWindow } from './model';
import { lineOf } from './print-table';

/** A longer text is no cell of a table; its row opened shows all of it. */
const LONGEST_CELL = 300;

function columnOf<Row>({ columns, name }: ListDefinition<Row>, id: string): ListColumn<Row> {
  const column = columns.find((each) => each.id === id);
  return column ?? fail('bad-request', { what: `${name} have no column ${id}` });
}

/**
 * The texts of extra columns for the rows of a window, and where a row stands that was asked for. `isIt` knows
 * the list's own way to name a row. Throws `bad-request` for a column that the list does not have.
 */
export function listExtras<Row>(
  { rows, matched }: Pick<ListResult<Row>, 'rows' | 'matched'>,
  definition: ListDefinition<Row>,
  { columns = [], reveal }: ListWindow,
  isIt: (row: Row, id: string) => boolean,
): ListExtras {
  const asked = columns.map((id) => columnOf(definition, id));
  const place = reveal === undefined ? -1 : matched.findIndex((row) => isIt(row, reveal));
  return {
    extra:
      asked.length === 0
        ? []
        : rows.map((row) =>
            Object.fromEntries(
              asked.map(({ id, value }) => [id, lineOf(value(row), '').slice(0, LONGEST_CELL)]),
            ),
          ),
    revealed: place < 0 ? null : place,
  };
}
