import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Question } from '@/lib/answers/questions';
import { client } from './client';
import type { Target } from './contract';

export const sourcesQuery = () =>
  queryOptions({ queryKey: ['sources'], queryFn: ({ signal }) => client.sources(signal), staleTime: 5_000 });

export const proxiesQuery = (source: string) =>
  queryOptions({
    queryKey: ['proxies', source],
    queryFn: ({ signal }) => client.proxies(source, signal),
    staleTime: 10_000,
  });

/** Asks again every 250 ms while the snapshot is being opened or refreshed. */
export const snapshotQuery = (target: Target) =>
  queryOptions({
    queryKey: ['snapshot', target.source, target.proxy],
    queryFn: ({ signal }) => client.open({ ...target, fresh: false }, signal),
    refetchInterval: ({ state }) => {
      const data = state.data;
      return data?.state === 'opening' || (data?.state === 'ready' && data.refreshing) ? 250 : false;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** An answer never goes stale: a snapshot is immutable and its id is part of the key. */
export const answerQuery = <Q extends Question>(snapshot: string, question: Q) =>
  queryOptions({
    queryKey: ['answer', snapshot, question],
    queryFn: ({ signal }) => client.ask(snapshot, question, signal),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    retry: false,
  });
