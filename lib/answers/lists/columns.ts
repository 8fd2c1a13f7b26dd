import type { ListColumn, ListDefinition } from './model';

/** What can be told of a column without its functions. */
export interface ColumnFacts extends Pick<ListColumn<never>, 'id' | 'title' | 'kind' | 'shown'> {
  /** Other words for the same field of a query. */
  readonly aliases: readonly string[];
}

/** The columns of a list: the fields of its filter, and what its table can show. */
export function columnFacts<Row>({ columns }: ListDefinition<Row>): readonly ColumnFacts[] {
  return columns.map(({ id, title, kind, shown, aliases = [] }) => ({ id, title, kind, shown, aliases }));
}
