import type { FieldValue } from '@/lib/query/model';
import type { ListColumn } from './model';

/** Separates the elements of a list in one cell. */
const BETWEEN = '; ';
/**
 * How spreadsheets know a formula. Names come from whoever may write a route, so such a text gets an
 * apostrophe before it (OWASP, CSV injection); who needs every byte takes JSON.
 */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const QUOTED = /[",\r\n]|^\s|\s$/;

function cell(value: FieldValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const text = typeof value === 'string' ? value : value.join(BETWEEN);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180: column ids first, lines end in CRLF. An absent value is an empty cell. */
export function* printCsv<Row>(rows: readonly Row[], columns: readonly ListColumn<Row>[]): Generator<string> {
  yield `${columns.map(({ id }) => cell(id)).join(',')}\r\n`;
  for (const row of rows) yield `${columns.map(({ value }) => cell(value(row))).join(',')}\r\n`;
}
