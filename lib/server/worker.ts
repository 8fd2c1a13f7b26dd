import { createHmac } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { answer } from '@/lib/answers/answer';
import { infoOf } from '@/lib/answers/info';
import { type AppError, AppFailure, appError } from '@/lib/core/errors';
import type { Capture } from '@/lib/snapshot/capture';
import { openCapture } from '@/lib/snapshot/open';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { readParts } from './read-parts';
import type { WorkerReply, WorkerRequest } from './worker-protocol';

/** Entry of `dist/worker.mjs`: opens one capture, then answers questions about it until it is ended. */

let snapshot: Snapshot | null = null;

async function open(capture: Capture, hashKey: string) {
  const started = performance.now();
  const parts = await readParts(capture.parts);
  const hash = createHmac('sha256', hashKey);
  for (const part of parts) hash.update(`${part.name}\n`).update(part.bytes);
  const opened = openCapture({
    origin: capture.origin,
    takenAt: capture.takenAt,
    missing: capture.missing,
    parts,
    id: hash.digest('hex').slice(0, 24),
    tagOf: (text) => createHmac('sha256', hashKey).update(text).digest('base64url').slice(0, 8),
  });
  if (!opened.ok) throw new AppFailure(opened.error);
  snapshot = opened.value;
  return infoOf(snapshot, performance.now() - started);
}

function errorOf(cause: unknown): AppError {
  if (cause instanceof AppFailure) return cause.error;
  console.error(cause);
  return appError('internal');
}

async function handle(request: WorkerRequest): Promise<WorkerReply> {
  if (request.do === 'open')
    return { id: request.id, ok: true, value: await open(request.capture, request.hashKey) };
  if (snapshot === null) return { id: request.id, ok: false, error: appError('snapshot-gone') };
  const result = answer(snapshot, request.question);
  return result.ok
    ? { id: request.id, ok: true, value: JSON.stringify(result.value) }
    : { id: request.id, ok: false, error: result.error };
}

parentPort?.on('message', (request: WorkerRequest) => {
  handle(request)
    .catch((cause: unknown): WorkerReply => ({ id: request.id, ok: false, error: errorOf(cause) }))
    .then((reply) => parentPort?.postMessage(reply));
});
