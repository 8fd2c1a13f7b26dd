import type { PartStream } from '@/lib/snapshot/source';
import { ByteCollector } from './byte-collector';

/** Bytes of one step: large enough that a dump of 200 MB is 200 messages, and copied in well under a millisecond. */
const STEP = 1 << 20;

/** A body that came whole. */
export interface CollectedBody {
  /** All of it, owned by the caller; of a stream its first bytes only. */
  readonly bytes: Uint8Array;
  /** What holds the rest as well; null when `bytes` is all. */
  readonly stream: PartStream | null;
  readonly length: number;
}

/** Takes a body as it arrives. */
export interface BodyCollector {
  readonly length: number;
  /** False when the bytes pass the limit; then none of them is kept. */
  append(chunk: Uint8Array): boolean;
  /** The collector is done after this. */
  take(): CollectedBody;
  /** Forgets what came. */
  discard(): void;
}

/** Keeps a body in this thread. */
class HeldBody implements BodyCollector {
  readonly #collector: ByteCollector;

  constructor(limit: number) {
    this.#collector = new ByteCollector(limit);
  }

  get length(): number {
    return this.#collector.length;
  }

  append(chunk: Uint8Array): boolean {
    return this.#collector.append(chunk);
  }

  take(): CollectedBody {
    const bytes = this.#collector.take();
    return { bytes, stream: null, length: bytes.length };
  }

  discard(): void {}
}

/** Gives a body away in steps, so that it piles up nowhere on its way; one that fits into a step is kept. */
class StreamedBody implements BodyCollector {
  readonly #limit: number;
  readonly #open: () => PartStream;
  #step = new Uint8Array(STEP);
  #filled = 0;
  #head: Uint8Array | null = null;
  #stream: PartStream | null = null;
  #length = 0;

  constructor(limit: number, open: () => PartStream) {
    this.#limit = limit;
    this.#open = open;
  }

  get length(): number {
    return this.#length;
  }

  append(chunk: Uint8Array): boolean {
    if (this.#length + chunk.length > this.#limit) return false;
    this.#length += chunk.length;
    for (let from = 0; from < chunk.length; ) {
      const piece = chunk.subarray(from, from + STEP - this.#filled);
      this.#step.set(piece, this.#filled);
      this.#filled += piece.length;
      from += piece.length;
      if (this.#filled === STEP) this.#give();
    }
    return true;
  }

  take(): CollectedBody {
    const stream = this.#stream;
    if (stream === null) {
      const bytes = this.#step.slice(0, this.#filled);
      return { bytes, stream, length: this.#length };
    }
    if (this.#filled > 0) stream.write(this.#step.slice(0, this.#filled));
    return { bytes: this.#head ?? new Uint8Array(), stream, length: this.#length };
  }

  discard(): void {
    this.#stream?.discard();
    this.#stream = null;
  }

  #give(): void {
    this.#head ??= this.#step.slice(0, 4096);
    this.#stream ??= this.#open();
    this.#stream.write(this.#step);
    this.#step = new Uint8Array(STEP);
    this.#filled = 0;
  }
}

/** `open` begins a stream for a body that is longer than one step; null: it is kept here. */
export function collectBody(limit: number, open: (() => PartStream) | null): BodyCollector {
  return open === null ? new HeldBody(limit) : new StreamedBody(limit, open);
}
