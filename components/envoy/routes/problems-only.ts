import type { AnsweredPage, Understood } from '../use-understood';

/** What the switch `With problems` adds to a filter; with a state other than ok, as the counts say it. */
const TERM = '!state:ok ';

/** The filter to be asked for. */
export function askedFilter(typed: string, problemsOnly: boolean): string {
  return problemsOnly ? `${TERM}${typed}` : typed;
}

/**
 * The same with the filter that was asked as the good one. The server counts places from the first character
 * that it was asked; the reader typed only what follows the switch's term.
 */
export function ofTyped<Page extends AnsweredPage>(
  understood: Understood<Page>,
  problemsOnly: boolean,
): Understood<Page> {
  const { problem, good } = understood;
  if (!problemsOnly) return understood;
  const start = (place: number) => Math.max(0, place - TERM.length);
  return {
    ...understood,
    good: askedFilter(good, true),
    problem: problem && { ...problem, start: start(problem.start), end: start(problem.end) },
  };
}
