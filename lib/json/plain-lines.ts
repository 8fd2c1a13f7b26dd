import { CELL_WORDS, CHUNK, GAP, type LineColumn, type LineTable } from './line-table';

const BLANK = 0x20;
const NEW_LINE = 0x0a;

/** Lines one below the other in a room, by cells. */
class Lines {
  readonly #table: LineTable;
  readonly room: Uint8Array;
  length = 0;

  constructor(table: LineTable) {
    this.#table = table;
    this.room = new Uint8Array(CHUNK + table.longest);
  }

  add(line: number): void {
    const { columns } = this.#table;
    for (const column of columns) this.#addCell(column, line, column !== columns.at(-1));
    this.room[this.length] = NEW_LINE;
    this.length += 1;
  }

  #addCell({ groups, cells, width }: LineColumn, line: number, isFilled: boolean): void {
    const { text, cells: places } = this.#table;
    const place = CELL_WORDS * (cells[groups[line] ?? 0] ?? 0);
    const [start = 0, bytes = 0, characters = 0] = places.subarray(place, place + CELL_WORDS);
    this.room.set(text.subarray(start, start + bytes), this.length);
    this.length += bytes;
    if (!isFilled) return;
    const filled = this.length + GAP + Math.max(0, width - characters);
    this.room.fill(BLANK, this.length, filled);
    this.length = filled;
  }
}

/** As `layLines`, without the kernel. */
export function* layPlain(table: LineTable): Generator<Uint8Array> {
  const lines = new Lines(table);
  for (let line = 0; line < table.count; line += 1) {
    lines.add(line);
    if (lines.length < CHUNK && line + 1 < table.count) continue;
    yield lines.room.subarray(0, lines.length);
    lines.length = 0;
  }
}
