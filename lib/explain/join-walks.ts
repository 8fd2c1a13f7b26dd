import type { ClusterShare, ExplainAnswer, Reason, Verdict } from './answer';
import type { Walked } from './chance';
import type { Outcome, Trail } from './outcome';

/** One way through Envoy, from the connection to the end. */
export interface Walk {
  readonly outcome: Outcome;
  readonly trail: Trail;
}

/** The answer of a walk that nothing was left open on. */
export const answerOf = ({ outcome: found, trail }: Walk): ExplainAnswer => ({
  ...found,
  because: trail.because,
  steps: trail.steps,
});

/** What all ways agree on; null for what they do not. */
function common<T>(paths: readonly Walked<Walk>[], of: (outcome: Outcome) => T): T | null {
  const [first, ...others] = paths.map(({ value }) => of(value.outcome));
  return first !== undefined && others.every((other) => other === first) ? first : null;
}

function shares(paths: readonly Walked<Walk>[]): readonly ClusterShare[] {
  const byName = new Map<string, number>();
  const sum = paths.reduce((total, { chance }) => total + chance.weight, 0);
  for (const { chance, value } of paths)
    for (const { name } of value.outcome.clusters)
      byName.set(name, (byName.get(name) ?? 0) + chance.weight / sum);
  return Array.from(byName, ([name, probability]) => ({ name, probability }));
}

/** How likely each end is, the likeliest first. */
function ends(paths: readonly Walked<Walk>[]): readonly (readonly [Verdict, number])[] {
  const sum = paths.reduce((total, { chance }) => total + chance.weight, 0);
  const byVerdict = new Map<Verdict, number>();
  for (const { chance, value } of paths) {
    const { verdict } = value.outcome;
    byVerdict.set(verdict, (byVerdict.get(verdict) ?? 0) + chance.weight / sum);
  }
  return [...byVerdict].sort(([, a], [, b]) => b - a);
}

/**
 * One answer of all the ways that a question leaves open: `unknown` when they end differently. Where only random
 * numbers decide, each end comes with its probability (`by-chance`).
 */
export function joined(paths: readonly Walked<Walk>[], complete: boolean): ExplainAnswer {
  const reasons = paths.flatMap(({ chance }) => chance.reasons);
  const unique = [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()];
  const likely = ends(paths);
  const isByChance = complete && unique.length === 0 && likely.length > 1;
  const verdict = complete ? common(paths, (each) => each.verdict) : null;
  const open: readonly Reason[] = [
    { code: 'open', ends: likely.map(([end]) => end).join(', ') },
    ...(isByChance
      ? likely.map(([end, probability]) => ({ code: 'by-chance', verdict: end, probability }))
      : []),
  ];
  const first = paths[0]?.value.trail;
  return {
    verdict: verdict ?? 'unknown',
    status: common(paths, (each) => each.status),
    flags: common(paths, (each) => each.flags),
    details: common(paths, (each) => each.details),
    virtualHost: common(paths, (each) => each.virtualHost),
    route: common(paths, (each) => each.route),
    cluster: common(paths, (each) => each.cluster),
    clusters: shares(paths),
    filterChain: common(paths, (each) => each.filterChain),
    location: common(paths, (each) => each.location),
    upstreamPath: common(paths, (each) => each.upstreamPath),
    upstreamHost: common(paths, (each) => each.upstreamHost),
    because: [...unique, ...open, ...(first?.because ?? [])],
    steps: first?.steps ?? [],
  };
}
