import type { FieldValue } from '@/lib/query/model';

type CodeOf<Row> = (row: Row) => number;

/** Numbers by small numbers; 0 for those that none was given to. */
class Numbers {
  #numbers = new Uint32Array(256);

  get(key: number): number {
    return this.#numbers[key] ?? 0;
  }

  set(key: number, number: number): void {
    if (key >= this.#numbers.length) {
      const numbers = new Uint32Array(2 * key + 1);
      numbers.set(this.#numbers);
      this.#numbers = numbers;
    }
    this.#numbers[key] = number;
  }
}

/**
 * Numbers lines by what stands in them, from 1 on: equal codes have the same number. The first line is the head, 0.
 * @param groups gets the number of each line; one more than there are rows
 * @returns of each number the first row, from 1 on
 */
export function groupByCode<Row>(
  rows: readonly Row[],
  code: CodeOf<Row>,
  groups: Uint32Array,
): readonly Row[] {
  const numbers = new Numbers();
  const firsts: Row[] = [];
  // No iterator: for a hundred thousand rows it would make a pair for each.
  for (let place = 0; place < rows.length; place += 1) {
    // A marked border: the place is within the rows, whose type may hold `undefined` itself.
    const row = rows[place] as Row;
    const key = code(row);
    let group = numbers.get(key);
    if (group === 0) {
      group = firsts.push(row);
      numbers.set(key, group);
    }
    groups[place + 1] = group;
  }
  return firsts;
}

/** The same for rows without codes: neighbours often have the very same value. Returns the value of each number. */
export function groupByValue<Row>(
  rows: readonly Row[],
  value: (row: Row) => FieldValue,
  groups: Uint32Array,
): readonly FieldValue[] {
  const values: FieldValue[] = [];
  let last: FieldValue | undefined;
  for (let place = 0; place < rows.length; place += 1) {
    // A marked border, as above.
    const found = value(rows[place] as Row);
    if (found !== last) values.push(found);
    last = found;
    groups[place + 1] = values.length;
  }
  return values;
}
