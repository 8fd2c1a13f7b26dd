const isBlank = (text: string, at: number): boolean => text[at] === ' ' || text[at] === '\t';

/** Without the blanks and tabs at both ends, and nothing else, in one pass: `/[ \t]+$/` looks at a run again and again. */
export function withoutBlanks(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isBlank(text, from)) from += 1;
  while (to > from && isBlank(text, to - 1)) to -= 1;
  return text.slice(from, to);
}
