/** Holds an answer line against the truth: which fields must agree depends on the verdict. */
import type { Open } from './open.ts';
import type { Truth } from './truth.ts';

export interface Difference {
  readonly field: string;
  readonly truth: unknown;
  readonly answer: unknown;
}

type Answer = Readonly<Record<string, unknown>>;

const OWN_REPLY = ['status', 'flags', 'details'] as const;
const PLACE = ['virtualHost', 'route'] as const;

/** Before routing Envoy may log a virtual host and a route, looked up only to build the filters of its reply. */
const FIELDS: Readonly<Record<string, readonly (keyof Truth)[]>> = {
  forwarded: [...PLACE, 'cluster', 'upstreamPath', 'upstreamHost'],
  redirect: [...OWN_REPLY, ...PLACE, 'location'],
  'direct-response': [...OWN_REPLY, ...PLACE, 'location'],
  'no-route': [...OWN_REPLY, 'virtualHost'],
  'no-cluster': [...OWN_REPLY, ...PLACE],
  'no-healthy-upstream': [...OWN_REPLY, ...PLACE, 'cluster'],
  denied: [...OWN_REPLY, ...PLACE],
  fault: [...OWN_REPLY, ...PLACE],
  'upgrade-refused': [...OWN_REPLY, ...PLACE],
  'bad-request': OWN_REPLY,
  'no-filter-chain': ['flags'],
};

/** A weighted choice is open: the truth must be one of those that can be. */
function isPossible(answer: Answer, cluster: string | null): boolean {
  const clusters = answer['clusters'];
  if (!Array.isArray(clusters) || answer['cluster'] !== null) return false;
  return clusters.some(
    (one: unknown) =>
      typeof one === 'object' &&
      one !== null &&
      'name' in one &&
      one.name === cluster &&
      'probability' in one &&
      Number(one.probability) > 0,
  );
}

function agrees(field: keyof Truth, truth: Truth, answer: Answer, open: Open): boolean {
  const told = answer[field] ?? null;
  if (told === truth[field]) return true;
  if (told === null && mayBeUnknown(truth, answer, open)) return true;
  if (told === null && open.byFormat && FORMATTED.has(field)) return true;
  // What Envoy ends itself (a CONNECT) or a TCP proxy passes on was never read by the backend.
  if (field === 'upstreamPath' || field === 'upstreamHost') return truth[field] === null;
  return field === 'cluster' && isPossible(answer, truth.cluster);
}

const FORMATTED: ReadonlySet<keyof Truth> = new Set(['upstreamPath', 'upstreamHost', 'location']);
const UNDECIDED = ['filter-unknown', 'rbac-unread', 'cluster-by-code'];

/** Whether one of the reasons has one of the codes. */
function saysWhy(answer: Answer, codes: readonly string[]): boolean {
  const because = answer['because'];
  if (!Array.isArray(because)) return false;
  return because.some(
    (one: unknown) =>
      typeof one === 'object' && one !== null && 'code' in one && codes.includes(String(one.code)),
  );
}

/** Whether an answer that leaves a choice open counts this among its ends. */
function mayEndSo(answer: Answer, verdict: string): boolean {
  const because = answer['because'];
  if (!Array.isArray(because)) return false;
  return because.some(
    (one: unknown) =>
      typeof one === 'object' &&
      one !== null &&
      'code' in one &&
      one.code === 'open' &&
      'ends' in one &&
      String(one.ends).split(', ').includes(verdict),
  );
}

/** `unknown` is right only where something undecidable stands in the way, and where the answer says so. */
function mayBeUnknown(truth: Truth, answer: Answer, open: Open): boolean {
  return (open.byFilter && saysWhy(answer, UNDECIDED)) || (open.byChance && mayEndSo(answer, truth.verdict));
}

/** Empty when they agree. A missing answer line differs, and so does `unknown` for what the dump decides. */
export function differences(truth: Truth, answer: Answer | undefined, open: Open): readonly Difference[] {
  if (answer === undefined) return [{ field: 'answer line', truth: truth.verdict, answer: 'missing' }];
  if (answer['verdict'] === 'unknown' && mayBeUnknown(truth, answer, open)) return [];
  if (answer['verdict'] !== truth.verdict)
    return [{ field: 'verdict', truth: truth.verdict, answer: answer['verdict'] ?? null }];
  const early = truth.verdict === 'redirect' && truth.details?.startsWith('path_normalization') === true;
  const fields = early
    ? ([...OWN_REPLY, 'location'] as const)
    : // Of a TCP proxy there is no more than the cluster.
      (FIELDS[truth.verdict] ?? []).filter(
        (field) =>
          truth.status !== null || truth.details !== null || field === 'cluster' || field === 'flags',
      );
  const all: readonly (keyof Truth)[] = truth.filterChain === null ? fields : ['filterChain', ...fields];
  return all
    .filter((field) => !agrees(field, truth, answer, open))
    .map((field) => ({ field, truth: truth[field], answer: answer[field] ?? null }));
}
