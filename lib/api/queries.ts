import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Question } from '@/lib/answers/questions';
import type { AdminOperation } from '@/lib/snapshot/capture';
import type { DumpScope } from '@/lib/snapshot/dump-scope';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { client } from './client';
import type { AdminReport, Target } from './contract';

export const sourcesQuery = () =>
  queryOptions({ queryKey: ['sources'], queryFn: ({ signal }) => client.sources(signal), staleTime: 5_000 });

export const proxiesQuery = (source: string) =>
  queryOptions({
    queryKey: ['proxies', source],
    queryFn: ({ signal }) => client.proxies(source, signal),
    staleTime: 10_000,
  });

/** The sidecars of a source; nothing is asked before somebody wants to see them. */
export const sidecarsQuery = (source: string, text: string) =>
  queryOptions({
    queryKey: ['sidecars', source, text],
    queryFn: ({ signal }) => client.sidecars(source, text, signal),
    staleTime: 10_000,
    placeholderData: keepPreviousData,
    retry: false,
  });

/**
 * Asks again every 250 ms while the snapshot is being opened, refreshed or counted, and less often while its dump is
 * still looked through. All pages share one query: `scope` says what
 * the page that asks needs, and what is open may hold more, or less until the rest is read.
 */
export const snapshotQuery = (target: Target, scope: DumpScope) =>
  queryOptions({
    queryKey: ['snapshot', target.source, target.proxy],
    queryFn: ({ signal }) => client.open({ ...target, fresh: false, scope, seenAt: null }, signal),
    refetchInterval: ({ state }) => {
      const data = state.data;
      if (data?.state === 'opening' || (data?.state === 'ready' && data.refreshing)) return 250;
      if (data?.state !== 'ready') return false;
      if (data.info.counted.state === 'running') return 250;
      return data.info.check.state === 'running' ? 500 : false;
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

/** What became of admin answers, and the snapshot that they stand beside. */
export interface LiveReport {
  readonly snapshot: string;
  readonly states: AdminReport;
}

/**
 * Makes sure that admin answers are there which are not part of a capture. A new read of the source (`takenAt`)
 * asks anew: what is on screen is then as old as the rest of the page, and until it is there the older one stays.
 */
export const liveQuery = (
  { id, takenAt }: Pick<SnapshotInfo, 'id' | 'takenAt'>,
  operations: readonly AdminOperation[],
) =>
  queryOptions<LiveReport, Error, LiveReport, readonly string[]>({
    queryKey: ['live', id, takenAt, ...operations],
    queryFn: async ({ signal }) => ({
      snapshot: id,
      states: await client.admin({ snapshot: id, operations, fresh: false }, signal),
    }),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) =>
      before?.states.map(({ operation }) => operation).join() === operations.join() ? before : undefined,
    retry: false,
  });

/** An answer about live parts: another one for every time they were taken (`at`). The question stays last in the key. */
export const liveAnswerQuery = <Q extends Question>(snapshot: string, at: string, question: Q) =>
  queryOptions({
    ...answerQuery(snapshot, question),
    queryKey: ['answer', snapshot, at, question],
  });

/** Where a request for a listener's port would be sent, or why nowhere. */
export const sendPlaceQuery = (snapshot: string, port: number) =>
  queryOptions({
    queryKey: ['send-place', snapshot, port],
    queryFn: ({ signal }) => client.sendPlace(snapshot, port, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
