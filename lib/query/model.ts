/** Where a query cannot be understood: UTF-16 offsets into the text as typed, and why, in words. */
export interface QueryProblem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** One value of a field, as the query sees it. A list matches when one of its elements does. */
export type FieldValue = string | number | null | readonly string[];

/** A field that `name:value` can ask for. */
export interface QueryField<Row> {
  /** Lower case, no spaces: `path`, `cluster`, `vs`. */
  readonly id: string;
  /** Other words for the same field, e.g. `virtualservice` for `vs`. */
  readonly aliases?: readonly string[];
  /** `number` is compared by number (`weight:>0`) and never by its digits. */
  readonly kind: 'text' | 'number' | 'list';
  readonly value: (row: Row) => FieldValue;
  /**
   * Rows with the same number have the same value; numbers are small, from 0 on. Where it is told, what is made of a
   * value is made once for all of its rows.
   */
  readonly code?: ((row: Row) => number) | undefined;
  /** Another way to write a whole value, which `"…"` takes too: what is left of it, in lower case. */
  readonly short?: ((lower: string) => string) | undefined;
  /** True when a list of its values helps (few different ones): state, kind, cluster. */
  readonly suggest?: boolean;
}

/** What the parser has to know of a field. */
export type FieldName = Pick<QueryField<never>, 'id' | 'aliases' | 'kind'>;

/** What a query is asked of; every list definition is one. */
export interface Queryable<Row> {
  readonly columns: readonly QueryField<Row>[];
  /** Lower-case text that words without a field look in. */
  readonly text: (row: Row) => string;
  /** More of it that a row shares with its neighbours, which then have the very same string: it is looked in once. */
  readonly shared?: ((row: Row) => string) | undefined;
}

export type Comparison = '<' | '<=' | '=' | '>=' | '>';

/** What any term can ask. Letter case is ignored but by a regex with `(?-i)`. */
export type WordTest =
  | { readonly kind: 'contains'; readonly text: string }
  /** RE2; `at` is the offset of the pattern's first character in the query. */
  | { readonly kind: 'regex'; readonly pattern: string; readonly at: number };

/** What only a field can be asked. */
export type ValueTest =
  /** The whole value; '' asks for rows that have none. */
  | { readonly kind: 'exact'; readonly text: string }
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly number: number };

/** One term of a query; all of them have to hold. */
export type Term<Field extends FieldName = FieldName> = {
  readonly start: number;
  readonly end: number;
  readonly negated: boolean;
} & (
  | { readonly field: null; readonly test: WordTest }
  | { readonly field: Field; readonly test: WordTest | ValueTest }
);

/** Something that could stand at the caret. */
export interface Suggestion {
  readonly kind: 'field' | 'value';
  /** The field or the value itself, for the eye. */
  readonly label: string;
  /** What takes the place of `start … end`, quoted where the language needs it. */
  readonly insert: string;
  /** Rows that would be left, with the rest of the query; null for a field. */
  readonly count: number | null;
}

export interface Suggestions {
  readonly typing: 'field' | 'value' | 'nothing';
  /** Field whose value is being typed. */
  readonly field: string | null;
  /** UTF-16 offsets of what an `insert` replaces. */
  readonly start: number;
  readonly end: number;
  readonly suggestions: readonly Suggestion[];
}
