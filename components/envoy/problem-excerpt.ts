import type { QueryProblem } from '@/lib/query/model';

/** Characters of the text that are shown on each side of the mark, and within it. */
const SHOWN = 80;

export interface ProblemExcerpt {
  readonly before: string;
  readonly marked: string;
  readonly after: string;
}

/** The place of a problem in a text, with what is around it: a pattern may have thousands of characters. */
export function problemExcerpt(text: string, { start, end }: QueryProblem): ProblemExcerpt {
  const before = text.slice(0, start);
  const marked = text.slice(start, end);
  const after = text.slice(end);
  const head = (part: string) => (part.length > SHOWN ? `${part.slice(0, SHOWN)}…` : part);
  return {
    before: before.length > SHOWN ? `…${before.slice(-SHOWN)}` : before,
    marked: head(marked),
    after: head(after),
  };
}
