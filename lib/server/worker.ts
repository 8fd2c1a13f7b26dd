import { hash } from 'node:crypto';
import { getHeapStatistics } from 'node:v8';
import { parentPort } from 'node:worker_threads';
import { answer } from '@/lib/answers/answer';
import { infoOf } from '@/lib/answers/info';
import { joined } from '@/lib/answers/joined';
import { exportFile } from '@/lib/answers/lists/export-file';
import type { ExportQuestion } from '@/lib/answers/questions';
import { movedClusters } from '@/lib/answers/send/moved';
import { type AppError, AppFailure, appError, fail } from '@/lib/core/errors';
import type { Json } from '@/lib/core/json';
import { createArena } from '@/lib/json/arena';
import { closeBytes } from '@/lib/json/open-bytes';
import type { AdminOperation, Capture } from '@/lib/snapshot/capture';
import { type LiveBytes, type LivePart, openLive } from '@/lib/snapshot/live';
import { openCapture } from '@/lib/snapshot/open';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import type { BackgroundCheck } from './background-check';
import { backgroundWork } from './background-work';
import { ContentHash } from './content-hash';
import { joinChunks } from './join-chunks';
import { PartStreams } from './part-streams';
import { readParts } from './read-parts';
import { warmUp } from './warm-up';
import type {
  CounterPair,
  ExportedBytes,
  StreamMessage,
  WorkerReply,
  WorkerRequest,
} from './worker-protocol';

/** Entry of `dist/worker.mjs`: opens one capture, then answers questions about it until it is ended. */

const arena = createArena();
const streams = new PartStreams(arena);
let snapshot: Snapshot | null = null;
let tagKey = '';
const live = new Map<AdminOperation, LivePart>();
let check: BackgroundCheck | null = null;

/** 48 bits of a hash behind a secret key: cut so short, it cannot be made longer either. */
const tagOf = (text: string): string => hash('sha256', tagKey + text, 'base64url').slice(0, 8);

/** Documents and indexes, and what was read of them. */
const heldBytes = (): number => (arena.memory?.buffer.byteLength ?? 0) + getHeapStatistics().used_heap_size;

async function open(capture: Capture, hashKey: string) {
  const started = performance.now();
  tagKey = hashKey;
  const content = new ContentHash(hashKey);
  const whole = streams.resolve(capture);
  const parts = await readParts(whole.parts, arena, content);
  const { origin, takenAt, scope = 'whole' } = capture;
  const { missing } = whole;
  const id = content.digest();
  const opened = openCapture({ origin, takenAt, missing, scope, parts, id, tagOf }, arena);
  if (!opened.ok) throw new AppFailure(opened.error);
  snapshot = opened.value;
  const info = infoOf(snapshot, performance.now() - started);
  check = backgroundWork(opened.value, info.counted, heldBytes, (report) => parentPort?.postMessage(report));
  return { ...info, heldBytes: heldBytes() };
}

function add(bytes: LiveBytes): string {
  const opened = openLive(bytes, tagOf, arena);
  if (!opened.ok) throw new AppFailure(opened.error);
  const before = live.get(bytes.operation)?.content;
  live.set(bytes.operation, opened.value);
  if (before?.kind === 'json') closeBytes(before.document);
  return 'null';
}

function parsed(bytes: Uint8Array): Json {
  try {
    // Border: what JSON.parse gives is Json.
    return JSON.parse(new TextDecoder().decode(bytes)) as Json;
  } catch {
    return fail('dump-not-json');
  }
}

function moved({ before, after, predicted }: CounterPair): string {
  const result = movedClusters(parsed(before), parsed(after), predicted);
  if (!result.ok) throw new AppFailure(result.error);
  return JSON.stringify(result.value);
}

function exported(of: Snapshot, question: ExportQuestion): ExportedBytes {
  const file = exportFile({ joined: joined(of), live }, question);
  if (!file.ok) throw new AppFailure(file.error);
  const { fileName, mediaType, chunks } = file.value;
  return { fileName, mediaType, bytes: joinChunks(chunks) };
}

/** What the main thread is given instead of a copy. */
function givenAway(reply: WorkerReply): ArrayBuffer[] {
  if (!reply.ok || typeof reply.value === 'string' || !('fileName' in reply.value)) return [];
  return [reply.value.bytes.buffer];
}

function errorOf(cause: unknown): AppError {
  if (cause instanceof AppFailure) return cause.error;
  console.error(cause);
  return appError('internal');
}

async function done(request: WorkerRequest): Promise<Extract<WorkerReply, { ok: true }>['value']> {
  if (request.do === 'open') return open(request.capture, request.hashKey);
  if (request.do === 'warm') {
    warmUp(arena);
    return 'null';
  }
  if (snapshot === null) return fail('snapshot-gone');
  if (request.do === 'export') return exported(snapshot, request.question);
  if (request.do === 'add') return add(request.live);
  if (request.do === 'moved') return moved(request);
  const result = answer(snapshot, request.question, live);
  if (!result.ok) throw new AppFailure(result.error);
  return JSON.stringify(result.value);
}

async function handle(request: WorkerRequest): Promise<WorkerReply> {
  const { id } = request;
  check?.rest();
  try {
    const value = await done(request);
    return { id, ok: true, value, held: heldBytes() };
  } catch (cause) {
    return { id, ok: false, error: errorOf(cause) };
  } finally {
    check?.rest();
  }
}

parentPort?.on('message', (request: WorkerRequest | StreamMessage) => {
  if (request.do === 'write') {
    streams.write(request.stream, request.bytes);
    return;
  }
  if (request.do === 'discard') {
    streams.discard(request.stream);
    return;
  }
  void handle(request).then((reply) => parentPort?.postMessage(reply, givenAway(reply)));
});
