import { randomUUID } from 'node:crypto';
import type { Question } from '@/lib/answers/questions';
import type { Target } from '@/lib/api/contract';
import { type AppError, AppFailure, appError, fail } from '@/lib/core/errors';
import type { SnapshotInfo, SnapshotState } from '@/lib/snapshot/info';
import type { Progress } from '@/lib/snapshot/source';
import { log } from './log';
import { SnapshotWorker } from './snapshot-worker';
import type { Sources } from './sources';

/** Snapshots kept open; the least recently asked is closed first. */
const MAX_OPEN = 6;

interface Job {
  readonly abort: AbortController;
  readonly startedAt: number;
  progress: Progress | null;
}

interface Entry {
  readonly target: Target;
  open: { readonly info: SnapshotInfo; readonly worker: SnapshotWorker } | null;
  job: Job | null;
  error: AppError | null;
  usedAt: number;
}

const keyOf = (target: Target): string => JSON.stringify([target.source, target.proxy]);

function errorOf(cause: unknown): AppError {
  if (cause instanceof AppFailure) return cause.error;
  if (cause instanceof Error && cause.name === 'AbortError') return appError('cancelled');
  const requestId = randomUUID();
  log.error({ err: cause, requestId }, 'capture failed');
  return appError('internal', { requestId });
}

/** Why a new snapshot has no Envoy in it although the one before had; null when it has, or none ever did. */
function lostEnvoy(previous: SnapshotInfo | null, opened: SnapshotInfo): AppError | null {
  if (previous === null || !previous.counts.hasEnvoy || opened.counts.hasEnvoy) return null;
  return opened.missing.find(({ name }) => name === 'admin/config_dump')?.error ?? appError('internal');
}

/** Opens captures into workers, one per target, and hands questions to the right one. */
export class Snapshots {
  readonly #sources: Sources;
  readonly #workerPath: string;
  readonly #hashKey: string;
  readonly #entries = new Map<string, Entry>();

  constructor(sources: Sources, workerPath: string, hashKey: string) {
    this.#sources = sources;
    this.#workerPath = workerPath;
    this.#hashKey = hashKey;
  }

  /** Starts opening when nothing is open yet, or again when `fresh`; answers at once how far it is. */
  open(target: Target, fresh: boolean): SnapshotState {
    const entry = this.#entry(target);
    entry.usedAt = performance.now();
    const idle = entry.job === null;
    const neverTried = entry.open === null && entry.error === null;
    if (idle && (fresh || neverTried)) void this.#run(entry);
    return this.#stateOf(entry);
  }

  cancel(target: Target): boolean {
    const job = this.#entries.get(keyOf(target))?.job ?? null;
    job?.abort.abort();
    return job !== null;
  }

  /** The answer as JSON text. Throws `AppFailure`. */
  async ask(snapshotId: string, question: Question): Promise<string> {
    for (const entry of this.#entries.values()) {
      if (entry.open?.info.id !== snapshotId) continue;
      entry.usedAt = performance.now();
      return entry.open.worker.ask(question);
    }
    return fail('snapshot-gone');
  }

  async dispose(): Promise<void> {
    const entries = [...this.#entries.values()];
    this.#entries.clear();
    for (const entry of entries) entry.job?.abort.abort();
    await Promise.all(entries.map((entry) => entry.open?.worker.close()));
  }

  #entry(target: Target): Entry {
    const key = keyOf(target);
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const entry: Entry = { target, open: null, job: null, error: null, usedAt: performance.now() };
    this.#entries.set(key, entry);
    return entry;
  }

  #stateOf(entry: Entry): SnapshotState {
    if (entry.open !== null) {
      return {
        state: 'ready',
        info: entry.open.info,
        refreshing: entry.job !== null,
        refreshError: entry.error,
      };
    }
    if (entry.job !== null) {
      const millis = Math.round(performance.now() - entry.job.startedAt);
      return { state: 'opening', progress: entry.job.progress, millis };
    }
    // Told once; whoever asks again makes it try again.
    this.#entries.delete(keyOf(entry.target));
    return { state: 'failed', error: entry.error ?? appError('internal') };
  }

  async #run(entry: Entry): Promise<void> {
    const job: Job = { abort: new AbortController(), startedAt: performance.now(), progress: null };
    entry.job = job;
    entry.error = null;
    try {
      const opened = await this.#capture(entry.target, job);
      const previous = entry.open;
      entry.error = lostEnvoy(previous?.info ?? null, opened.info);
      // Old configuration that is called stale is worth more than none.
      const [kept, closed] = entry.error === null ? [opened, previous] : [previous, opened];
      entry.open = kept;
      if (closed !== null) void closed.worker.close();
    } catch (cause) {
      entry.error = errorOf(cause);
    } finally {
      entry.job = null;
    }
    await this.#evict();
  }

  async #capture(target: Target, job: Job): Promise<NonNullable<Entry['open']>> {
    const { signal } = job.abort;
    const source = this.#sources.get(target.source);
    const onProgress = (progress: Progress) => {
      job.progress = progress;
    };
    const capture = await source.capture(target.proxy, { signal, onProgress });
    signal.throwIfAborted();
    job.progress = { phase: 'opening', subject: '', bytes: job.progress?.bytes ?? 0 };
    const worker = new SnapshotWorker(this.#workerPath);
    const stop = () => void worker.close();
    signal.addEventListener('abort', stop, { once: true });
    try {
      const info = await worker.open(capture, this.#hashKey);
      return { info, worker };
    } catch (cause) {
      await worker.close();
      signal.throwIfAborted();
      throw cause;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  async #evict(): Promise<void> {
    const open = [...this.#entries.values()].filter((entry) => entry.open !== null && entry.job === null);
    open.sort((a, b) => b.usedAt - a.usedAt);
    for (const entry of open.slice(MAX_OPEN)) {
      this.#entries.delete(keyOf(entry.target));
      await entry.open?.worker.close();
    }
  }
}
