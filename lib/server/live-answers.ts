import { type AppError, AppFailure, appError } from '@/lib/core/errors';
import type { AdminOperation, CapturePart, PartName, ProxyIdentity } from '@/lib/snapshot/capture';
import type { LiveBytes, LiveState } from '@/lib/snapshot/live';
import type { AskAdmin } from '@/lib/snapshot/source';

/** Longest that a page waits for the answers that it shows. */
const TIMEOUT_MS = 60_000;

/** What takes the bytes: the worker that holds the snapshot. Throws `AppFailure` for bytes that cannot be read. */
export interface LiveSink {
  add(live: LiveBytes): Promise<void>;
}

export interface LiveAnswersOptions {
  /** Null where nothing is live. */
  readonly ask: AskAdmin | null;
  readonly sink: LiveSink;
  readonly proxyId: string | null;
  /** The proxy that the capture was taken from; null for Kubernetes objects alone. */
  readonly identity: ProxyIdentity | null;
  /** Parts of the capture, those that are missing too: a missing one has its reason there. */
  readonly captured: readonly PartName[];
  readonly errorOf: (cause: unknown) => AppError;
}

const isLive = (state: LiveState | undefined): boolean => state?.from === 'live';

/**
 * The admin answers that pages ask for after a snapshot was taken. Each is asked once for all viewers, and again
 * only when somebody wants it fresh; a question that is under way is joined, never repeated.
 */
export class LiveAnswers {
  readonly #options: LiveAnswersOptions;
  readonly #captured: ReadonlySet<PartName>;
  readonly #states = new Map<AdminOperation, LiveState>();
  readonly #running = new Map<AdminOperation, Promise<void>>();
  readonly #closed = new AbortController();

  constructor(options: LiveAnswersOptions) {
    this.#options = options;
    this.#captured = new Set(options.captured);
  }

  /** Answers when every operation is there or has failed, in the order asked. Never throws for one of them. */
  async read(operations: readonly AdminOperation[], fresh: boolean): Promise<readonly LiveState[]> {
    const { ask, proxyId, identity } = this.#options;
    const wanted = [...new Set(operations)].filter((operation) => !this.#captured.has(`admin/${operation}`));
    if (ask !== null && proxyId !== null && identity !== null) {
      const due = wanted.filter(
        (operation) => !this.#running.has(operation) && (fresh || !isLive(this.#states.get(operation))),
      );
      const target = { id: proxyId, identity };
      if (due.length > 0) this.#start(due, (signal) => ask(target, due, { signal, onProgress: () => {} }));
    }
    await Promise.all(wanted.map((operation) => this.#running.get(operation)));
    return operations.map((operation) => this.#stateOf(operation));
  }

  close(): void {
    this.#closed.abort();
  }

  #stateOf(operation: AdminOperation): LiveState {
    if (this.#captured.has(`admin/${operation}`)) return { operation, from: 'capture' };
    return this.#states.get(operation) ?? { operation, from: 'nowhere' };
  }

  #start(operations: readonly AdminOperation[], ask: (signal: AbortSignal) => ReturnType<AskAdmin>): void {
    const signal = AbortSignal.any([this.#closed.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const running = this.#run(operations, () => ask(signal)).finally(() => {
      for (const operation of operations) this.#running.delete(operation);
    });
    for (const operation of operations) this.#running.set(operation, running);
  }

  async #run(operations: readonly AdminOperation[], ask: () => ReturnType<AskAdmin>): Promise<void> {
    try {
      const { parts, missing } = await ask();
      const takenAt = new Date().toISOString();
      for (const operation of operations) {
        const name = `admin/${operation}` as const;
        const part = parts.find((each) => each.name === name);
        if (part !== undefined) await this.#keep(operation, part, takenAt);
        else this.#fail(operation, missing.find((each) => each.name === name)?.error ?? appError('internal'));
      }
    } catch (cause) {
      const error = this.#errorOf(cause);
      for (const operation of operations) this.#fail(operation, error);
    }
  }

  async #keep(operation: AdminOperation, part: CapturePart, takenAt: string): Promise<void> {
    const { body, status, millis } = part;
    try {
      // What is live never comes from a file.
      if (body.kind !== 'bytes') throw new AppFailure(appError('internal'));
      await this.#options.sink.add({ operation, bytes: body.bytes, status, millis, takenAt });
      this.#states.set(operation, { operation, from: 'live', takenAt });
    } catch (cause) {
      this.#fail(operation, this.#errorOf(cause));
    }
  }

  #fail(operation: AdminOperation, error: AppError): void {
    const before = this.#states.get(operation);
    const kept = before?.from === 'live' ? before.takenAt : before?.from === 'failed' ? before.kept : null;
    this.#states.set(operation, { operation, from: 'failed', error, kept });
  }

  #errorOf(cause: unknown): AppError {
    const timedOut =
      cause instanceof AppFailure && cause.error.code === 'cancelled' && !this.#closed.signal.aborted;
    return timedOut
      ? appError('admin-timeout', { seconds: TIMEOUT_MS / 1000 })
      : this.#options.errorOf(cause);
  }
}
