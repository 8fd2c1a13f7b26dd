import type { Worker as NodeWorker } from 'node:worker_threads';
import type { Question } from '@/lib/answers/questions';
import { AppFailure, appError, fail } from '@/lib/core/errors';
import type { Capture } from '@/lib/snapshot/capture';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import type { WorkerReply, WorkerRequest } from './worker-protocol';

/** Heap of one snapshot; past it the worker dies and the server lives. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 4096 };

type Pending = { resolve: (value: SnapshotInfo | string) => void; reject: (reason: unknown) => void };

function transferables(capture: Capture): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const { body } of capture.parts) {
    if (body.kind === 'bytes' && body.bytes.buffer instanceof ArrayBuffer) buffers.add(body.bytes.buffer);
  }
  return [...buffers];
}

/** One worker that holds one snapshot. Everything parsed stays in there. */
export class SnapshotWorker {
  readonly #worker: NodeWorker;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #dead: AppFailure | null = null;

  constructor(path: string) {
    // Not `new Worker(new URL(…))`: the bundler would need a second build for it (ARCHITECTURE, decision 10).
    const { Worker } = process.getBuiltinModule('node:worker_threads');
    this.#worker = new Worker(path, { resourceLimits: RESOURCE_LIMITS });
    this.#worker.on('message', (reply: WorkerReply) => this.#settle(reply));
    this.#worker.on('error', (cause) => this.#die(cause));
    this.#worker.on('exit', () => this.#die(new Error('worker ended')));
  }

  async open(capture: Capture, hashKey: string): Promise<SnapshotInfo> {
    const value = await this.#send({ id: 0, do: 'open', capture, hashKey }, transferables(capture));
    return typeof value === 'string' ? fail('internal') : value;
  }

  /** The answer as JSON text. */
  async ask(question: Question): Promise<string> {
    const value = await this.#send({ id: 0, do: 'ask', question }, []);
    return typeof value === 'string' ? value : fail('internal');
  }

  async close(): Promise<void> {
    this.#die(new AppFailure(appError('snapshot-gone')));
    await this.#worker.terminate();
  }

  #send(request: WorkerRequest, transfer: ArrayBuffer[]): Promise<SnapshotInfo | string> {
    if (this.#dead !== null) return Promise.reject(this.#dead);
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ ...request, id }, transfer);
    });
  }

  #settle(reply: WorkerReply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (reply.ok) pending?.resolve(reply.value);
    else pending?.reject(new AppFailure(reply.error));
  }

  #die(cause: unknown): void {
    if (this.#dead !== null) return;
    const outOfMemory =
      cause instanceof Error && 'code' in cause && cause.code === 'ERR_WORKER_OUT_OF_MEMORY';
    const error = outOfMemory
      ? appError('too-large', { limit: `${RESOURCE_LIMITS.maxOldGenerationSizeMb} MB of memory` })
      : appError('internal');
    this.#dead = cause instanceof AppFailure ? cause : new AppFailure(error, cause);
    for (const pending of this.#pending.values()) pending.reject(this.#dead);
    this.#pending.clear();
  }
}
