import { visibleText } from '@/lib/core/visible-text';
import { type Arena, createPlainArena } from '@/lib/json/arena';
import { wordsIn } from '@/lib/json/kernel/kernel';
import { layLines } from '@/lib/json/line-layout';
import { GAP, type LineColumn } from '@/lib/json/line-table';
import type { FieldValue } from '@/lib/query/model';
import { CellBytes } from './cell-bytes';
import { groupByCode, groupByValue } from './line-groups';
import type { ListColumn } from './model';

/** A longer cell pushes the rest of its own line only: one huge name must not blow up every other line. */
const MAX_PADDING = 120;
const WORD = Uint32Array.BYTES_PER_ELEMENT;

/** A value on one line, for the eye. `absent` stands for none. */
export function lineOf(value: FieldValue, absent: string): string {
  if (typeof value === 'number') return Number.isNaN(value) ? absent : String(value);
  const text = typeof value === 'string' ? value : (value ?? []).join(', ');
  return text === '' ? absent : visibleText(text);
}

interface Group<Row> {
  readonly groups: Uint32Array;
  /** The first row of each group but the head's. */
  readonly firsts: readonly Row[];
}

/** Makes the columns of a table, in memory of an arena. */
class Columns<Row> {
  readonly cells: CellBytes;
  /** Bytes of the longest line that can be. */
  longest = 1;
  readonly #arena: Arena;
  readonly #rows: readonly Row[];
  readonly #taken: Uint8Array[] = [];
  /** Columns with the very same code have the same groups. */
  readonly #byCode = new Map<(row: Row) => number, Group<Row>>();

  constructor(rows: readonly Row[], arena: Arena) {
    this.#rows = rows;
    this.#arena = arena;
    this.cells = new CellBytes(arena);
  }

  add({ title, value, code }: ListColumn<Row>): LineColumn {
    if (code !== undefined) {
      const { groups, firsts } = this.#grouped(code);
      return this.#column(title, groups, firsts, value);
    }
    const groups = this.#words(this.#rows.length + 1);
    return this.#column(title, groups, groupByValue(this.#rows, value, groups), (each) => each);
  }

  close(): void {
    this.cells.close();
    for (const bytes of this.#taken) this.#arena.release(bytes);
  }

  #grouped(code: (row: Row) => number): Group<Row> {
    const known = this.#byCode.get(code);
    if (known !== undefined) return known;
    const groups = this.#words(this.#rows.length + 1);
    const made = { groups, firsts: groupByCode(this.#rows, code, groups) };
    this.#byCode.set(code, made);
    return made;
  }

  #column<Each>(
    title: string,
    groups: Uint32Array,
    all: readonly Each[],
    value: (each: Each) => FieldValue,
  ): LineColumn {
    const cells = this.#words(all.length + 1);
    let width = 0;
    let longest = 0;
    for (let group = 0; group <= all.length; group += 1) {
      // A marked border: the place is within the list.
      const text = group === 0 ? title.toUpperCase() : lineOf(value(all[group - 1] as Each), '-');
      const cell = this.cells.add(text);
      const own = this.cells.width(cell);
      if (own <= MAX_PADDING && own > width) width = own;
      longest = Math.max(longest, this.cells.bytes(cell));
      cells[group] = cell;
    }
    this.longest += longest + GAP + MAX_PADDING;
    return { groups, cells, width };
  }

  #words(count: number): Uint32Array {
    const bytes = this.#arena.allocate(count * WORD);
    this.#taken.push(bytes);
    return wordsIn(bytes);
  }
}

/**
 * Aligned columns with two blanks between them, heads in capitals first; `-` where there is no value. UTF-8; what is
 * yielded is only valid until the next step.
 */
export function* printTable<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  arena: Arena = createPlainArena(),
): Generator<Uint8Array> {
  const made = new Columns(rows, arena);
  try {
    const laid = columns.map((column) => made.add(column));
    const { cells, longest } = made;
    const table = { text: cells.text, cells: cells.cells, columns: laid, count: rows.length + 1, longest };
    yield* layLines(table, arena);
  } finally {
    made.close();
  }
}
