import { AppFailure, appError } from '@/lib/core/errors';
import { formatBytes } from '@/lib/core/words';
import type { Arena } from './arena';

const FIRST = 1 << 20;

/** Collects a stream of unknown length in an arena; nothing is kept twice. */
export class ByteStream {
  readonly #arena: Arena;
  readonly #limit: number;
  #room: Uint8Array;
  #length = 0;

  /**
   * @param expected bytes that probably come, e.g. the Content-Length; 0 when unknown
   * @param limit bytes past which `write` throws `too-large`
   */
  constructor(arena: Arena, expected: number, limit: number) {
    this.#arena = arena;
    this.#limit = limit;
    this.#room = arena.allocate(Math.min(expected > 0 ? expected : FIRST, limit));
  }

  /** Bytes that came so far. */
  get length(): number {
    return this.#length;
  }

  /** Throws `AppFailure` `too-large` past the limit, or when memory ends; call `discard` then. */
  write(chunk: Uint8Array): void {
    const length = this.#length + chunk.length;
    if (length > this.#limit)
      throw new AppFailure(appError('too-large', { limit: formatBytes(this.#limit) }));
    if (length > this.#room.length) {
      const room = Math.min(this.#limit, Math.max(length, this.#room.length * 2));
      this.#room = this.#arena.resize(this.#used, room);
    }
    this.#room.set(chunk, this.#length);
    this.#length = length;
  }

  /** What came, in the arena, without the room that was not needed. Nothing may be written after it. */
  finish(): Uint8Array {
    this.#room = this.#arena.resize(this.#used, this.#length);
    return this.#room;
  }

  /** Gives the memory back, wiped. */
  discard(): void {
    this.#arena.release(this.#used);
  }

  /** Room that was never written is not wiped: that alone would make it real memory. */
  get #used(): Uint8Array {
    return this.#room.subarray(0, this.#length);
  }
}
