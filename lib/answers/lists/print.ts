import type { Arena } from '@/lib/json/arena';
import type { ExportFormat, ListColumn, ListDefinition } from './model';
import { printedColumns } from './print-columns';
import { printCsv } from './print-csv';
import { printJsonRows } from './print-json';
import { printMarkdown } from './print-markdown';
import { printTable } from './print-table';
import { printYaml } from './print-yaml';

type Printer = <Row>(rows: readonly Row[], columns: readonly ListColumn<Row>[]) => Generator<string>;

/** Formats that are made as text. */
const PRINTERS: { readonly [Format in Exclude<ExportFormat, 'table' | 'wide'>]: Printer } = {
  json: printJsonRows,
  yaml: printYaml,
  csv: printCsv,
  md: printMarkdown,
};

/** Characters of one chunk, about. */
const CHUNK = 64 * 1024;

/**
 * The rows in UTF-8, in chunks of some 64 KiB to 256 KiB; each is only valid until the next. Throws `bad-request` for
 * an id that the list does not have.
 * @param columns ids in the order wanted; null prints those that the format shows unasked
 * @param arena where a table is laid; much faster with the kernel
 */
export function printList<Row>(
  definition: ListDefinition<Row>,
  rows: readonly Row[],
  format: ExportFormat,
  columns: readonly string[] | null = null,
  arena?: Arena,
): Generator<Uint8Array> {
  const shown = printedColumns(definition, format, columns);
  if (format === 'table' || format === 'wide') return printTable(rows, shown, arena);
  return encoded(PRINTERS[format](rows, shown));
}

function* encoded(parts: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let chunk = '';
  for (const part of parts) {
    chunk += part;
    if (chunk.length >= CHUNK) {
      yield encoder.encode(chunk);
      chunk = '';
    }
  }
  if (chunk !== '') yield encoder.encode(chunk);
}
