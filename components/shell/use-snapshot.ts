'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { errorOf } from '@/components/data/states';
import { client } from '@/lib/api/client';
import { snapshotQuery } from '@/lib/api/queries';
import { type AppError, appError } from '@/lib/core/errors';
import type { SnapshotInfo, SnapshotState } from '@/lib/snapshot/info';
import type { Progress } from '@/lib/snapshot/source';
import { type TargetState, useTarget } from './use-target';

/** The snapshot of the current target, as the pages see it. */
export type SnapshotView =
  | { readonly state: 'opening'; readonly progress: Progress | null; readonly millis: number }
  | {
      readonly state: 'ready';
      readonly info: SnapshotInfo;
      readonly refreshing: boolean;
      readonly refreshError: AppError | null;
    }
  | { readonly state: 'failed'; readonly error: AppError };

export interface SnapshotHandle {
  readonly view: SnapshotView;
  readonly target: TargetState;
  /** Captures again; the data on screen stays until the new snapshot is ready. */
  readonly refresh: () => void;
  readonly cancel: () => void;
}

const NOWHERE = { source: '', proxy: null };

function viewOf(
  target: TargetState,
  query: { data: SnapshotView | undefined; error: unknown },
): SnapshotView {
  if (query.data !== undefined) return query.data;
  if (query.error !== null) return { state: 'failed', error: errorOf(query.error) };
  if (target.target === null && target.error !== null) return { state: 'failed', error: target.error };
  if (target.target === null && target.listing !== null)
    return { state: 'failed', error: target.listing.problems[0] ?? appError('no-gateway-pods') };
  return { state: 'opening', progress: null, millis: 0 };
}

/** Opens the snapshot of the target and follows it. All callers share one query. */
export function useSnapshot(): SnapshotHandle {
  const target = useTarget();
  const wanted = target.target;
  const cache = useQueryClient();
  const options = snapshotQuery(wanted ?? NOWHERE);
  const query = useQuery({ ...options, enabled: wanted !== null });
  const again = useMutation({
    mutationFn: (fresh: boolean) => client.open({ ...(wanted ?? NOWHERE), fresh }),
    onSuccess: (state) => cache.setQueryData(options.queryKey, state),
    onError: (error) => {
      // A first opening has nothing to keep: the error is its state. A refresh keeps its data.
      const before = cache.getQueryData(options.queryKey);
      const after: SnapshotState =
        before?.state === 'ready'
          ? { ...before, refreshing: false, refreshError: errorOf(error) }
          : { state: 'failed', error: errorOf(error) };
      cache.setQueryData(options.queryKey, after);
    },
  });
  return {
    view: viewOf(target, { data: query.data, error: query.error }),
    target,
    refresh: () => {
      if (wanted === null) target.retry();
      else again.mutate(true);
    },
    cancel: () => {
      if (wanted !== null) void client.cancel(wanted).then(() => query.refetch());
    },
  };
}
