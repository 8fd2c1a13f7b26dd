'use client';
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import type { Answers, Question } from '@/lib/answers/questions';
import { client } from '@/lib/api/client';

export const JSON_ROWS = 200;

/** The two questions about a document whose rows come in windows. */
type Windowed = Extract<Question, { ask: 'tree' | 'lines' }>;
type PageOf<Q extends Windowed> = Answers[Q['ask']];

const optionsOf = <Q extends Windowed>(snapshot: string, question: Q) => ({
  queryKey: ['answer', snapshot, question],
  queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<PageOf<Q>> =>
    client.ask(snapshot, question, signal),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

export interface JsonWindows<Page, Row> {
  /** The first window, which says what there is in all; of what was asked before while the new one is on the way. */
  readonly head: Page | undefined;
  readonly stale: boolean;
  /** Undefined while its window is on the way. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly error: unknown;
  readonly retry: () => void;
}

/** Rows `first … last` of a tree or of lines that stay on the server. */
export function useJsonWindows<Q extends Windowed>(
  snapshot: string,
  questionAt: (offset: number, limit: number) => Q,
  range: { readonly first: number; readonly last: number },
): JsonWindows<PageOf<Q>, PageOf<Q>['rows'][number]> {
  const head = useQuery({
    ...optionsOf(snapshot, questionAt(0, JSON_ROWS)),
    placeholderData: keepPreviousData,
  });
  const stale = head.isPlaceholderData;
  const pages: number[] = [];
  for (let page = Math.floor(range.first / JSON_ROWS); page * JSON_ROWS <= range.last; page += 1)
    if (page > 0) pages.push(page);
  const results = useQueries({
    queries: pages.map((page) => optionsOf(snapshot, questionAt(page * JSON_ROWS, JSON_ROWS))),
  });
  const windows = new Map<number, PageOf<Q>['rows']>();
  if (head.data !== undefined) windows.set(0, head.data.rows);
  pages.forEach((page, place) => {
    const data = results[place]?.data;
    if (data !== undefined) windows.set(page, data.rows);
  });
  const failed = [head, ...results].find(({ isError }) => isError);
  return {
    head: head.data,
    stale,
    rowAt: (index) => windows.get(Math.floor(index / JSON_ROWS))?.[index % JSON_ROWS],
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  };
}
