import type { ColumnFacts } from '@/lib/answers/lists/columns';
import type { TableColumn } from './table-types';

export interface Chosen<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly asked: readonly string[];
  /** Ids that mean nothing here; empty while the list's columns are on the way. */
  readonly unknown: readonly string[];
}

type Own = Pick<TableColumn<never>, 'id' | 'sort' | 'exports' | 'fixed'>;

/** Ids of the list that the page's own columns show already. */
export function coveredBy(own: readonly Own[]): ReadonlySet<string> {
  return new Set(own.flatMap(({ id, sort }) => (sort === undefined ? [id] : [id, sort])));
}

/** What an export of these columns has, in their order. */
export function exportedBy(columns: readonly Own[]): readonly string[] {
  return [...new Set(columns.flatMap(({ id, sort, exports }) => exports ?? [sort ?? id]))];
}

/** A row's name stays, and what it would not be known without. */
export const isFixed = ({ fixed = false }: Own, place: number): boolean => fixed || place === 0;

/** Columns of the list that can be added to the page's own. */
export function addable(own: readonly Own[], facts: readonly ColumnFacts[]): readonly ColumnFacts[] {
  const covered = coveredBy(own);
  return facts.filter(({ id, shown }) => shown !== 'never' && !covered.has(id));
}

/**
 * What is shown of the page's own columns and of all of the list: own ones in their order, then the others in the
 * order chosen. Ids that mean nothing are passed over, as a link may be old: without any other, the usual ones stand
 * there. `facts` are null while they are on the way.
 */
export function chosenColumns<Row>(
  own: readonly TableColumn<Row>[],
  facts: readonly ColumnFacts[] | null,
  wanted: readonly string[] | null,
  make: (facts: ColumnFacts) => TableColumn<Row>,
): Chosen<Row> {
  if (wanted === null) return { columns: own, asked: [], unknown: [] };
  const free = new Map(addable(own, facts ?? []).map((each) => [each.id, each]));
  const covered = coveredBy(own);
  const isKnown = (id: string) => free.has(id) || covered.has(id);
  const unknown = facts === null ? [] : [...new Set(wanted)].filter((id) => !isKnown(id));
  if (facts !== null && !wanted.some(isKnown)) return { columns: own, asked: [], unknown };
  const others = [...new Set(wanted)].flatMap((id) => free.get(id) ?? []);
  const kept = own.filter((column, place) => isFixed(column, place) || wanted.includes(column.id));
  return { columns: [...kept, ...others.map(make)], asked: others.map(({ id }) => id), unknown };
}

/** The choice with one column more or less; null when it is the usual one again. */
export function toggled(own: readonly Own[], shown: readonly string[], id: string): readonly string[] | null {
  const next = shown.includes(id) ? shown.filter((each) => each !== id) : [...shown, id];
  const isUsual = next.length === own.length && own.every((each) => next.includes(each.id));
  return isUsual ? null : next;
}
