import { visibleText } from '@/lib/core/visible-text';
import type { QueryProblem } from '@/lib/query/model';

/** Characters as they stand in a terminal, not UTF-16 units. */
const width = (text: string): number => [...visibleText(text)].length;

/** What cannot be understood in a text that was typed: why, the text, and carets beneath the place. */
export function problemLines(text: string, { start, end, message }: QueryProblem): readonly string[] {
  const before = width(text.slice(0, start));
  const marked = Math.max(1, width(text.slice(start, end)));
  return [message, `  ${visibleText(text)}`, `  ${' '.repeat(before)}${'^'.repeat(marked)}`];
}
