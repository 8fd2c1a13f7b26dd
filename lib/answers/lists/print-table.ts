import { visibleText } from '@/lib/core/visible-text';
import type { FieldValue } from '@/lib/query/model';
import { CellBytes } from './cell-bytes';
import type { ListColumn } from './model';

/** Blanks between two columns. */
const GAP = 2;
/** A longer cell pushes the rest of its own line only: one huge name must not blow up every other line. */
const MAX_PADDING = 120;
/** Room for lines; what fills half of it is handed on. */
const ROOM = 1 << 17;

const BLANK = 0x20;
const NEW_LINE = 0x0a;

/** A value on one line, for the eye. `absent` stands for none. */
export function lineOf(value: FieldValue, absent: string): string {
  if (typeof value === 'number') return Number.isNaN(value) ? absent : String(value);
  const text = typeof value === 'string' ? value : (value ?? []).join(', ');
  return text === '' ? absent : visibleText(text);
}

/** The cell of each row by code, -1 for one that is still to be made. */
class CodedCells {
  #cells = new Int32Array(256).fill(-1);

  get(code: number): number {
    return this.#cells[code] ?? -1;
  }

  set(code: number, cell: number): void {
    if (code >= this.#cells.length) {
      const cells = new Int32Array(2 * code + 1).fill(-1);
      cells.set(this.#cells);
      this.#cells = cells;
    }
    this.#cells[code] = cell;
  }
}

/** A column as it is printed. */
interface Printed {
  /** The cell of each line; the head is the first. */
  readonly lines: Uint32Array;
  /** Characters that cells are filled up to. */
  readonly width: number;
  /** Bytes of the longest cell. */
  readonly longest: number;
}

function printed<Row>(rows: readonly Row[], column: ListColumn<Row>, cells: CellBytes): Printed {
  const { title, value, code } = column;
  const lines = new Uint32Array(rows.length + 1);
  const add = (text: string): number => {
    const cell = cells.add(text);
    const own = cells.width(cell);
    if (own <= MAX_PADDING && own > width) width = own;
    longest = Math.max(longest, cells.end(cell) - cells.start(cell));
    return cell;
  };
  let width = 0;
  let longest = 0;
  lines[0] = add(title.toUpperCase());
  const coded = new CodedCells();
  // Neighbours often have the very same value.
  let last: FieldValue | undefined;
  let cell = 0;
  // No iterator: for a hundred thousand rows it would make a pair for each.
  for (let place = 0; place < rows.length; place += 1) {
    // A marked border: the place is within the rows, whose type may hold `undefined` itself.
    const row = rows[place] as Row;
    const number = code === undefined ? -1 : code(row);
    const known = number < 0 ? -1 : coded.get(number);
    if (known < 0) {
      const found = value(row);
      if (found !== last || number >= 0) cell = add(lineOf(found, '-'));
      last = found;
      if (number >= 0) coded.set(number, cell);
    }
    lines[place + 1] = known < 0 ? cell : known;
  }
  return { lines, width, longest };
}

/** The longest that a line can be. */
function longestLine(columns: readonly Printed[]): number {
  return columns.reduce((sum, { longest }) => sum + longest + GAP + MAX_PADDING, 1);
}

/** Lays lines into a room that holds the cells too: copying within one array takes no object for each cell. */
class Lines {
  readonly #columns: readonly Printed[];
  readonly #cells: CellBytes;
  readonly #all: Uint8Array;
  readonly #base: number;
  /** Where each column of the line before begins; at the end, where that line ends. */
  readonly #starts: Float64Array;
  #at: number;

  constructor(columns: readonly Printed[], cells: CellBytes) {
    const { bytes } = cells;
    this.#columns = columns;
    this.#cells = cells;
    this.#base = bytes.length;
    this.#all = new Uint8Array(bytes.length + Math.max(ROOM, 2 * longestLine(columns)));
    this.#all.set(bytes);
    this.#all.fill(BLANK, this.#base);
    this.#starts = new Float64Array(columns.length + 1).fill(-1);
    this.#at = this.#base;
  }

  get isFull(): boolean {
    return this.#at - this.#base > (this.#all.length - this.#base) / 2;
  }

  /** What was laid so far; valid until the next line. */
  take(): Uint8Array {
    const taken = this.#all.subarray(this.#base, this.#at);
    return taken;
  }

  /** Begins anew. */
  clear(): void {
    this.#all.fill(BLANK, this.#base, this.#at);
    this.#at = this.#base;
    this.#starts.fill(-1);
  }

  add(line: number): void {
    const same = this.#copySame(line);
    for (let column = same; column < this.#columns.length; column += 1) this.#addCell(line, column);
    this.#all[this.#at] = NEW_LINE;
    this.#at += 1;
  }

  /** Copies what the line before begins with and this one too; how many columns that are. */
  #copySame(line: number): number {
    const from = this.#starts[0] ?? -1;
    if (from < 0) return 0;
    let same = 0;
    while (same + 1 < this.#columns.length && this.#isSame(same, line)) same += 1;
    const to = this.#starts[same] ?? from;
    this.#all.copyWithin(this.#at, from, to);
    for (let column = 0; column < same; column += 1)
      this.#starts[column] = (this.#starts[column] ?? 0) - from + this.#at;
    this.#at += to - from;
    return same;
  }

  #isSame(column: number, line: number): boolean {
    const lines = this.#columns[column]?.lines;
    return lines !== undefined && lines[line] === lines[line - 1];
  }

  #addCell(line: number, column: number): void {
    const { lines, width } = this.#columns[column] ?? { lines: [], width: 0 };
    const cell = lines[line] ?? 0;
    const start = this.#cells.start(cell);
    const end = this.#cells.end(cell);
    this.#starts[column] = this.#at;
    this.#all.copyWithin(this.#at, start, end);
    this.#at += end - start;
    const isLast = column + 1 === this.#columns.length;
    // The blanks are there already.
    if (!isLast) this.#at += GAP + Math.max(0, width - this.#cells.width(cell));
  }
}

/**
 * Aligned columns with two blanks between them, heads in capitals first; `-` where there is no value. UTF-8; what is
 * yielded is only valid until the next step.
 */
export function* printTable<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
): Generator<Uint8Array> {
  const cells = new CellBytes();
  const lines = new Lines(
    columns.map((column) => printed(rows, column, cells)),
    cells,
  );
  for (let line = 0; line <= rows.length; line += 1) {
    lines.add(line);
    if (lines.isFull) {
      yield lines.take();
      lines.clear();
    }
  }
  yield lines.take();
}
