import type { QueryFunction, QueryKey } from '@tanstack/react-query';
import type { ReactNode } from 'react';

/** Texts of the columns that the reader added, by column id. */
export type ExtraTexts = Readonly<Record<string, string>>;

export interface TableColumn<Row> {
  readonly id: string;
  readonly header: ReactNode;
  /** Tailwind width of the column, `w-18` or `w-[212px]`. At least one column has none and takes the rest. */
  readonly width?: string;
  /** Classes of head and cells, e.g. `num`. */
  readonly className?: string;
  readonly cell: (row: Row, extra: ExtraTexts) => ReactNode;
  /** Id by which the list is sorted when the head is pressed; without one it cannot be. */
  readonly sort?: string;
  /** Ids of the list's columns that an export has for it; without them that of its sort, or its own. */
  readonly exports?: readonly string[];
  /** Stays whatever is chosen, as the first column does. */
  readonly fixed?: boolean;
}

/** Rows `offset …` of a filtered list, and the shape of the whole list. */
export interface TableWindow<Row> {
  readonly rows: readonly Row[];
  /** Rows in the whole filtered list, group heads included. */
  readonly rowCount: number;
  /** Indices of all group heads in the filtered list, ascending. */
  readonly groupIndices?: readonly number[];
  /** For each row the texts of the columns that the reader added. */
  readonly extra?: readonly ExtraTexts[];
  /** Answer to `reveal`: the place of that row; null when it is not there. */
  readonly revealed?: number | null;
}

/**
 * Query of one page; what `answerQuery(snapshot, question)` returns. The last part of the key is the question:
 * when that changes the table goes back to its top, while another snapshot leaves the reader where he is.
 */
export interface PageQuery<Answer> {
  readonly queryKey: QueryKey;
  // biome-ignore lint/suspicious/noExplicitAny: the key's own type differs per query and is not read here
  readonly queryFn?: QueryFunction<Answer, any> | symbol;
}

export interface TableGroup<Row> {
  readonly is: (row: Row) => boolean;
  readonly render: (row: Row) => ReactNode;
  /** Heads that fold their rows away. Keys stop at them, and Enter opens them as it opens a row. */
  readonly fold?: GroupFold<Row>;
}

export interface GroupFold<Row> {
  /** Null for a head without rows. */
  readonly isFolded: (row: Row) => boolean | null;
  /** What the head's button folds: `routes of shop.example.com`. */
  readonly name: (row: Row) => string;
  readonly toggle: (row: Row) => void;
}

export interface VirtualTableProps<Answer, Row> {
  /** Names the table and its scroll region: `Routes`. */
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  /** Query of the rows `offset … offset + limit`; `reveal` also asks where the row of that id stands. */
  readonly query: (offset: number, limit: number, reveal?: string) => PageQuery<Answer>;
  readonly windowOf: (answer: Answer) => TableWindow<Row>;
  /** Unique and the same over snapshots: a name or a JSON pointer, never an index. */
  readonly rowId: (row: Row) => string;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
  /** Group heads: a row that spans all columns and stays under the table's head while its rows scroll. */
  readonly group?: TableGroup<Row>;
  /** Rows that are open for reading, and what stands beneath them. */
  readonly expanded?: { readonly ids: ReadonlySet<string>; readonly render: (row: Row) => ReactNode };
  /** `port`, `-port` for descending, null for the list's own order. Absent: heads are not pressed. */
  readonly sorting?: { readonly by: string | null; readonly onSort: (by: string | null) => void };
  /** Shown instead of rows when the list is empty. */
  readonly empty: ReactNode;
  /** Tailwind minimum width, below which the region scrolls sideways: `min-w-[780px]`. */
  readonly minWidth?: string;
}
