'use client';
import { notifyManager, type Query, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { AppFailure } from '@/lib/core/errors';

/** Whether a query asked something of a snapshot that the server had closed. */
function foundGone({ queryKey: [kind, snapshot], state }: Query, id: string): boolean {
  const asked = (kind === 'answer' || kind === 'live') && snapshot === id;
  return asked && state.error instanceof AppFailure && state.error.error.code === 'snapshot-gone';
}

/** Whether the server has closed this snapshot, as far as somebody asked since. */
export function useGone(id: string | null): boolean {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback(
    (onChange: () => void) => cache.subscribe(notifyManager.batchCalls(onChange)),
    [cache],
  );
  const isGone = () => id !== null && cache.getAll().some((query) => foundGone(query, id));
  return useSyncExternalStore(subscribe, isGone, () => false);
}

/** Before it is opened again: the same content has the same id. */
export function forgetGone(client: QueryClient, id: string): void {
  client.removeQueries({ predicate: (query) => foundGone(query, id) });
}
