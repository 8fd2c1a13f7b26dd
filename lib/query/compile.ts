import { compileRe2 } from '@/lib/re2/re2';
import type { Comparison, Queryable, QueryField, QueryProblem, Term, ValueTest, WordTest } from './model';
import { parseQuery } from './parse';
import type { RowTable } from './row-table';
import { not, onLower, onNumber, onRaw, onText, type RowTest } from './row-test';

export type CompiledQuery<Row> =
  | {
      readonly ok: true;
      /** True when every row passes because nothing is asked. */
      readonly isEmpty: boolean;
      readonly matches: (row: Row) => boolean;
      /** Indices of the rows that pass, ascending. Fast for many rows and for one query after another. */
      readonly select: (table: RowTable<Row>) => Uint32Array;
    }
  | { readonly ok: false; readonly problem: QueryProblem };

type MadeTest<Row> = RowTest<Row> | QueryProblem;

const WORD_COST = 2;
const FIELD_COST = 1;
const REGEX_COST = 9;

const COMPARE: Readonly<Record<Comparison, (value: number, bound: number) => boolean>> = {
  '<': (value, bound) => value < bound,
  '<=': (value, bound) => value <= bound,
  '=': (value, bound) => value === bound,
  '>=': (value, bound) => value >= bound,
  '>': (value, bound) => value > bound,
};

/**
 * Patterns whose letters are all lower case and stand for themselves: on lower-case text they need no case
 * folding, which is slower.
 */
const PLAIN_LOWER =
  /^(?!.*\(\?(?!:))(?:[a-z0-9_/., "'*+?()|^$:=&%@#~;<>{}!-]|\\[./|$?+*(){}-]|\\d|\[(?:a-z|0-9)+\])+$/;

function regexTest<Row>(
  pattern: string,
  at: number,
  field: QueryField<Row> | null,
  definition: Queryable<Row>,
): MadeTest<Row> {
  const isPlain = PLAIN_LOWER.test(pattern);
  const made = compileRe2(pattern, { ignoreCase: !isPlain });
  if (!made.ok) {
    const start = at + (made.position ?? 0);
    const message = `RE2 does not take this regular expression: ${made.message}.`;
    return { start, end: Math.max(start + 1, at + pattern.length), message };
  }
  if (field === null) return onText(definition, made.test, REGEX_COST);
  return isPlain ? onLower(field, made.test, REGEX_COST) : onRaw(field, made.test, REGEX_COST);
}

function wordTest<Row>(
  test: WordTest,
  field: QueryField<Row> | null,
  definition: Queryable<Row>,
): MadeTest<Row> {
  if (test.kind === 'regex') return regexTest(test.pattern, test.at, field, definition);
  const asked = test.text.toLowerCase();
  const contains = (value: string) => value.includes(asked);
  return field === null ? onText(definition, contains, WORD_COST) : onLower(field, contains, FIELD_COST);
}

function valueTest<Row>(test: ValueTest, field: QueryField<Row>): RowTest<Row> {
  if (test.kind === 'compare') {
    const holds = COMPARE[test.operator];
    return onNumber(field, (value) => holds(value, test.number));
  }
  if (field.kind === 'number') return onNumber(field, Number.isNaN);
  const asked = test.text.toLowerCase();
  const { short } = field;
  const isIt = (value: string) => value === asked || short?.(value) === asked;
  return onLower(field, isIt, FIELD_COST);
}

function rowTest<Row>({ field, test }: Term<QueryField<Row>>, definition: Queryable<Row>): MadeTest<Row> {
  if (field === null) return wordTest(test, null, definition);
  const asksValue = test.kind === 'exact' || test.kind === 'compare';
  return asksValue ? valueTest(test, field) : wordTest(test, field, definition);
}

function selectRows<Row>(tests: readonly RowTest<Row>[], table: RowTable<Row>): Uint32Array {
  let count = table.rows.length;
  const left = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) left[index] = index;
  for (const { prepare } of tests) {
    const passes = prepare(table);
    let kept = 0;
    for (let place = 0; place < count; place += 1) {
      const index = left[place] ?? 0;
      if (passes(index)) {
        left[kept] = index;
        kept += 1;
      }
    }
    count = kept;
  }
  return left.subarray(0, count);
}

/** Reads and compiles a query; every term has to hold. What cannot be understood comes back with its place. */
export function compileQuery<Row>(text: string, definition: Queryable<Row>): CompiledQuery<Row> {
  const parsed = parseQuery(text, definition.columns);
  if (!parsed.ok) return parsed;
  const tests: RowTest<Row>[] = [];
  for (const term of parsed.terms) {
    const made = rowTest(term, definition);
    if ('message' in made) return { ok: false, problem: made };
    tests.push(term.negated ? not(made) : made);
  }
  tests.sort((a, b) => a.cost - b.cost);
  return {
    ok: true,
    isEmpty: tests.length === 0,
    matches: (row) => tests.every((each) => each.matches(row)),
    select: (table) => selectRows(tests, table),
  };
}
