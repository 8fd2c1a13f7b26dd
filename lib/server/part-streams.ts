import { type AppError, AppFailure, appError } from '@/lib/core/errors';
import type { Arena } from '@/lib/json/arena';
import { ByteStream } from '@/lib/json/byte-stream';
import type { Capture, CapturePart, MissingPart } from '@/lib/snapshot/capture';

/** The end of an offset of 32 bits; the limit of an answer is kept where it arrives. */
const MOST_BYTES = 2 ** 32 - 1;

type Parts = Pick<Capture, 'parts' | 'missing'>;

/** Answers on their way into the arena of a worker, each by the number that its sender gave it. */
export class PartStreams {
  readonly #arena: Arena;
  readonly #streams = new Map<number, ByteStream | AppError>();

  constructor(arena: Arena) {
    this.#arena = arena;
  }

  /** Nobody waits for this: what goes wrong is said when the stream is asked for. */
  write(stream: number, bytes: Uint8Array): void {
    const known = this.#streams.get(stream);
    if (known !== undefined && !(known instanceof ByteStream)) return;
    try {
      const open = known ?? new ByteStream(this.#arena, 0, MOST_BYTES);
      this.#streams.set(stream, open);
      open.write(bytes);
    } catch (cause) {
      this.discard(stream);
      this.#streams.set(stream, cause instanceof AppFailure ? cause.error : appError('internal'));
    }
  }

  discard(stream: number): void {
    const known = this.#streams.get(stream);
    this.#streams.delete(stream);
    if (known instanceof ByteStream) known.discard();
  }

  /** The same parts with the bytes that were streamed, in the arena. What did not come whole is missing. */
  resolve({ parts, missing }: Parts): Parts {
    const found: CapturePart[] = [];
    const lost: MissingPart[] = [...missing];
    for (const part of parts) {
      const { body } = part;
      if (body.kind !== 'streamed') {
        found.push(part);
        continue;
      }
      const stream = this.#streams.get(body.stream);
      this.#streams.delete(body.stream);
      if (stream instanceof ByteStream && stream.length === body.length) {
        found.push({ ...part, body: { kind: 'bytes', bytes: stream.finish() } });
        continue;
      }
      if (stream instanceof ByteStream) stream.discard();
      const error = stream instanceof ByteStream || stream === undefined ? appError('internal') : stream;
      lost.push({ name: part.name, error });
    }
    return { parts: found, missing: lost };
  }
}
