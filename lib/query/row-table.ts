import type { FieldValue, Queryable, QueryField } from './model';

/** A field's value in lower case; '' for none. A list keeps its elements, but for one alone. */
export type LowerValue = string | readonly string[];

/** The elements of a value as text; one '' for a value that is absent. */
export function textsOf(value: FieldValue): readonly string[] {
  if (value === null) return [''];
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return value.length === 0 ? [''] : value;
}

/** NaN for a value that is no number. */
export function numberOf(value: FieldValue): number {
  return typeof value === 'number' ? value : Number.NaN;
}

export function lowerOf(value: FieldValue): LowerValue {
  const texts = textsOf(value);
  const [only = ''] = texts;
  return texts.length === 1 ? only.toLowerCase() : texts.map((text) => text.toLowerCase());
}

/**
 * The rows of a list, read column by column when a query first asks for a column, so that the next keystroke
 * makes no new strings. Rows and definition must not change afterwards.
 */
export class RowTable<Row> {
  readonly rows: readonly Row[];
  readonly definition: Queryable<Row>;
  #texts: readonly string[] | null = null;
  #shared: readonly string[] | null = null;
  readonly #values = new Map<string, readonly FieldValue[]>();
  readonly #lower = new Map<string, readonly LowerValue[]>();
  readonly #numbers = new Map<string, Float64Array>();

  constructor(rows: readonly Row[], definition: Queryable<Row>) {
    this.rows = rows;
    this.definition = definition;
  }

  /** The lower-case text of each row. */
  texts(): readonly string[] {
    this.#texts ??= this.rows.map(this.definition.text);
    return this.#texts;
  }

  /** The lower-case text that each row shares with others; null where rows share none. */
  sharedTexts(): readonly string[] | null {
    const { shared } = this.definition;
    if (shared !== undefined) this.#shared ??= this.rows.map(shared);
    return this.#shared;
  }

  values(field: QueryField<Row>): readonly FieldValue[] {
    return kept(this.#values, field.id, () => onceEach(this.rows, field.code, field.value));
  }

  lower(field: QueryField<Row>): readonly LowerValue[] {
    const { code } = field;
    return kept(this.#lower, field.id, () =>
      code === undefined
        ? this.values(field).map(lowerOf)
        : onceEach(this.rows, code, (row) => lowerOf(field.value(row))),
    );
  }

  numbers(field: QueryField<Row>): Float64Array {
    return kept(this.#numbers, field.id, () => Float64Array.from(this.values(field), numberOf));
  }
}

/** What is made of each row; once for all rows with the same code. */
function onceEach<Row, Value>(
  rows: readonly Row[],
  code: ((row: Row) => number) | undefined,
  make: (row: Row) => Value,
): readonly Value[] {
  if (code === undefined) return rows.map(make);
  const known = new Map<number, Value>();
  return rows.map((row) => kept(known, code(row), () => make(row)));
}

function kept<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
