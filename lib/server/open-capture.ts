import type { Target } from '@/lib/api/contract';
import type { AppError } from '@/lib/core/errors';
import type { DumpScope } from '@/lib/snapshot/dump-scope';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import type { Progress, Source } from '@/lib/snapshot/source';
import { LiveAnswers } from './live-answers';
import type { SnapshotWorker } from './snapshot-worker';
import type { SpareWorker } from './spare-worker';

/** A snapshot in its worker, with what is asked of its Envoy later. */
export interface OpenSnapshot {
  readonly target: Target;
  readonly info: SnapshotInfo;
  readonly worker: SnapshotWorker;
  readonly live: LiveAnswers;
}

export interface OpenOptions {
  readonly source: Source;
  readonly target: Target;
  readonly scope: DumpScope;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  readonly workers: Pick<SpareWorker, 'take'>;
  readonly hashKey: string;
  readonly errorOf: (cause: unknown) => AppError;
}

/**
 * Captures a target into a new worker. What a live source answers goes there while it arrives, so that a large dump is
 * never whole in this thread. Throws what the source, the worker or the signal says; nothing is left open then.
 */
export async function openCapture(options: OpenOptions): Promise<OpenSnapshot> {
  const { source, target, scope, signal, onProgress, errorOf } = options;
  const worker = options.workers.take();
  const stop = () => void worker.close();
  signal.addEventListener('abort', stop, { once: true });
  let bytes = 0;
  const follow = (progress: Progress) => {
    bytes = progress.bytes;
    onProgress(progress);
  };
  try {
    const openStream = () => worker.openStream();
    const capture = await source.capture(target.proxy, { signal, onProgress: follow, openStream, scope });
    signal.throwIfAborted();
    onProgress({ phase: 'opening', subject: '', bytes });
    const { origin, parts, missing } = capture;
    const live = new LiveAnswers({
      ask: source.askAdmin,
      sink: worker,
      proxyId: target.proxy,
      captured: [...parts, ...missing].map(({ name }) => name),
      identity: origin.proxy,
      errorOf,
    });
    const info = await worker.open(capture, options.hashKey);
    return { target, info, worker, live };
  } catch (cause) {
    await worker.close();
    signal.throwIfAborted();
    throw cause;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
