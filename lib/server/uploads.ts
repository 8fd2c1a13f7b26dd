import { createHash } from 'node:crypto';
import { SLICE_BYTES, type UploadAnswer, type UploadSlice } from '@/lib/api/contract';
import { fail } from '@/lib/core/errors';
import { formatBytes } from '@/lib/core/words';
import type { UploadedFile } from './file-source';
import { MAX_PART_BYTES } from './read-parts';

/** A half-sent file is dropped after this long without a slice: the handler never hears of an aborted one. */
const ABANDONED_MS = 60_000;
/** Quiet for this long, it may be given up when another one wants its place. */
const IDLE_MS = 5_000;
const MAX_RUNNING = 4;

/** Takes a file that arrived whole; answers the id of the source it became. */
export interface UploadSink {
  addUpload(file: UploadedFile): string;
}

interface Running {
  readonly name: string;
  readonly modified: Date;
  readonly total: number;
  readonly buffer: SharedArrayBuffer;
  received: number;
  touchedAt: number;
  timer: NodeJS.Timeout;
}

/** Files on their way in, slice by slice, kept in shared memory that the worker reads without a copy. */
export class Uploads {
  readonly #sink: UploadSink;
  readonly #running = new Map<string, Running>();
  /** Source of each upload that arrived, by upload. */
  readonly #finished = new Map<string, string>();

  constructor(sink: UploadSink) {
    this.#sink = sink;
  }

  /** Takes one slice. Slices come in order; a repeated one (lost answer) is accepted again. Throws `AppFailure`. */
  add(slice: UploadSlice, body: Uint8Array): UploadAnswer {
    checkSlice(slice, body);
    const finished = this.#finished.get(slice.upload);
    // The answer to the last slice was lost on its way.
    if (finished !== undefined) return { done: true, source: finished };
    const running = this.#running.get(slice.upload) ?? this.#begin(slice);
    if (running.total !== slice.total || running.name !== slice.fileName)
      fail('upload-mismatch', { reason: 'The file changed between slices.' });
    if (slice.offset > running.received) fail('upload-mismatch', { reason: 'A slice is missing.' });
    running.timer.refresh();
    running.touchedAt = performance.now();
    running.buffer.grow(Math.max(running.buffer.byteLength, slice.offset + body.byteLength));
    new Uint8Array(running.buffer).set(body, slice.offset);
    running.received = Math.max(running.received, slice.offset + body.byteLength);
    if (running.received < running.total) return { done: false, received: running.received };
    this.#end(slice.upload);
    const { name, modified, buffer } = running;
    const source = this.#sink.addUpload({ name, modified, bytes: new Uint8Array(buffer) });
    this.#finished.set(slice.upload, source);
    return { done: true, source };
  }

  dispose(): void {
    for (const upload of [...this.#running.keys()]) this.#end(upload);
  }

  #begin(slice: UploadSlice): Running {
    if (this.#running.size >= MAX_RUNNING && !this.#dropIdle()) fail('busy');
    const timer = setTimeout(() => this.#running.delete(slice.upload), ABANDONED_MS);
    timer.unref();
    const buffer = new SharedArrayBuffer(0, { maxByteLength: slice.total });
    const running = {
      name: slice.fileName,
      modified: new Date(slice.lastModified),
      total: slice.total,
      buffer,
      received: 0,
      touchedAt: performance.now(),
      timer,
    };
    this.#running.set(slice.upload, running);
    return running;
  }

  /** Gives up the upload that was quiet for longest, so that cancelled ones do not block the next. */
  #dropIdle(): boolean {
    const [quietest] = [...this.#running].sort(([, a], [, b]) => a.touchedAt - b.touchedAt);
    if (quietest === undefined || performance.now() - quietest[1].touchedAt < IDLE_MS) return false;
    this.#end(quietest[0]);
    return true;
  }

  #end(upload: string): void {
    clearTimeout(this.#running.get(upload)?.timer);
    this.#running.delete(upload);
  }
}

/** Next cuts bodies silently at 10 MB, so the length is compared with what the header promised. */
function checkSlice(slice: UploadSlice, body: Uint8Array): void {
  if (slice.total > MAX_PART_BYTES) fail('too-large', { limit: formatBytes(MAX_PART_BYTES) });
  if (body.byteLength > SLICE_BYTES) fail('too-large', { limit: formatBytes(SLICE_BYTES) });
  const expected = Math.min(SLICE_BYTES, slice.total - slice.offset);
  if (slice.offset % SLICE_BYTES !== 0)
    fail('upload-mismatch', { reason: 'A slice begins at the wrong place.' });
  if (body.byteLength !== expected || expected <= 0) {
    fail('upload-mismatch', {
      reason: `${body.byteLength} bytes came, ${Math.max(expected, 0)} were announced.`,
    });
  }
  if (createHash('sha256').update(body).digest('hex') !== slice.sha256) {
    fail('upload-mismatch', { reason: 'The checksum of a slice differs.' });
  }
}
