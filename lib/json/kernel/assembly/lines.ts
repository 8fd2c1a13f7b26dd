import { all } from './block';

/** As in kernel-lines.ts: start, bytes and characters of a cell; groups, cells and width of a column. */
const CELL_BYTES: u32 = 12;
const COLUMN_BYTES: u32 = 16;

/** Addresses, and numbers of what is there. */
@unmanaged
class Lines {
  text: u32;
  cells: u32;
  columns: u32;
  /** Behind the last. */
  columnsEnd: u32;
  line: u32;
  count: u32;
  out: u32;
  /** No line begins behind this: what is left is enough for the longest. */
  last: u32;
  /** Blanks between two columns, and behind the last where there is one. */
  gap: u32;
  trailing: u32;
}

/** Up to 15 bytes behind the last are read and written: the next ones stand over them. */
@inline
function copy(from: u32, to: u32, length: u32): void {
  for (let at: u32 = 0; at < length; at += 16) v128.store(to + at, v128.load(from + at));
}

@inline
function blanks(to: u32, length: u32): void {
  const blank = all(0x20);
  for (let at: u32 = 0; at < length; at += 16) v128.store(to + at, blank);
}

/** Lays lines until they are all there or the room is used; how many bytes that are. */
export function layLines(lines: Lines): u32 {
  const text = lines.text;
  const cells = lines.cells;
  const last = lines.last;
  const columnsEnd = lines.columnsEnd;
  const gap = lines.gap;
  const trailing = lines.trailing;
  const count = lines.count;
  let line = lines.line;
  let at = lines.out;
  for (; line < count && at <= last; line++) {
    for (let column = lines.columns; column < columnsEnd; column += COLUMN_BYTES) {
      const group = load<u32>(load<u32>(column) + line * 4);
      const cell = cells + load<u32>(load<u32>(column, 4) + group * 4) * CELL_BYTES;
      const length = load<u32>(cell, 4);
      copy(text + load<u32>(cell), at, length);
      at += length;
      const width = load<u32>(column, 8);
      const own = load<u32>(cell, 8);
      const filling = gap + (width > own ? width - own : 0);
      blanks(at, filling);
      at += filling;
    }
    // Nothing is filled up at the end of a line.
    at -= trailing;
    store<u8>(at, 0x0a);
    at += 1;
  }
  lines.line = line;
  return at - lines.out;
}
