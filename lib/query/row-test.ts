import type { Queryable, QueryField } from './model';
import { type LowerValue, lowerOf, numberOf, type RowTable, textsOf } from './row-table';

/** Whether a row passes one term. */
export interface RowTest<Row> {
  /** Tests of a lower cost are asked first. */
  readonly cost: number;
  readonly matches: (row: Row) => boolean;
  /** The same for the row at an index of a table; reads its column once and makes nothing per row. */
  readonly prepare: (table: RowTable<Row>) => (index: number) => boolean;
}

export type Check<Value> = (value: Value) => boolean;

function anyOf(value: LowerValue, check: Check<string>): boolean {
  return typeof value === 'string' ? check(value) : value.some(check);
}

/** Asks for each different text once: the values of a field repeat, and a regular expression is slow. */
function remembering(check: Check<string>): Check<string> {
  const known = new Map<string, boolean>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const answer = check(text);
    known.set(text, answer);
    return answer;
  };
}

/** Asks once for neighbours that have the very same text. */
function onceForAll(texts: readonly string[], check: Check<string>): (index: number) => boolean {
  let last: string | null = null;
  let answer = false;
  return (index) => {
    const text = texts[index] ?? '';
    if (text !== last) {
      last = text;
      answer = check(text);
    }
    return answer;
  };
}

/** The lower-case text of the whole row. */
export function onText<Row>(
  { text, shared }: Queryable<Row>,
  check: Check<string>,
  cost: number,
): RowTest<Row> {
  return {
    cost,
    matches: (row) => check(text(row)) || (shared !== undefined && check(shared(row))),
    prepare: (table) => {
      const texts = table.texts();
      const common = table.sharedTexts();
      const own = (index: number) => check(texts[index] ?? '');
      if (common === null) return own;
      const ofAll = onceForAll(common, check);
      return (index) => ofAll(index) || own(index);
    },
  };
}

/** A field in lower case; of a list one element is enough, and no value is ''. */
export function onLower<Row>(field: QueryField<Row>, check: Check<string>, cost: number): RowTest<Row> {
  return {
    cost,
    matches: (row) => anyOf(lowerOf(field.value(row)), check),
    prepare: (table) => {
      const values = table.lower(field);
      const asked = cost > 1 ? remembering(check) : check;
      return (index) => anyOf(values[index] ?? '', asked);
    },
  };
}

/** A field as it stands. */
export function onRaw<Row>(field: QueryField<Row>, check: Check<string>, cost: number): RowTest<Row> {
  return {
    cost,
    matches: (row) => textsOf(field.value(row)).some(check),
    prepare: (table) => {
      const values = table.values(field);
      const asked = remembering(check);
      return (index) => textsOf(values[index] ?? null).some(asked);
    },
  };
}

/** NaN for a row without a number. */
export function onNumber<Row>(field: QueryField<Row>, check: Check<number>): RowTest<Row> {
  return {
    cost: 0,
    matches: (row) => check(numberOf(field.value(row))),
    prepare: (table) => {
      const numbers = table.numbers(field);
      return (index) => check(numbers[index] ?? Number.NaN);
    },
  };
}

export function not<Row>({ cost, matches, prepare }: RowTest<Row>): RowTest<Row> {
  return {
    cost,
    matches: (row) => !matches(row),
    prepare: (table) => {
      const passes = prepare(table);
      return (index) => !passes(index);
    },
  };
}
