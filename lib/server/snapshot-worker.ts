import type { Worker as NodeWorker } from 'node:worker_threads';
import type { ExportQuestion, Question } from '@/lib/answers/questions';
import { AppFailure, appError, fail } from '@/lib/core/errors';
import type { Capture } from '@/lib/snapshot/capture';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import type { LiveBytes } from '@/lib/snapshot/live';
import type { PartStream } from '@/lib/snapshot/source';
import type {
  CheckReport,
  CounterPair,
  ExportedBytes,
  StreamMessage,
  WorkerReply,
  WorkerRequest,
} from './worker-protocol';

/** Heap of one snapshot; past it the worker dies and the server lives. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 4096 };

type Value = Extract<WorkerReply, { ok: true }>['value'];

type Pending = { resolve: (value: Value) => void; reject: (reason: unknown) => void };

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
  #held = 0;
  #report: CheckReport | null = null;
  #dead: AppFailure | null = null;

  constructor(path: string) {
    // Not `new Worker(new URL(…))`: the bundler would need a second build for it (ARCHITECTURE, decision 10).
    const { Worker } = process.getBuiltinModule('node:worker_threads');
    this.#worker = new Worker(path, { resourceLimits: RESOURCE_LIMITS });
    this.#worker.on('message', (message: WorkerReply | CheckReport) => {
      if ('do' in message) this.#hear(message);
      else this.#settle(message);
    });
    this.#worker.on('error', (cause) => this.#die(cause));
    this.#worker.on('exit', () => this.#die(new Error('worker ended')));
  }

  /** Bytes of memory that it held when it was last heard of. */
  get held(): number {
    return this.#held;
  }

  get isDead(): boolean {
    return this.#dead !== null;
  }

  /** What is known of a snapshot now: its dump is still looked through after it was opened. */
  upToDate(info: SnapshotInfo): SnapshotInfo {
    if (this.#report === null) return info;
    const { notices, check, counted } = this.#report;
    return { ...info, notices, check, counted };
  }

  /** Begins a stream of bytes that a capture names later. A worker that has ended takes them and forgets them. */
  openStream(): PartStream {
    const id = this.#nextId;
    this.#nextId += 1;
    return {
      id,
      write: (bytes) => this.#post({ do: 'write', stream: id, bytes }, [bytes.buffer]),
      discard: () => this.#post({ do: 'discard', stream: id }, []),
    };
  }

  /** Makes it ready for a capture. */
  async warm(): Promise<void> {
    await this.#send({ id: 0, do: 'warm' }, []);
  }

  async open(capture: Capture, hashKey: string): Promise<SnapshotInfo> {
    const value = await this.#send({ id: 0, do: 'open', capture, hashKey }, transferables(capture));
    return typeof value === 'string' || 'fileName' in value ? fail('internal') : value;
  }

  /** The answer as JSON text. */
  async ask(question: Question): Promise<string> {
    const value = await this.#send({ id: 0, do: 'ask', question }, []);
    return typeof value === 'string' ? value : fail('internal');
  }

  /** A list as the bytes of a file. */
  async export(question: ExportQuestion): Promise<ExportedBytes> {
    const value = await this.#send({ id: 0, do: 'export', question }, []);
    return typeof value === 'object' && 'fileName' in value ? value : fail('internal');
  }

  /** Puts an admin answer beside the snapshot; its bytes are given away. Throws `AppFailure` when it cannot be read. */
  async add(live: LiveBytes): Promise<void> {
    const { buffer } = live.bytes;
    await this.#send({ id: 0, do: 'add', live }, buffer instanceof ArrayBuffer ? [buffer] : []);
  }

  /** Which clusters had traffic between two answers, as JSON text. Throws `AppFailure` when one cannot be read. */
  async moved(pair: CounterPair): Promise<string> {
    const value = await this.#send({ id: 0, do: 'moved', ...pair }, []);
    return typeof value === 'string' ? value : fail('internal');
  }

  async close(): Promise<void> {
    this.#die(new AppFailure(appError('snapshot-gone')));
    await this.#worker.terminate();
  }

  #post(message: StreamMessage, transfer: ArrayBuffer[]): void {
    if (this.#dead === null) this.#worker.postMessage(message, transfer);
  }

  #send(request: WorkerRequest, transfer: ArrayBuffer[]): Promise<Value> {
    if (this.#dead !== null) return Promise.reject(this.#dead);
    const id = this.#nextId;
    this.#nextId += 1;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ ...request, id }, transfer);
    });
  }

  #hear(report: CheckReport): void {
    this.#report = report;
    this.#held = report.held;
  }

  #settle(reply: WorkerReply): void {
    const pending = this.#pending.get(reply.id);
    this.#pending.delete(reply.id);
    if (!reply.ok) {
      pending?.reject(new AppFailure(reply.error));
      return;
    }
    this.#held = reply.held;
    pending?.resolve(reply.value);
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
