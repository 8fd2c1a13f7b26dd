import { fail } from '@/lib/core/errors';
import type { JsonBytes } from '../bytes';
import { opens } from '../characters';
import type { Batch } from '../find-bytes';
import type { PathTable } from '../paths';
import { walkPlain } from '../plain-walk';
import type { Span } from '../span';
import { EVENT_WORDS } from '../walk-events';
import { type Kernel, wordsIn } from './kernel';
import { KernelTable } from './path-table';
import { aligned } from './scratch';

/** Fields of Walk (assembly/walk.ts), in words. */
const POSITION = 1;
const OUT = 6;
const COUNT = 8;
const KEY = 12;
const PENDING = 17;
const DEAD_STATE = 21;

const MORE = 1;

const STEP = 4 << 20;
/** Events of one batch. */
const ROOM = 1 << 16;
const BLOCK = 64;

/** Where the parts of one walk lie in its memory. */
interface Layout {
  readonly table: KernelTable;
  readonly tableAt: number;
  readonly keyAt: number;
  readonly keyRoom: number;
  readonly outAt: number;
  readonly room: number;
  readonly margin: number;
  readonly length: number;
}

function layoutOf(stateSize: number, paths: PathTable): Layout {
  const table = new KernelTable(paths);
  // Any byte may be written as `\u00xx`.
  const keyRoom = 6 * table.longestKey;
  // A bracket can end a scalar and its container.
  const margin = BLOCK * 2 * table.mostEvents * EVENT_WORDS;
  const tableAt = aligned(stateSize);
  const keyAt = tableAt + table.length;
  const outAt = keyAt + aligned(keyRoom + 16);
  const room = ROOM * EVENT_WORDS + margin;
  return { table, tableAt, keyAt, keyRoom, outAt, room, margin, length: outAt + room * 4 };
}

function setUp(memory: Uint8Array, layout: Layout, { bytes, tape }: JsonBytes, span: Span): void {
  const words = wordsIn(memory);
  const { start, dead } = layout.table.write(memory, layout.tableAt);
  words.set([bytes.byteOffset, span.start, span.end, tape.words.byteOffset, tape.length]);
  // The tape begins with what opens first within the span.
  words[5] = tape.seek(0, span.start);
  words.set([memory.byteOffset + layout.outAt, layout.room, 0, layout.margin, STEP, layout.keyRoom], OUT);
  // The last is the state around the value: there is none.
  words.set([memory.byteOffset + layout.keyAt, dead, dead], KEY);
  words[PENDING] = start;
  words[DEAD_STATE] = dead;
}

function* run(kernel: Kernel, document: JsonBytes, paths: PathTable, span: Span): Generator<Batch> {
  const layout = layoutOf(kernel.run.walkStateSize(), paths);
  const memory = kernel.arena.allocate(layout.length);
  const words = wordsIn(memory);
  try {
    setUp(memory, layout, document, span);
    for (let status = MORE; status === MORE; ) {
      words[COUNT] = 0;
      status = kernel.run.walk(memory.byteOffset);
      if (status > MORE) fail('dump-not-json');
      const from = layout.outAt / 4;
      yield { words: words.subarray(from, from + (words[COUNT] ?? 0)), at: words[POSITION] ?? span.end };
    }
  } finally {
    kernel.arena.release(memory);
  }
}

/** As `walkPaths`. */
export function walkByKernel(
  kernel: Kernel,
  document: JsonBytes,
  paths: PathTable,
  span: Span,
): Generator<Batch> {
  const isLive = paths.states[paths.start]?.isLive === true;
  // A scalar, or a value whose inside does not matter: nothing to walk.
  if (!isLive || !opens(document.bytes[span.start] ?? 0)) return walkPlain(document, paths, span);
  return run(kernel, document, paths, span);
}
