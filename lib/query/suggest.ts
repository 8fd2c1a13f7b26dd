import { compileQuery } from './compile';
import { type CountedValue, countValues, likely } from './count-values';
import { findField } from './fields';
import { lex, type Token } from './lexer';
import type { QueryField, Suggestion, Suggestions } from './model';
import { bareValue, quoted } from './quote';
import type { RowTable } from './row-table';

const MAX_SUGGESTIONS = 12;
/** A shorter word fits too many values. */
const MIN_WORD = 2;

/** What stands at the caret and what a suggestion would replace. `typed` is in lower case. */
type Place<Row> = { readonly start: number; readonly end: number; readonly typed: string } & (
  | { readonly typing: 'nothing' | 'field'; readonly field: null }
  | { readonly typing: 'value'; readonly field: QueryField<Row> }
);

function placeIn<Row>(
  text: string,
  caret: number,
  token: Token | null,
  fields: readonly QueryField<Row>[],
): Place<Row> {
  if (token === null) return { typing: 'nothing', field: null, start: caret, end: caret, typed: '' };
  const { name, bodyStart, operator, valueStart, end } = token;
  const field = name === null ? undefined : findField(fields, name);
  const afterColon = valueStart - (operator?.length ?? 0);
  if (field === undefined || caret < afterColon) {
    // A value that stands there already is kept.
    const until = field === undefined ? end : afterColon;
    const typed = text.slice(bodyStart, caret).toLowerCase();
    return { typing: 'field', field: null, start: bodyStart, end: until, typed };
  }
  const from = token.quoted === null ? valueStart : valueStart + 1;
  const typed = text.slice(from, Math.max(from, caret)).toLowerCase();
  return { typing: 'value', field, start: afterColon, end, typed };
}

/** The rows that the rest of the query leaves; all of them when the rest cannot be understood. */
function rowsBeside<Row>(text: string, token: Token | null, table: RowTable<Row>): Uint32Array {
  const rest = token === null ? text : `${text.slice(0, token.start)} ${text.slice(token.end)}`;
  const query = compileQuery(rest, table.definition);
  return query.ok ? query.select(table) : Uint32Array.from(table.rows.keys());
}

/** Once chosen, a value finds the rows that were counted: in quotes where it is a part of another value. */
function written({ value, lower }: CountedValue, isNumber: boolean, all: readonly CountedValue[]): string {
  const bare = bareValue(value);
  if (bare === null) return quoted(value);
  const isPart = !isNumber && all.some((other) => other.lower !== lower && other.lower.includes(lower));
  return isPart ? quoted(value) : bare;
}

function valuesOf<Row>(
  field: QueryField<Row>,
  typed: string,
  prefix: string,
  table: RowTable<Row>,
  rows: Uint32Array,
): readonly Suggestion[] {
  const all = countValues(field, table, rows);
  return likely(all, typed, MAX_SUGGESTIONS).map((each) => ({
    kind: 'value',
    label: `${prefix}${each.value}`,
    insert: `${prefix}${written(each, field.kind === 'number', all)}`,
    count: each.count,
  }));
}

function fieldsLike<Row>(fields: readonly QueryField<Row>[], typed: string): readonly Suggestion[] {
  return fields
    .filter(({ id, aliases }) => [id, ...(aliases ?? [])].some((name) => name.startsWith(typed)))
    .map(({ id }) => ({ kind: 'field', label: id, insert: `${id}:`, count: null }));
}

/**
 * What could stand at the caret: fields, and values with the number of rows that have them among those that
 * the rest of the query leaves. At most 12.
 */
export function suggest<Row>(text: string, caret: number, table: RowTable<Row>): Suggestions {
  const fields = table.definition.columns;
  const at = Math.min(caret, text.length);
  const token = lex(text).find(({ start, end }) => start < at && at <= end) ?? null;
  const place = placeIn(text, at, token, fields);
  const { typing, start, end, typed } = place;
  const answer = (field: string | null, suggestions: readonly Suggestion[]): Suggestions => ({
    typing,
    field,
    start,
    end,
    suggestions: suggestions.slice(0, MAX_SUGGESTIONS),
  });
  if (place.field !== null) {
    const isBound = token !== null && token.operator !== null && token.operator !== '=';
    if (isBound) return answer(place.field.id, []);
    return answer(place.field.id, valuesOf(place.field, typed, '', table, rowsBeside(text, token, table)));
  }
  const named = fieldsLike(fields, typed);
  if (typed.length < MIN_WORD || named.length >= MAX_SUGGESTIONS) return answer(null, named);
  const rows = rowsBeside(text, token, table);
  const values = fields
    .filter((field) => field.suggest === true)
    .flatMap((field) => valuesOf(field, typed, `${field.id}:`, table, rows));
  return answer(null, [...named, ...values]);
}
