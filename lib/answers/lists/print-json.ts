import { jsonText } from '@/lib/core/json-text';
import { isPlain } from '@/lib/core/visible-text';
import type { FieldValue } from '@/lib/query/model';
import type { ListColumn } from './model';

const SPECIAL = /["\\]/;

/** Text that stands between quotes as it is. */
const isBare = (text: string): boolean => isPlain(text) && !SPECIAL.test(text);

function pushJson(parts: string[], value: FieldValue): void {
  if (typeof value === 'string' && isBare(value)) parts.push('"', value, '"');
  else if (value === null) parts.push('null');
  else parts.push(jsonText(value));
}

/** An array of objects by column id, one line for each row. */
export function* printJsonRows<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
): Generator<string> {
  const members = columns.map(({ id, value }, place) => ({
    key: `${place === 0 ? '{' : ','}${JSON.stringify(id)}:`,
    value,
  }));
  // One array for all rows, joined once for each: a million short-lived strings less.
  const parts: string[] = ['[\n'];
  for (const row of rows) {
    for (const { key, value } of members) {
      parts.push(key);
      pushJson(parts, value(row));
    }
    parts.push('}');
    yield parts.join('');
    parts.length = 0;
    parts.push(',\n');
  }
  yield rows.length === 0 ? '[]\n' : '\n]\n';
}
