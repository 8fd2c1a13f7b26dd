'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Counts } from '@/lib/answers/common-types';
import type { QueryProblem } from '@/lib/query/model';
import { useLastGood } from './admin/use-last-good';

export interface AnsweredPage {
  readonly counts: Counts;
  readonly problem: QueryProblem | null;
}

export interface Understood<Answer> {
  /** The answer to what is typed; undefined while it is not there, or when it was not understood. */
  readonly page: Answer | undefined;
  /** All rows, whatever is typed. */
  readonly total: number;
  readonly problem: QueryProblem | null;
  /** The last filter that was understood: its rows stay. */
  readonly good: string;
}

/** What is typed, as far as it was understood. */
export function useUnderstood<Answer extends AnsweredPage>(
  typed: UseQueryResult<Answer>,
  text: string,
): Understood<Answer> {
  const known = typed.data === undefined || typed.isPlaceholderData ? null : typed.data;
  const problem = known?.problem ?? null;
  const good = useLastGood(text, known === null ? null : problem === null);
  return {
    page: problem === null ? typed.data : undefined,
    total: known?.counts.total ?? 0,
    problem,
    good,
  };
}
