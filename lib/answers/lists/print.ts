import type { ExportFormat, ListColumn, ListDefinition } from './model';
import { printedColumns } from './print-columns';
import { printCsv } from './print-csv';
import { printJsonRows } from './print-json';
import { printMarkdown } from './print-markdown';
import { printTable } from './print-table';
import { printYaml } from './print-yaml';

type Printer = <Row>(rows: readonly Row[], columns: readonly ListColumn<Row>[]) => Generator<string>;

const PRINTERS: { readonly [Format in ExportFormat]: Printer } = {
  table: printTable,
  wide: printTable,
  json: printJsonRows,
  yaml: printYaml,
  csv: printCsv,
  md: printMarkdown,
};

/** Characters of one chunk, about. */
const CHUNK = 64 * 1024;

/**
 * The rows as text, in chunks of about 64 K characters. `columns` are ids in the order wanted; null prints
 * those that the format shows unasked. Throws `bad-request` for an id that the list does not have.
 */
export function printList<Row>(
  definition: ListDefinition<Row>,
  rows: readonly Row[],
  format: ExportFormat,
  columns: readonly string[] | null = null,
): Generator<string> {
  return inChunks(PRINTERS[format](rows, printedColumns(definition, format, columns)));
}

function* inChunks(parts: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const part of parts) {
    chunk += part;
    if (chunk.length >= CHUNK) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}
