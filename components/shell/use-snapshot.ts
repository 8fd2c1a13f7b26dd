'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { errorOf } from '@/components/data/states';
import { client } from '@/lib/api/client';
import type { OpenRequest } from '@/lib/api/contract';
import { snapshotQuery } from '@/lib/api/queries';
import { type AppError, appError } from '@/lib/core/errors';
import type { SnapshotInfo, SnapshotState } from '@/lib/snapshot/info';
import type { Progress } from '@/lib/snapshot/source';
import { scopeOf } from './page-scope';
import { forgetGone, useGone } from './use-gone';
import { type TargetState, useTarget } from './use-target';

/** The snapshot of the current target, as the pages see it. */
export type SnapshotView =
  | { readonly state: 'opening'; readonly progress: Progress | null; readonly millis: number }
  | {
      readonly state: 'ready';
      readonly info: SnapshotInfo;
      readonly refreshing: boolean;
      readonly refreshError: AppError | null;
      readonly progress: Progress | null;
      readonly millis: number;
    }
  | { readonly state: 'failed'; readonly error: AppError };

export interface SnapshotHandle {
  readonly view: SnapshotView;
  readonly target: TargetState;
  /** Captures again; the data on screen stays until the new snapshot is ready. */
  readonly refresh: () => void;
  /** Reads what the page on screen needs and the snapshot does not hold; null when it holds everything. */
  readonly complete: (() => void) | null;
  readonly cancel: () => void;
}

const NOWHERE = { source: '', proxy: null };

function viewOf(
  target: TargetState,
  query: { data: SnapshotView | undefined; error: unknown },
  isGone: boolean,
): SnapshotView {
  if (isGone) return { state: 'failed', error: appError('snapshot-gone') };
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
  const scope = scopeOf(usePathname());
  const options = snapshotQuery(wanted ?? NOWHERE, scope);
  const query = useQuery({ ...options, enabled: wanted !== null });
  const info = query.data?.state === 'ready' ? query.data.info : null;
  const id = info?.id ?? null;
  const isGone = useGone(id);
  const again = useMutation({
    mutationFn: ({ fresh, scope }: Pick<OpenRequest, 'fresh' | 'scope'>) =>
      client.open({ ...(wanted ?? NOWHERE), fresh, scope, seenAt: info?.takenAt ?? null }),
    onSuccess: (state) => {
      cache.setQueryData(options.queryKey, state);
      if (id !== null) forgetGone(cache, id);
    },
    onError: (error) => {
      // A first opening has nothing to keep: the error is its state. A refresh keeps its data.
      const before = cache.getQueryData(options.queryKey);
      const after: SnapshotState =
        before?.state === 'ready' && !isGone
          ? { ...before, refreshing: false, refreshError: errorOf(error) }
          : { state: 'failed', error: errorOf(error) };
      cache.setQueryData(options.queryKey, after);
    },
  });
  return {
    view: viewOf(target, { data: query.data, error: query.error }, isGone),
    target,
    refresh: () => {
      if (wanted === null) target.retry();
      // Of what was closed there is nothing to keep while it is read.
      else again.mutate({ fresh: !isGone, scope });
    },
    complete: info?.scope === 'edge' ? () => again.mutate({ fresh: false, scope: 'whole' }) : null,
    cancel: () => {
      if (wanted !== null) void client.cancel(wanted).then(() => query.refetch());
    },
  };
}
