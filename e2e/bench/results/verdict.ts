import type { Figure, Gap, GroupName, Results } from './model.ts';
import { GROUPS } from './model.ts';
import { least, median, most, percentile } from './statistics.ts';

export type Verdict = 'aim' | 'must' | 'missed' | 'shown';

/** The one number of a figure that is held against its goal. */
export function judgedValue({ judged, values }: Figure): number {
  switch (judged) {
    case 'least':
      return least(values);
    case 'median':
      return median(values);
    case 'most':
      return most(values);
    case 'p95':
      return percentile(values, 0.95);
  }
}

/** A figure without values misses: NaN meets nothing. */
export function verdictOf(figure: Figure): Verdict {
  const { goal } = figure;
  if (goal === null) return 'shown';
  const value = judgedValue(figure);
  const meets = (limit: number): boolean => (goal.better === 'less' ? value <= limit : value >= limit);
  if (!meets(goal.must)) return 'missed';
  return goal.aim !== null && meets(goal.aim) ? 'aim' : 'must';
}

export interface Failing {
  readonly group: GroupName;
  readonly entry: Figure | Gap;
}

/** What `--check` fails on: a missed Must, and a figure of the product that could not be had. A missing peer is noted. */
export function failing(results: Results): readonly Failing[] {
  return GROUPS.flatMap((group) => {
    const { figures = [], gaps = [] } = results.groups[group] ?? {};
    const missed = figures.filter((figure) => verdictOf(figure) === 'missed');
    const absent = gaps.filter(({ kind }) => kind !== 'no-peer');
    return [...missed, ...absent].map((entry) => ({ group, entry }));
  });
}
