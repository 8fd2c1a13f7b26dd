import { writeSync } from 'node:fs';

/** The reader of the output went away (`| head`): no error, and nothing more to do. */
export class OutputClosed extends Error {}

/** Bytes of one write. */
const ROOM = 1 << 20;
/** UTF-8 needs at most so many bytes for one UTF-16 unit. */
const WIDEST = 3;
/** A pipe that nobody reads any more; a socket whose other end was closed with bytes unread. */
const GONE: ReadonlySet<string> = new Set(['EPIPE', 'ECONNRESET']);
/** Milliseconds between two tries where a pipe is full and does not block. */
const PAUSE = 2;

type Write = (fd: number, bytes: Uint8Array, offset: number, length: number) => number;

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** Text to a file descriptor, in writes of about 1 MB that end before the call does: nothing is left to wait for. */
export class Output {
  readonly #fd: number;
  readonly #write: Write;
  readonly #room = new Uint8Array(ROOM);
  readonly #encoder = new TextEncoder();
  #used = 0;

  constructor(fd: number, write: Write = writeSync) {
    this.#fd = fd;
    this.#write = write;
  }

  /** Throws `OutputClosed` when nobody reads any more, and what the system says when it cannot be written. */
  write(text: string): void {
    if (text.length * WIDEST > ROOM) {
      this.flush();
      this.#send(this.#encoder.encode(text));
      return;
    }
    if (text.length * WIDEST > ROOM - this.#used) this.flush();
    this.#used += this.#encoder.encodeInto(text, this.#room.subarray(this.#used)).written;
  }

  /** The same for bytes, which may change after this. */
  writeBytes(bytes: Uint8Array): void {
    this.flush();
    this.#send(bytes);
  }

  /** Writes what is left. */
  flush(): void {
    const bytes = this.#room.subarray(0, this.#used);
    this.#used = 0;
    this.#send(bytes);
  }

  #send(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      try {
        at += this.#write(this.#fd, bytes, at, bytes.length - at);
      } catch (error) {
        const code = codeOf(error);
        if (GONE.has(code)) throw new OutputClosed(code, { cause: error });
        if (code !== 'EAGAIN') throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
      }
    }
  }
}
