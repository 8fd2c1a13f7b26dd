import { CHUNK, GAP, type LineTable } from '../line-table';
import { type Kernel, wordsIn } from './kernel';

/** Fields of Lines (assembly/lines.ts), in words. */
const LINE = 4;
const LINES_WORDS = 16;
const COLUMN_WORDS = 4;
/** Vectors are written whole, past the end of a line. */
const BEHIND = 64;

/** As `layLines`. The arrays of the table lie in the kernel's arena. */
export function* layByKernel(kernel: Kernel, table: LineTable): Generator<Uint8Array> {
  const { columns, text, cells, count, longest } = table;
  const head = (LINES_WORDS + columns.length * COLUMN_WORDS) * 4;
  const memory = kernel.arena.allocate(head + CHUNK + longest + BEHIND);
  const words = wordsIn(memory.subarray(0, head));
  const columnsAt = memory.byteOffset + LINES_WORDS * 4;
  const columnsEnd = memory.byteOffset + head;
  const trailing = columns.length === 0 ? 0 : GAP;
  words.set([text.byteOffset, cells.byteOffset, columnsAt, columnsEnd, 0, count]);
  words.set([columnsEnd, columnsEnd + CHUNK, GAP, trailing], LINE + 2);
  for (const [index, column] of columns.entries()) {
    const width = index + 1 === columns.length ? 0 : column.width;
    const { groups, cells: ofGroup } = column;
    words.set([groups.byteOffset, ofGroup.byteOffset, width], LINES_WORDS + index * COLUMN_WORDS);
  }
  try {
    while ((words[LINE] ?? count) < count) {
      const laid = kernel.run.layLines(memory.byteOffset);
      yield memory.subarray(head, head + laid);
    }
  } finally {
    kernel.arena.release(memory);
  }
}
