import type { QueryField, QueryProblem } from '@/lib/query/model';
import type { Counts } from '../common-types';

/** Every list that can be filtered, sorted and exported, by the word that names it in URLs and on the command line. */
export type ListName = 'listeners' | 'routes' | 'clusters' | 'endpoints' | 'secrets' | 'resources' | 'stats';

/** How a list can be printed: the first two for the eye, the others for files and programs. */
export type ExportFormat = 'table' | 'wide' | 'json' | 'yaml' | 'csv' | 'md';

/** One column of a list: what the table, the filter, the sort, the export and the command line know of it. */
export interface ListColumn<Row> extends QueryField<Row> {
  /** Head of the column: `Virtual service`. */
  readonly title: string;
  /** `table`: shown unasked. `wide`: shown on demand. `never`: a field of the query language only. */
  readonly shown: 'table' | 'wide' | 'never';
}

export interface ListDefinition<Row> {
  readonly name: ListName;
  readonly columns: readonly ListColumn<Row>[];
  /** Lower-case text that words without a field look in. */
  readonly text: (row: Row) => string;
  /** More of it that a row shares with its neighbours: see `Queryable`. */
  readonly shared?: ((row: Row) => string) | undefined;
}

/** Rows `offset … offset + limit` of what the filter leaves, in the order asked for. */
export interface ListWindow {
  readonly offset: number;
  readonly limit: number;
  /** Query language of `lib/query`. Empty: everything. */
  readonly filter: string;
  /** `weight` ascending, `-weight` descending by that column; null: the list's own order. */
  readonly sort: string | null;
  /** Ids of columns whose text is wanted beside each row. */
  readonly columns?: readonly string[] | undefined;
  /** Id of a row, in the list's own way: the answer tells where it stands. */
  readonly reveal?: string | undefined;
}

/** Texts by column id; ids are those of the list, so no name of anything else gets in. */
export type ExtraCells = Readonly<Record<string, string>>;

/** What every list answers besides counts and rows. */
export interface ListExtras {
  /** For each row the text of each column asked for, by the column's id; empty when none was. */
  readonly extra: readonly ExtraCells[];
  /** Place of the row asked for with `reveal` among all that the filter leaves; null when it is not there. */
  readonly revealed: number | null;
}

export interface ListResult<Row> {
  readonly counts: Counts;
  /** The window. */
  readonly rows: readonly Row[];
  /** All rows that the filter leaves, sorted: for sums. */
  readonly matched: readonly Row[];
  /** Set when the query cannot be understood; nothing matches then. */
  readonly problem: QueryProblem | null;
}
