import { randomUUID } from 'node:crypto';
import type { ExportQuestion, Question } from '@/lib/answers/questions';
import type { MovedReport } from '@/lib/answers/send/types';
import type { CacheState, Target } from '@/lib/api/contract';
import { type AppError, AppFailure, appError, fail } from '@/lib/core/errors';
import type { AdminOperation, ProxyIdentity } from '@/lib/snapshot/capture';
import type { SnapshotInfo, SnapshotState } from '@/lib/snapshot/info';
import type { LiveState } from '@/lib/snapshot/live';
import { log } from './log';
import { type OpenSnapshot, openCapture } from './open-capture';
import { beyond, type CacheLimits } from './snapshot-cache';
import { type Entry, isDue, type Job, newEntry, type OpenWish, stateOf, TOLD_MS } from './snapshot-entry';
import type { Sources } from './sources';
import type { SpareWorker } from './spare-worker';
import { Waiting } from './waiting';
import type { CounterPair, ExportedBytes } from './worker-protocol';

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

async function close(open: OpenSnapshot | null): Promise<void> {
  open?.live.close();
  await open?.worker.close();
}

export interface SnapshotsOptions {
  readonly workers: SpareWorker;
  /** Secret of this process: content ids and tags are made with it. */
  readonly hashKey: string;
  readonly limits: CacheLimits;
}

/** Where a snapshot came from, and which pod that was. */
export interface SnapshotOrigin {
  readonly target: Target;
  readonly identity: ProxyIdentity | null;
}

/** Opens captures into workers, one per target, and hands questions to the right one. */
export class Snapshots {
  readonly #sources: Pick<Sources, 'get'>;
  readonly #workers: SpareWorker;
  readonly #hashKey: string;
  readonly #limits: CacheLimits;
  readonly #entries = new Map<string, Entry>();

  constructor(sources: Pick<Sources, 'get'>, { workers, hashKey, limits }: SnapshotsOptions) {
    this.#sources = sources;
    this.#workers = workers;
    this.#hashKey = hashKey;
    this.#limits = limits;
  }

  /**
   * Starts opening when nothing is open yet, when what is open holds less than is wanted, or again when `fresh`;
   * answers at once how far it is. A fetch under way is joined by whoever asks for it.
   */
  open(target: Target, wish: OpenWish): SnapshotState {
    const entry = this.#entry(target);
    entry.usedAt = performance.now();
    if (wish.scope === 'whole') entry.scope = 'whole';
    if (entry.job === null && isDue(entry, wish)) void this.#run(entry);
    entry.job?.waiting.join(wish.viewer, wish.fresh);
    return stateOf(entry, wish.viewer);
  }

  /** How many snapshots are open, and what they hold of the memory that they may. */
  cache(): CacheState {
    const open = this.#open();
    const heldBytes = open.reduce((sum, { worker }) => sum + worker.held, 0);
    return { open: open.length, heldBytes, limitBytes: this.#limits.bytes };
  }

  /** Somebody waits no longer. The fetch ends when nobody else does. False when there is none. */
  cancel(target: Target, viewer: string): boolean {
    const entry = this.#entries.get(keyOf(target));
    const job = entry?.job ?? null;
    if (entry === undefined || job === null) return false;
    if (job.waiting.leave(viewer)) {
      job.abort.abort();
      // Whoever comes now begins anew and joins nothing that is ending.
      this.#end(entry, appError('cancelled'));
    }
    return true;
  }

  /** The answer as JSON text. Throws `AppFailure`. */
  async ask(snapshotId: string, question: Question): Promise<string> {
    const answer = await this.#opened(snapshotId).worker.ask(question);
    // Answers make tables and texts that stay.
    void this.#evict();
    return answer;
  }

  /** A list as the bytes of a file. Throws `AppFailure`. */
  async export(snapshotId: string, question: ExportQuestion): Promise<ExportedBytes> {
    return this.#opened(snapshotId).worker.export(question);
  }

  /**
   * Asks Envoy for admin answers that the snapshot does not hold, once for all viewers, or again when `fresh`.
   * Afterwards they can be asked about like the rest. Throws `AppFailure`; what fails for one operation is its state.
   */
  async readLive(
    snapshotId: string,
    operations: readonly AdminOperation[],
    fresh: boolean,
  ): Promise<readonly LiveState[]> {
    return this.#opened(snapshotId).live.read(operations, fresh);
  }

  /** What an open snapshot was taken from. Throws `snapshot-gone`. */
  origin(snapshotId: string): SnapshotOrigin {
    const { info, target } = this.#opened(snapshotId);
    return { target, identity: info.origin.proxy };
  }

  /** Which clusters had traffic between two answers of `/clusters`. Throws `AppFailure`. */
  async moved(snapshotId: string, pair: CounterPair): Promise<MovedReport> {
    return JSON.parse(await this.#opened(snapshotId).worker.moved(pair));
  }

  async dispose(): Promise<void> {
    const entries = [...this.#entries.values()];
    this.#entries.clear();
    for (const entry of entries) entry.job?.abort.abort();
    await Promise.all([this.#workers.close(), ...entries.map((entry) => close(entry.open))]);
  }

  #opened(snapshotId: string): OpenSnapshot {
    for (const entry of this.#entries.values()) {
      if (entry.open?.info.id !== snapshotId) continue;
      entry.usedAt = performance.now();
      return entry.open;
    }
    return fail('snapshot-gone');
  }

  #entry(target: Target): Entry {
    const key = keyOf(target);
    const known = this.#entries.get(key);
    if (known !== undefined) return known;
    const entry = newEntry(target);
    this.#entries.set(key, entry);
    return entry;
  }

  async #run(entry: Entry): Promise<void> {
    const job: Job = {
      abort: new AbortController(),
      startedAt: performance.now(),
      scope: entry.scope,
      waiting: new Waiting(),
      progress: null,
    };
    entry.job = job;
    entry.error = null;
    try {
      const opened = await this.#capture(entry.target, job);
      if (entry.job !== job) {
        void close(opened);
        return;
      }
      const previous = entry.open;
      entry.error = lostEnvoy(previous?.info ?? null, opened.info);
      // Old configuration that is called stale is worth more than none.
      const [kept, closed] = entry.error === null ? [opened, previous] : [previous, opened];
      entry.open = kept;
      entry.openedAt = performance.now();
      void close(closed);
      this.#end(entry, entry.error);
    } catch (cause) {
      const error = errorOf(cause);
      if (entry.job === job) this.#end(entry, error);
    }
    await this.#evict();
  }

  /** The job of an entry is over; without an error it went well. */
  #end(entry: Entry, error: AppError | null): void {
    entry.job = null;
    entry.error = error;
    entry.failedAt = performance.now();
  }

  #capture(target: Target, job: Job): Promise<OpenSnapshot> {
    return openCapture({
      source: this.#sources.get(target.source),
      target,
      scope: job.scope,
      signal: job.abort.signal,
      onProgress: (progress) => {
        job.progress = progress;
      },
      workers: this.#workers,
      hashKey: this.#hashKey,
      errorOf,
    });
  }

  #open(): readonly OpenSnapshot[] {
    return [...this.#entries.values()].flatMap(({ open }) => (open === null ? [] : [open]));
  }

  /** Forgets failures that everybody was told, and closes what is too much. What is being read anew stays: somebody waits for it. */
  async #evict(): Promise<void> {
    const told = performance.now() - TOLD_MS;
    for (const [key, { open, job, failedAt, usedAt }] of this.#entries)
      if (open === null && job === null && Math.max(failedAt, usedAt) < told) this.#entries.delete(key);
    const kept = [...this.#entries.values()].flatMap((entry) =>
      entry.open === null ? [] : [{ entry, usedAt: entry.usedAt, heldBytes: entry.open.worker.held }],
    );
    for (const { entry } of beyond(kept, this.#limits)) {
      if (entry.job !== null) continue;
      this.#entries.delete(keyOf(entry.target));
      await close(entry.open);
    }
  }
}
