import { naturalOrder } from '@/lib/core/natural-order';
import type { QueryField } from './model';
import { type RowTable, textsOf } from './row-table';

/** A value of a field and how many rows have it; spelled as it was met first. */
export interface CountedValue {
  readonly value: string;
  readonly lower: string;
  readonly count: number;
}

/** The different values of a field among some rows; a row counts once for each different element of a list. */
export function countValues<Row>(
  field: QueryField<Row>,
  table: RowTable<Row>,
  rows: Uint32Array,
): readonly CountedValue[] {
  const counts = new Map<string, { readonly value: string; readonly lower: string; count: number }>();
  const values = table.values(field);
  const lowers = table.lower(field);
  const add = (lower: string, value: string) => {
    const known = counts.get(lower);
    if (known === undefined) counts.set(lower, { value, lower, count: 1 });
    else known.count += 1;
  };
  for (const row of rows) {
    const texts = textsOf(values[row] ?? null);
    const lower = lowers[row] ?? '';
    if (typeof lower === 'string') add(lower, texts[0] ?? '');
    else for (const [at, each] of lower.entries()) if (lower.indexOf(each) === at) add(each, texts[at] ?? '');
  }
  counts.delete('');
  return [...counts.values()];
}

/** The values that contain a text: those that begin with it first, then the frequent ones. At most `limit`. */
export function likely(
  values: readonly CountedValue[],
  typed: string,
  limit: number,
): readonly CountedValue[] {
  const isLater = ({ lower }: CountedValue) => (lower.startsWith(typed) ? 0 : 1);
  const order = (a: CountedValue, b: CountedValue) =>
    isLater(a) - isLater(b) || b.count - a.count || naturalOrder(a.value, b.value);
  const best: CountedValue[] = [];
  for (const each of values) {
    if (!each.lower.includes(typed)) continue;
    // A path may have 100,000 different values: only the best are kept in order.
    const last = best[limit - 1];
    if (last !== undefined && order(each, last) >= 0) continue;
    const place = best.findIndex((known) => order(each, known) < 0);
    best.splice(place < 0 ? best.length : place, 0, each);
    if (best.length > limit) best.pop();
  }
  return best;
}
