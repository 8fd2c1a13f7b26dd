import { fail } from '@/lib/core/errors';
import type { ExportFormat, ListColumn, ListDefinition } from './model';

/** For the eye the columns that a table shows; files get all of them. */
const SHOWN_UNASKED: { readonly [Format in ExportFormat]: readonly ListColumn<never>['shown'][] } = {
  table: ['table'],
  md: ['table'],
  wide: ['table', 'wide'],
  json: ['table', 'wide'],
  yaml: ['table', 'wide'],
  csv: ['table', 'wide'],
};

/** The columns to print, in order. Throws `bad-request` for a name that the list does not have. */
export function printedColumns<Row>(
  { columns, name }: ListDefinition<Row>,
  format: ExportFormat,
  ids: readonly string[] | null,
): readonly ListColumn<Row>[] {
  if (ids === null) return columns.filter(({ shown }) => SHOWN_UNASKED[format].includes(shown));
  const known = columns.map(({ id }) => id).join(', ');
  return ids.map(
    (id) =>
      columns.find((column) => column.id === id) ??
      fail('bad-request', { what: `${name} have no column ${id}; there are ${known}` }),
  );
}
