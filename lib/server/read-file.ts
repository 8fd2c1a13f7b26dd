import { close, fstat, open, read } from 'node:fs';
import { promisify } from 'node:util';
import { AppFailure, appError, fail } from '@/lib/core/errors';
import { formatBytes } from '@/lib/core/words';
import type { Arena } from '@/lib/json/arena';

const opened = promisify(open);
const closed = promisify(close);
const statOf = promisify(fstat);
const readFrom = promisify(read);

/** Read in one go: large enough that the disk is the limit, and small enough to stop between two. */
const STEP = 8 << 20;
/** Room for what says no size: a pipe, a file of /proc. */
const FIRST = 1 << 20;
/** Looks whether a file is longer than it said. */
const PROBE = 1 << 16;

function unreadable(path: string | number) {
  return (cause: unknown): never => {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new AppFailure(
      appError('file-unreadable', { path: path === 0 ? 'standard input' : String(path), reason }),
      cause,
    );
  };
}

/** A file on its way into an arena: where it lies may change while it grows. */
class Reading {
  readonly #arena: Arena;
  readonly #limit: number;
  readonly #probe = Buffer.alloc(PROBE);
  room: Uint8Array;
  length = 0;

  constructor(arena: Arena, size: number, limit: number) {
    if (size > limit) this.#tooLarge(limit);
    this.#arena = arena;
    this.#limit = limit;
    this.room = arena.allocate(size > 0 ? size : Math.min(FIRST, limit));
  }

  /** Asks for the next bytes; nothing of the room may be moved until they are there. */
  async ask(fd: number): Promise<number> {
    const left = this.room.length - this.length;
    const { bytesRead } =
      left > 0
        ? await readFrom(fd, this.room, this.length, Math.min(STEP, left), null)
        : await readFrom(fd, this.#probe, 0, PROBE, null);
    return bytesRead;
  }

  /** Takes what `ask` brought; it then stands in the room. */
  take(bytes: number): void {
    const end = this.length + bytes;
    if (end > this.#limit) this.#tooLarge(this.#limit);
    if (end > this.room.length) {
      const probed = this.#probe.subarray(0, bytes);
      const wanted = Math.max(end, Math.min(this.#limit, 2 * this.room.length));
      this.room = this.#arena.resize(this.room, wanted);
      this.room.set(probed, this.length);
    }
    this.length = end;
  }

  /** Waits for what was asked and is not wanted any more; nobody writes into the room behind this. */
  async stop(asked: Promise<number>): Promise<void> {
    await asked.catch(() => 0);
    this.#probe.fill(0);
  }

  finish(): Uint8Array {
    return this.length === this.room.length ? this.room : this.#arena.resize(this.room, this.length);
  }

  #tooLarge(limit: number): never {
    return fail('too-large', { limit: formatBytes(limit) });
  }
}

async function readAll(
  fd: number,
  reading: Reading,
  onBytes: (bytes: Uint8Array) => void,
): Promise<Uint8Array> {
  let asked = reading.ask(fd);
  try {
    for (let bytes = await asked; bytes > 0; bytes = await asked) {
      const from = reading.length;
      reading.take(bytes);
      const { room, length } = reading;
      // The next bytes come while these are looked at.
      asked = reading.ask(fd);
      onBytes(room.subarray(from, length));
    }
  } finally {
    await reading.stop(asked);
  }
  return reading.finish();
}

/**
 * Reads a file into an arena, in steps: nothing is kept twice, and the thread is free between two steps. Pipes and
 * files that grow are read to their end.
 * @param from path, or the descriptor of an open file, which stays open
 * @param limit bytes past which `too-large` is thrown
 * @param onBytes gets every byte in order while the next are read, e.g. to hash them
 * Throws `AppFailure`: `file-unreadable`, `too-large`. The memory is then given back, wiped.
 */
export async function readFileInto(
  arena: Arena,
  from: string | number,
  limit: number,
  onBytes: (bytes: Uint8Array) => void = () => {},
): Promise<Uint8Array> {
  const fd = typeof from === 'number' ? from : await opened(from, 'r').catch(unreadable(from));
  let reading: Reading | null = null;
  try {
    const { size } = await statOf(fd);
    reading = new Reading(arena, size, limit);
    return await readAll(fd, reading, onBytes);
  } catch (cause) {
    if (reading !== null) arena.release(reading.room);
    if (cause instanceof AppFailure) throw cause;
    return unreadable(from)(cause);
  } finally {
    if (typeof from === 'string') await closed(fd);
  }
}
