import type { ListColumn } from './model';
import { lineOf } from './print-table';

/** Signs that Markdown would take for its own: an end of the cell, emphasis, code, a link, HTML, an entity. */
const SIGN = /[\\|`*_~[\]<>&]/g;

const HAS_SIGN = /[\\|`*_~[\]<>&]/;

const cell = (text: string): string => (HAS_SIGN.test(text) ? text.replace(SIGN, '\\$&') : text);

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;

/** A table of GitHub's Markdown; numbers stand to the right. */
export function* printMarkdown<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
): Generator<string> {
  yield line(columns.map(({ title }) => cell(title)));
  yield line(columns.map(({ kind }) => (kind === 'number' ? '---:' : '---')));
  for (const row of rows) yield line(columns.map(({ value }) => cell(lineOf(value(row), ''))));
}
