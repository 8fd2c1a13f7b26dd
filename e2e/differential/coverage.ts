/**
 * What a run has tried, told by the truth alone: a clause kind wins when a request that fits reaches its goal, and is
 * the sole cause of a loss when the same request with only that clause spoilt does not.
 */
import type { Aim, Case } from './generate/case.ts';
import type { Truth } from './truth.ts';

export interface Coverage {
  readonly won: Map<string, number>;
  readonly lost: Map<string, number>;
  readonly verdicts: Map<string, number>;
}

export const emptyCoverage = (): Coverage => ({ won: new Map(), lost: new Map(), verdicts: new Map() });

const count = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);

function reached(aim: Aim, truth: Truth): boolean {
  if (truth.filterChain !== aim.chain) return false;
  if (aim.filter !== null) return truth.verdict === aim.filter.verdict;
  return aim.route === null
    ? truth.verdict === 'forwarded' && truth.route === null
    : truth.route === aim.route;
}

export function cover(coverage: Coverage, { requests }: Case, truths: ReadonlyMap<string, Truth>): void {
  const aims = new Map(requests.map(({ sent, aim }) => [sent.id, aim]));
  for (const [id, truth] of truths) {
    count(coverage.verdicts, truth.verdict);
    const aim = aims.get(id);
    if (aim === undefined || aim.twist !== null) continue;
    if (aim.spoilt === null) {
      if (!reached(aim, truth)) continue;
      for (const kind of aim.kinds) count(coverage.won, kind);
      if (aim.filter !== null) count(coverage.won, `filter ${aim.filter.kind}`);
      continue;
    }
    const partner = truths.get(aim.spoilt.partner);
    if (partner !== undefined && reached(aim, partner) && !reached(aim, truth))
      count(coverage.lost, aim.spoilt.kind);
  }
}

export function printCoverage({ won, lost, verdicts }: Coverage): void {
  console.log('\nverdict: requests');
  for (const [verdict, times] of [...verdicts].sort()) console.log(`  ${verdict}: ${times}`);
  console.log('\nclause kind: won, sole cause of a loss');
  for (const kind of [...new Set([...won.keys(), ...lost.keys()])].sort())
    console.log(`  ${kind}: ${won.get(kind) ?? 0}, ${lost.get(kind) ?? 0}`);
}
