import type { Arena } from './arena';
import { kernelOf } from './kernel/kernel';
import { layByKernel } from './kernel/kernel-lines';
import type { LineTable } from './line-table';
import { layPlain } from './plain-lines';

/** Lays lines, with a line feed behind each. A chunk is only valid until the next. */
export function layLines(table: LineTable, arena: Arena): Generator<Uint8Array> {
  const kernel = kernelOf(arena);
  return kernel === null ? layPlain(table) : layByKernel(kernel, table);
}
