/**
 * What a run has tried, told by the truth and by what each request was made for. A clause kind wins when a request
 * that fits reaches its goal. It is the sole cause of a loss when the same request with only that clause spoilt does
 * not reach it, or, for a clause that no request can change, when the twin without it is reached in its place.
 */
import type { Verdict } from '@/lib/explain/answer';
import type { Aim } from './generate/aims.ts';
import type { Case } from './generate/case.ts';
import type { Kind, Rule } from './generate/draft.ts';
import type { Truth } from './truth.ts';

export interface Coverage {
  /** By clause kind, with its form. */
  readonly won: Map<Kind, number>;
  readonly lost: Map<Kind, number>;
  readonly verdicts: Map<string, number>;
}

export const emptyCoverage = (): Coverage => ({ won: new Map(), lost: new Map(), verdicts: new Map() });

const count = <K>(map: Map<K, number>, key: K): void => void map.set(key, (map.get(key) ?? 0) + 1);

/** Kinds below a virtual host: a loss counts only where the virtual host is still the same. */
const CHAIN_KINDS =
  /^(address|bound|destination-|server-name|transport-|application-|direct-|source-|scope-key|domain)/;

function reached({ chain, filter, route }: Aim, truth: Truth): boolean {
  if (truth.filterChain !== chain) return false;
  if (filter !== null) return truth.verdict === filter;
  return route === null ? truth.verdict === 'forwarded' && truth.route === null : truth.route === route;
}

function coverOne(coverage: Coverage, aim: Aim, truth: Truth): void {
  const { fixed, filter, chain } = aim;
  const isTwin = fixed !== null && fixed.twin !== null && truth.route === fixed.twin;
  if (fixed !== null && isTwin && filter === null && truth.filterChain === chain)
    count(coverage.lost, fixed.rule);
  if (!reached(aim, truth)) return;
  for (const kind of new Set(aim.kinds)) count(coverage.won, kind);
  if (fixed?.holds === true) count(coverage.won, fixed.rule);
  if (truth.verdict === 'forwarded') count(coverage.won, 'endpoint-health');
  // Its only host is ill: with a healthy one it is as `one`.
  if (truth.verdict === 'no-healthy-upstream' && truth.cluster === 'sick')
    count(coverage.lost, 'endpoint-health');
}

export function cover(coverage: Coverage, { requests }: Case, truths: ReadonlyMap<string, Truth>): void {
  const aims = new Map(requests.map(({ sent, aim }) => [sent.id, aim]));
  for (const [id, truth] of truths) {
    count(coverage.verdicts, truth.verdict);
    const aim = aims.get(id);
    if (aim === undefined || aim.twist !== null) continue;
    if (aim.spoilt === null) {
      coverOne(coverage, aim, truth);
      continue;
    }
    const partner = truths.get(aim.spoilt.partner);
    if (partner === undefined || !reached(aim, partner) || reached(aim, truth)) continue;
    const { kind } = aim.spoilt;
    if (CHAIN_KINDS.test(kind) || truth.virtualHost === partner.virtualHost) count(coverage.lost, kind);
  }
}

type Wanted = 'both' | 'none';

/** What a run must have tried of each kind. */
const WANTED: Readonly<Record<Rule, Wanted>> = {
  address: 'both',
  'destination-port': 'both',
  'destination-ip': 'both',
  'server-name': 'both',
  'transport-protocol': 'both',
  'application-protocol': 'both',
  'direct-source-ip': 'both',
  'source-type': 'both',
  'source-ip': 'both',
  'source-port': 'both',
  'matcher-tree': 'both',
  domain: 'both',
  'scope-key': 'both',
  'runtime-fraction': 'both',
  grpc: 'both',
  header: 'both',
  query: 'both',
  cookie: 'both',
  'tls-context': 'both',
  metadata: 'both',
  'filter-state': 'both',
  'path-exact': 'both',
  'path-prefix': 'both',
  'path-separated-prefix': 'both',
  'path-regex': 'both',
  'path-template': 'both',
  'path-connect': 'both',
  'has-path': 'both',
  'cluster-specifier': 'both',
  // What Gatescope cannot read: an Envoy of the version that it knows accepts nothing of that kind.
  unread: 'none',
  bound: 'both',
  'endpoint-health': 'both',
  permission: 'both',
  principal: 'both',
  'rbac-tree': 'both',
  fault: 'both',
  cors: 'both',
  jwt: 'both',
};

const VERDICTS: Readonly<Record<Verdict, boolean>> = {
  forwarded: true,
  redirect: true,
  'direct-response': true,
  'no-route': true,
  'no-cluster': true,
  'no-healthy-upstream': true,
  denied: true,
  fault: true,
  'bad-request': true,
  'no-filter-chain': true,
  'no-listener': true,
  'tls-mismatch': true,
  'upgrade-refused': true,
  // No Envoy is ever in doubt.
  unknown: false,
};

export interface CoverageRow {
  readonly kind: string;
  readonly won: number;
  readonly lost: number;
}

const ruleOf = (kind: string): string => kind.split(':')[0] ?? kind;

function sum(map: ReadonlyMap<Kind, number>, rule: string): number {
  return [...map].reduce((total, [kind, times]) => (ruleOf(kind) === rule ? total + times : total), 0);
}

/** One row per clause kind, all its forms together. */
export const rows = ({ won, lost }: Coverage): readonly CoverageRow[] =>
  Object.entries(WANTED)
    .filter(([, wanted]) => wanted !== 'none')
    .map(([kind]) => ({ kind, won: sum(won, kind), lost: sum(lost, kind) }));

/** What occurred less than `times` times, in words. */
export function gaps(coverage: Coverage, times: number): readonly string[] {
  const clauses = rows(coverage).flatMap(({ kind, won, lost }) => [
    ...(won < times ? [`${kind} won ${won} times`] : []),
    ...(lost < times ? [`${kind} was the sole cause of ${lost} losses`] : []),
  ]);
  const verdicts = Object.entries(VERDICTS).flatMap(([verdict, isReachable]) => {
    const found = coverage.verdicts.get(verdict) ?? 0;
    return isReachable && found < times ? [`${verdict} came ${found} times`] : [];
  });
  return [...clauses, ...verdicts];
}

export function printCoverage(coverage: Coverage, isWhole: boolean): void {
  console.log('\nverdict: requests');
  for (const [verdict, times] of [...coverage.verdicts].sort()) console.log(`  ${verdict}: ${times}`);
  console.log('\nclause kind: won, sole cause of a loss');
  for (const { kind, won, lost } of rows(coverage)) console.log(`  ${kind}: ${won}, ${lost}`);
  if (!isWhole) return;
  console.log('\nforms of it');
  const { won, lost } = coverage;
  for (const kind of [...new Set([...won.keys(), ...lost.keys()])].sort())
    console.log(`  ${kind}: ${won.get(kind) ?? 0}, ${lost.get(kind) ?? 0}`);
}
