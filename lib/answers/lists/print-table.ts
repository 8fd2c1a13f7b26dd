import { isPlain, visibleText } from '@/lib/core/visible-text';
import type { FieldValue } from '@/lib/query/model';
import type { ListColumn } from './model';

/** Blanks between two columns. */
const GAP = 2;
/** A longer cell pushes the rest of its own line only: one huge name must not blow up every other line. */
const MAX_PADDING = 120;
const BLANKS = Array.from({ length: GAP + MAX_PADDING + 1 }, (_, length) => ' '.repeat(length));

/** A value on one line, for the eye. `absent` stands for none. */
export function lineOf(value: FieldValue, absent: string): string {
  if (typeof value === 'number') return Number.isNaN(value) ? absent : String(value);
  const text = typeof value === 'string' ? value : (value ?? []).join(', ');
  return text === '' ? absent : visibleText(text);
}

/** Characters, not UTF-16 units. */
function widthOf(text: string): number {
  if (isPlain(text)) return text.length;
  let width = 0;
  for (const _ of text) width += 1;
  return width;
}

interface Cells {
  readonly texts: readonly string[];
  /** Blanks after each text, the gap between two columns included. */
  readonly blanks: Uint32Array;
}

function cellsOf<Row>(rows: readonly Row[], { title, value }: ListColumn<Row>): Cells {
  const texts: string[] = [title.toUpperCase()];
  // First the width of each text, then what it lacks.
  const blanks = new Uint32Array(rows.length + 1);
  blanks[0] = widthOf(title);
  let widest = blanks[0];
  // Neighbours often have the very same value: a million texts less are looked at.
  let last: FieldValue | undefined;
  let text = '';
  let width = 0;
  for (const row of rows) {
    const found = value(row);
    if (found !== last) {
      last = found;
      text = lineOf(found, '-');
      width = widthOf(text);
      if (width <= MAX_PADDING && width > widest) widest = width;
    }
    blanks[texts.length] = width;
    texts.push(text);
  }
  for (let line = 0; line < blanks.length; line += 1) {
    blanks[line] = GAP + Math.max(0, widest - (blanks[line] ?? 0));
  }
  return { texts, blanks };
}

/** Lines that are joined at once. */
const LINES = 256;

/** Aligned columns with two blanks between them, heads in capitals first; `-` where there is no value. */
export function* printTable<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
): Generator<string> {
  const cells = columns.map((column) => cellsOf(rows, column));
  // One array for many lines, joined once: millions of short-lived strings less.
  const parts: string[] = [];
  for (let line = 0; line <= rows.length; line += 1) {
    let place = 0;
    for (const { texts, blanks } of cells) {
      place += 1;
      parts.push(texts[line] ?? '', place < cells.length ? (BLANKS[blanks[line] ?? GAP] ?? '') : '\n');
    }
    if (line % LINES === LINES - 1 || line === rows.length) {
      yield parts.join('');
      parts.length = 0;
    }
  }
}
