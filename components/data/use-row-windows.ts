'use client';
import { keepPreviousData, type QueryFunction, useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ExtraTexts, PageQuery, TableWindow } from './table-types';

export const PAGE_ROWS = 200;
const NO_GROUPS: readonly number[] = [];
const NO_EXTRA: ExtraTexts = {};

export interface RowWindows<Row> {
  /** Null until the first page is there. */
  readonly rowCount: number | null;
  readonly groupIndices: readonly number[];
  readonly firstRows: readonly Row[];
  /** Changes when other rows stand behind the indices. */
  readonly list: unknown;
  /** Undefined while its page is on the way. */
  readonly rowAt: (index: number) => Row | undefined;
  readonly extraAt: (index: number) => ExtraTexts;
  /** The rows shown answer an older filter; the new ones are on the way. */
  readonly stale: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

export function optionsOf<Answer>(query: PageQuery<Answer>) {
  return {
    queryKey: query.queryKey,
    // The query's own function type is tied to its own key type; here only the answer matters.
    queryFn: query.queryFn as QueryFunction<Answer>,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  };
}

/** Pages that rows `first … last` need, besides page 0, which is always held. */
export function pagesOf(first: number, last: number): readonly number[] {
  const pages: number[] = [];
  for (let page = Math.floor(first / PAGE_ROWS); page * PAGE_ROWS <= last; page += 1)
    if (page > 0) pages.push(page);
  return pages;
}

/**
 * Rows of a list that stays on the server: pages of 200, asked for when they come near the screen.
 * `wanted` are the page numbers besides page 0.
 */
export function useRowWindows<Answer, Row>(
  query: (offset: number, limit: number) => PageQuery<Answer>,
  windowOf: (answer: Answer) => TableWindow<Row>,
  wanted: readonly number[],
): RowWindows<Row> {
  const first = useQuery({ ...optionsOf(query(0, PAGE_ROWS)), placeholderData: keepPreviousData });
  const stale = first.isPlaceholderData;
  const others = stale ? [] : wanted;
  const results = useQueries({
    queries: others.map((page) => optionsOf(query(page * PAGE_ROWS, PAGE_ROWS))),
  });
  const head = useMemo(
    () => (first.data === undefined ? null : windowOf(first.data)),
    [first.data, windowOf],
  );
  const pages = new Map<number, TableWindow<Row>>();
  if (head !== null) pages.set(0, head);
  others.forEach((page, place) => {
    const data = results[place]?.data;
    if (data !== undefined) pages.set(page, windowOf(data));
  });
  const failed = [first, ...results].filter((result) => result.isError);
  return {
    rowCount: head === null ? null : head.rowCount,
    groupIndices: head?.groupIndices ?? NO_GROUPS,
    firstRows: head?.rows ?? [],
    list: first.data,
    rowAt: (index) => pages.get(Math.floor(index / PAGE_ROWS))?.rows[index % PAGE_ROWS],
    extraAt: (index) => pages.get(Math.floor(index / PAGE_ROWS))?.extra?.[index % PAGE_ROWS] ?? NO_EXTRA,
    stale,
    error: failed[0]?.error ?? null,
    retry: () => {
      for (const result of failed) void result.refetch();
    },
  };
}
