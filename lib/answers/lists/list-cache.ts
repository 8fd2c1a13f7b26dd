import { RowTable } from '@/lib/query/row-table';
import type { ListColumn, ListDefinition } from './model';
import { type Ranks, ranksOf } from './ranks';

/** Results kept for each list: a person pages through one, and goes back to the one before. */
const RESULTS_KEPT = 8;

/** What is known of one list of one snapshot, so that the next window and the next keystroke start from it. */
export class ListCache<Row> {
  readonly definition: ListDefinition<Row>;
  readonly table: RowTable<Row>;
  readonly #ranks = new Map<string, Ranks>();
  readonly #results = new Map<string, readonly Row[]>();

  constructor(rows: readonly Row[], definition: ListDefinition<Row>) {
    this.definition = definition;
    this.table = new RowTable(rows, definition);
  }

  ranks(column: ListColumn<Row>): Ranks {
    const known = this.#ranks.get(column.id);
    if (known !== undefined) return known;
    const made = ranksOf(column, this.table);
    this.#ranks.set(column.id, made);
    return made;
  }

  /** The rows of a filter and a sort, made when they are not among the last few. */
  result(key: string, make: () => readonly Row[]): readonly Row[] {
    const rows = this.#results.get(key) ?? make();
    // A Map keeps the order of insertion: the first key is the one that was not asked for the longest.
    this.#results.delete(key);
    this.#results.set(key, rows);
    const [oldest] = this.#results.keys();
    if (this.#results.size > RESULTS_KEPT && oldest !== undefined) this.#results.delete(oldest);
    return rows;
  }
}

const caches = new WeakMap<object, unknown>();

/** The cache of these very rows; it goes when they go. */
export function cacheOf<Row>(rows: readonly Row[], definition: ListDefinition<Row>): ListCache<Row> {
  // A marked border: what is kept for an array was made from its rows, so `Row` is the same.
  const known = caches.get(rows) as ListCache<Row> | undefined;
  if (known?.definition === definition) return known;
  const made = new ListCache(rows, definition);
  caches.set(rows, made);
  return made;
}

/** The columns of a list, read once: for suggestions and printing. */
export function tableOf<Row>(rows: readonly Row[], definition: ListDefinition<Row>): RowTable<Row> {
  return cacheOf(rows, definition).table;
}
