import { AppFailure, appError } from '@/lib/core/errors';
import { BlockList } from './block-list';

/**
 * Memory for documents and their indexes. What is given out is zero, aligned to 64 bytes, and at least 64 readable
 * bytes follow it, so that a scan in blocks may look past its end. Views stay valid when the arena grows.
 */
export interface Arena {
  /** The one memory that everything lies in, where the kernel can run; null without one. */
  readonly memory: WebAssembly.Memory | null;
  /** Throws `AppFailure` `too-large` when there is no room. */
  readonly allocate: (length: number) => Uint8Array;
  /**
   * The same bytes with another length, perhaps elsewhere: the view that was given is dead after this. Like `release`,
   * it may be given the first part of a block whose rest was never written.
   */
  readonly resize: (bytes: Uint8Array, length: number) => Uint8Array;
  /** Wipes the bytes and takes them back. They must be from `allocate` or `resize`. */
  readonly release: (bytes: Uint8Array) => void;
  /** Whether these bytes lie in this arena. */
  readonly owns: (bytes: Uint8Array) => boolean;
}

const PAGE = 65_536;
const BEHIND = 64;
/** Data of the kernel itself lies below. */
const BASE = PAGE;
/** The end of WebAssembly memory, and of offsets of 32 bits. */
const MOST_PAGES = 65_536;

function tooLarge(pages: number): AppFailure {
  return new AppFailure(appError('too-large', { limit: `${Math.floor((pages * PAGE) / 1e6)} MB of memory` }));
}

class SharedArena implements Arena {
  readonly memory: WebAssembly.Memory;
  readonly #maximum: number;
  readonly #blocks = new BlockList(BASE);
  /** Growth makes a new buffer object over the same bytes; the older ones stay valid for what they cover. */
  readonly #buffers = new WeakSet<ArrayBufferLike>();

  constructor(memory: WebAssembly.Memory, maximum: number) {
    this.memory = memory;
    this.#maximum = maximum;
  }

  readonly allocate = (length: number): Uint8Array => {
    const start = this.#blocks.take(length + BEHIND);
    try {
      return this.#view(start, length);
    } catch (cause) {
      this.#blocks.give(start);
      throw cause;
    }
  };

  readonly resize = (bytes: Uint8Array, length: number): Uint8Array => {
    const start = bytes.byteOffset;
    if (length < bytes.length) bytes.fill(0, length);
    if (this.#blocks.resize(start, length + BEHIND)) return this.#view(start, length);
    const moved = this.allocate(length);
    moved.set(bytes.subarray(0, length));
    this.release(bytes);
    return moved;
  };

  readonly release = (bytes: Uint8Array): void => {
    bytes.fill(0);
    this.#blocks.give(bytes.byteOffset);
  };

  readonly owns = (bytes: Uint8Array): boolean => this.#buffers.has(bytes.buffer);

  #view(start: number, length: number): Uint8Array {
    const missing = this.#blocks.top - this.memory.buffer.byteLength;
    if (missing > 0) this.#grow(Math.ceil(missing / PAGE));
    this.#buffers.add(this.memory.buffer);
    return new Uint8Array(this.memory.buffer, start, length);
  }

  #grow(pages: number): void {
    try {
      this.memory.grow(pages);
    } catch {
      throw tooLarge(this.#maximum);
    }
  }
}

/** Where there is no shared WebAssembly memory: a buffer for each block, and no kernel. */
class PlainArena implements Arena {
  readonly memory = null;
  readonly #buffers = new WeakSet<ArrayBufferLike>();

  readonly allocate = (length: number): Uint8Array => {
    try {
      const bytes = new Uint8Array(new ArrayBuffer(length + BEHIND), 0, length);
      this.#buffers.add(bytes.buffer);
      return bytes;
    } catch (cause) {
      throw new AppFailure(appError('too-large', { limit: 'memory' }), cause);
    }
  };

  readonly resize = (bytes: Uint8Array, length: number): Uint8Array => {
    const moved = this.allocate(length);
    moved.set(bytes.subarray(0, length));
    this.release(bytes);
    return moved;
  };

  readonly release = (bytes: Uint8Array): void => {
    bytes.fill(0);
    this.#buffers.delete(bytes.buffer);
  };

  readonly owns = (bytes: Uint8Array): boolean => this.#buffers.has(bytes.buffer);
}

/** An arena without the kernel; also what `createArena` falls back to. */
export function createPlainArena(): Arena {
  return new PlainArena();
}

/**
 * An arena over one shared WebAssembly memory, one for each worker. Only address space is taken for the maximum;
 * where even that is refused, a smaller one is tried, and at last plain buffers.
 * @param maximumPages most pages of 64 KiB; all parts and indexes of one worker must fit
 */
export function createArena(maximumPages: number = MOST_PAGES): Arena {
  for (let maximum = maximumPages; maximum >= 256; maximum = Math.floor(maximum / 4)) {
    try {
      const memory = new WebAssembly.Memory({ initial: 2, maximum, shared: true });
      if (memory.buffer instanceof SharedArrayBuffer) return new SharedArena(memory, maximum);
    } catch {
      // Less address space may be granted.
    }
  }
  return createPlainArena();
}
