'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { errorOf, useSlow } from '@/components/data/states';
import { client } from '@/lib/api/client';
import { type LiveReport, liveQuery } from '@/lib/api/queries';
import type { AppError } from '@/lib/core/errors';
import type { AdminOperation } from '@/lib/snapshot/capture';
import type { SnapshotInfo } from '@/lib/snapshot/info';

const SETTLE_MS = 200;

export interface LiveHandle {
  /** Null while the first answer is on its way. */
  readonly report: LiveReport | null;
  /** Nothing could be asked at all. */
  readonly error: AppError | null;
  readonly asking: boolean;
  /** Asks Envoy again; what is on screen stays until the answer is there. */
  readonly refresh: () => void;
}

/** Admin answers that the snapshot may not hold: asked when a page shows them, once for all viewers. */
export function useLive(info: SnapshotInfo, operations: readonly AdminOperation[]): LiveHandle {
  const cache = useQueryClient();
  const options = liveQuery(info, operations);
  // Whoever walks through the list with the keyboard does not ask for everything on the way.
  const settled = useSlow(SETTLE_MS);
  const query = useQuery({ ...options, enabled: settled });
  const again = useMutation({
    mutationFn: () => client.admin({ snapshot: info.id, operations, fresh: true }),
    onSuccess: (states) => cache.setQueryData(options.queryKey, { snapshot: info.id, states }),
  });
  const failed = again.error ?? query.error;
  return {
    report: query.data ?? null,
    error: failed === null ? null : errorOf(failed),
    asking: !settled || query.isFetching || again.isPending,
    refresh: () => (query.data === undefined ? void query.refetch() : again.mutate()),
  };
}
