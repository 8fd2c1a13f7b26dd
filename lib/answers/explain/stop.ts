import type { ExplainAnswer, StepKind, Verdict } from '@/lib/explain/answer';

/** The step that an answer ends at. */
const STOPS: Readonly<Record<Verdict, StepKind | null>> = {
  forwarded: null,
  redirect: 'action',
  'direct-response': 'action',
  'no-route': 'route',
  'no-cluster': 'cluster',
  'no-healthy-upstream': 'cluster',
  denied: 'filters',
  fault: 'filters',
  'bad-request': 'connection-manager',
  'no-filter-chain': 'filter-chain',
  'no-listener': 'listener',
  'tls-mismatch': 'filter-chain',
  'upgrade-refused': 'action',
  unknown: null,
};

/** Reasons that end the way at another step than the verdict alone tells; the first that is there counts. */
const BY_REASON: readonly (readonly [code: string, step: StepKind])[] = [
  ['refused-before-routing', 'connection-manager'],
  ['early-header-mutation', 'connection-manager'],
  ['network-filter-unknown', 'filter-chain'],
  ['network-filter-denied', 'filter-chain'],
  ['chain-matcher-unknown-chain', 'filter-chain'],
  ['filter-answered', 'filters'],
  ['filter-unknown', 'filters'],
  ['require-tls', 'virtual-host'],
  ['no-virtual-host', 'virtual-host'],
  ['no-route-configuration', 'route-configuration'],
  ['cluster-by-code', 'action'],
  ['action-unread', 'action'],
  ['cluster-unknown', 'cluster'],
  ['filter-disabled-unread', 'listener'],
  ['rbac-unread', 'filters'],
  ['clause-unread', 'route'],
  ['open', 'route'],
];

/** Where a request's way ends; null when it reaches the upstream. */
export function stopOf({ verdict, because }: ExplainAnswer): StepKind | null {
  if (verdict === 'forwarded') return null;
  const codes = new Set(because.map(({ code }) => code));
  const found = BY_REASON.find(([code]) => codes.has(code));
  return found?.[1] ?? STOPS[verdict] ?? 'cluster';
}
