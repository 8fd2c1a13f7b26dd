import { visibleText } from '@/components/ui/visible-text';
import type { QueryProblem } from '@/lib/query/model';
import { problemExcerpt } from './problem-excerpt';

export interface QueryProblemLineProps {
  /** The query as it was asked: the offsets are of this text. */
  readonly text: string;
  readonly problem: QueryProblem | null;
}

/** What of a query was not understood, marked at its place; nothing where all was. The last good rows stay. */
export function QueryProblemLine({ text, problem }: QueryProblemLineProps) {
  if (problem === null) return null;
  const { before, marked, after } = problemExcerpt(text, problem);
  return (
    <p className="sm px-6 pb-2 text-err" role="status">
      <code className="wrap-anywhere">
        {visibleText(before)}
        <mark>{visibleText(marked) || '▮'}</mark>
        {visibleText(after)}
      </code>{' '}
      {problem.message}
    </p>
  );
}
