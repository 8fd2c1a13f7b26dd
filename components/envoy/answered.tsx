'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState, errorOf, LoadingState } from '@/components/data/states';

export interface AnsweredProps<Answer> {
  readonly query: UseQueryResult<Answer>;
  /** `Loading listeners` */
  readonly loading: string;
  readonly lines?: number;
  readonly children: (answer: Answer) => ReactNode;
}

/** Error, loading, content: one answer, and only the part of the page that shows it. */
export function Answered<Answer>({ query, loading, lines = 8, children }: AnsweredProps<Answer>) {
  if (query.isError) return <ErrorState error={errorOf(query.error)} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <LoadingState label={loading} lines={lines} />;
  return children(query.data);
}
