import type { OpenRequest, Target } from '@/lib/api/contract';
import { type AppError, appError } from '@/lib/core/errors';
import type { DumpScope } from '@/lib/snapshot/dump-scope';
import type { SnapshotState } from '@/lib/snapshot/info';
import type { Progress } from '@/lib/snapshot/source';
import type { OpenSnapshot } from './open-capture';
import type { Waiting } from './waiting';

/** A newer snapshot than the one that somebody saw is what they asked for, unless it is older than this. */
const SHARED_MS = 10_000;
/** How long a failure is what everybody is told before the next viewer makes it be tried again. */
export const TOLD_MS = 5_000;

export interface Job {
  readonly abort: AbortController;
  readonly startedAt: number;
  readonly scope: DumpScope;
  readonly waiting: Waiting;
  progress: Progress | null;
}

/** What is known of one target. */
export interface Entry {
  readonly target: Target;
  open: OpenSnapshot | null;
  /** `performance.now()` when it was opened. */
  openedAt: number;
  job: Job | null;
  error: AppError | null;
  failedAt: number;
  usedAt: number;
  /** The most that anybody wanted: what was whole once is read whole again. */
  scope: DumpScope;
}

/** How somebody asks for a snapshot. */
export type OpenWish = Omit<OpenRequest, keyof Target>;

export function newEntry(target: Target): Entry {
  return {
    target,
    open: null,
    openedAt: 0,
    job: null,
    error: null,
    failedAt: 0,
    usedAt: performance.now(),
    scope: 'edge',
  };
}

/** Whether a wish makes the source be read, when nothing is under way. */
export function isDue(entry: Entry, { fresh, seenAt }: OpenWish): boolean {
  const { open, error, failedAt, openedAt, scope } = entry;
  const now = performance.now();
  if (open === null) return fresh || error === null || now - failedAt > TOLD_MS;
  if (open.info.scope === 'edge' && scope === 'whole') return fresh || error === null;
  const isNewer = seenAt !== null && open.info.takenAt > seenAt && now - openedAt < SHARED_MS;
  return fresh && !isNewer;
}

/** How far it is, for one viewer: whoever has cancelled waits for nothing. */
export function stateOf({ open, job, error }: Entry, viewer: string): SnapshotState {
  const isWaiting = job !== null && !job.waiting.hasLeft(viewer);
  const millis = job === null ? 0 : Math.round(performance.now() - job.startedAt);
  const progress = job?.progress ?? null;
  if (open !== null) {
    const left = job !== null && !isWaiting ? appError('cancelled') : null;
    return {
      state: 'ready',
      info: open.worker.upToDate(open.info),
      refreshing: isWaiting,
      refreshError: left ?? error,
      progress,
      millis,
    };
  }
  if (isWaiting) return { state: 'opening', progress, millis };
  return { state: 'failed', error: job === null ? (error ?? appError('internal')) : appError('cancelled') };
}
