import { naturalOrder } from '@/lib/core/natural-order';
import type { RowTable } from '@/lib/query/row-table';
import { textsOf } from '@/lib/query/row-table';
import type { ListColumn } from './model';

/** The place of each row's value among the different values of a column; -1 for a row without one. */
export interface Ranks {
  readonly ranks: Int32Array;
  readonly count: number;
}

function rank<Value>(
  values: ArrayLike<Value>,
  isAbsent: (value: Value) => boolean,
  order: (a: Value, b: Value) => number,
): Ranks {
  const places = new Map<Value, number>();
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as Value;
    if (!isAbsent(value)) places.set(value, 0);
  }
  const sorted = [...places.keys()].sort(order);
  for (const [place, value] of sorted.entries()) places.set(value, place);
  const ranks = new Int32Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    ranks[index] = places.get(values[index] as Value) ?? -1;
  }
  return { ranks, count: sorted.length };
}

/** Ranks a column: numbers by number, text and lists in natural order. */
export function ranksOf<Row>(column: ListColumn<Row>, table: RowTable<Row>): Ranks {
  if (column.kind === 'number') {
    return rank(table.numbers(column), Number.isNaN, (a, b) => a - b);
  }
  const texts = table.values(column).map((value) => textsOf(value).join(', '));
  return rank(texts, (text) => text === '', naturalOrder);
}

/**
 * Orders rows by rank in one pass over them. Rows without a value come last, up or down; equal ones keep
 * their order.
 */
export function orderByRank(indices: Uint32Array, { ranks, count }: Ranks, descending: boolean): Uint32Array {
  const bucketOf = (index: number) => {
    const place = ranks[index] ?? -1;
    return place < 0 ? count : descending ? count - 1 - place : place;
  };
  const starts = new Uint32Array(count + 2);
  for (const index of indices) {
    const next = bucketOf(index) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let place = 1; place < starts.length; place += 1) {
    starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  }
  const ordered = new Uint32Array(indices.length);
  for (const index of indices) {
    const bucket = bucketOf(index);
    const start = starts[bucket] ?? 0;
    ordered[start] = index;
    starts[bucket] = start + 1;
  }
  return ordered;
}
