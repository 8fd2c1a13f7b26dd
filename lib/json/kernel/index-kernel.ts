import { NO_ENTRY } from '../tape';
import { type Kernel, wordsIn } from './kernel';

/** Fields of IndexState (assembly/index-pass.ts), in words. */
const TEXT = 0;
const POSITION = 1;
const END = 2;
const TAPE = 3;
const CAPACITY = 4;
const COUNT = 5;
const ENTRY = 7;
const STEP = 12;
const AFTER_SEPARATOR = 20;

const DONE = 0;
const MORE = 1;

const ENTRY_BYTES = 16;
/** Bytes of a document for one entry, as a first guess: what real dumps need. */
const USUAL_DISTANCE = 256;
/** The kernel wants room for one block. */
const BLOCK_ENTRIES = 64;
const LEAST_ENTRIES = 1024;
const STEP_BYTES = 2 << 20;

/**
 * The skip index of a document from `start`, where an object or a list begins, to `end`; null when it is no JSON.
 * Bytes and index lie in the kernel's arena.
 */
export function indexByKernel(
  kernel: Kernel,
  bytes: Uint8Array,
  start: number,
  end: number,
): Uint8Array | null {
  const { arena, run } = kernel;
  const size = run.indexStateSize();
  const memory = arena.allocate(size);
  const state = wordsIn(memory);
  let tape = arena.allocate((Math.ceil((end - start) / USUAL_DISTANCE) + LEAST_ENTRIES) * ENTRY_BYTES);
  state[TEXT] = bytes.byteOffset;
  state[POSITION] = start;
  state[END] = end;
  state[ENTRY] = NO_ENTRY;
  state[STEP] = STEP_BYTES;
  // A value may stand at the beginning, as behind a comma.
  state[AFTER_SEPARATOR] = 1;
  try {
    for (;;) {
      state[TAPE] = tape.byteOffset;
      state[CAPACITY] = tape.length / ENTRY_BYTES;
      const status = run.indexPass(memory.byteOffset);
      const entries = state[COUNT] ?? 0;
      if (status === DONE) return arena.resize(tape, entries * ENTRY_BYTES);
      if (status !== MORE) break;
      if ((entries + BLOCK_ENTRIES) * ENTRY_BYTES > tape.length) tape = arena.resize(tape, tape.length * 2);
    }
  } catch (cause) {
    arena.release(tape);
    throw cause;
  } finally {
    arena.release(memory);
  }
  arena.release(tape);
  return null;
}
