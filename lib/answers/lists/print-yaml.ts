import { yamlScalar } from '@/lib/core/yaml';
import type { FieldValue } from '@/lib/query/model';
import type { ListColumn } from './model';

function pushYaml(parts: string[], key: string, value: FieldValue): void {
  parts.push(key);
  if (value === null || typeof value === 'string' || typeof value === 'number') {
    parts.push(' ', yamlScalar(value), '\n');
    return;
  }
  parts.push(value.length === 0 ? ' []\n' : '\n');
  for (const each of value) parts.push('    - ', yamlScalar(each), '\n');
}

/** A sequence of mappings by column id. */
export function* printYaml<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
): Generator<string> {
  if (rows.length === 0) yield '[]\n';
  const entries = columns.map(({ id, value }, place) => ({
    key: `${place === 0 ? '- ' : '  '}${yamlScalar(id)}:`,
    value,
  }));
  const parts: string[] = [];
  for (const row of rows) {
    for (const { key, value } of entries) pushYaml(parts, key, value(row));
    yield parts.join('');
    parts.length = 0;
  }
}
