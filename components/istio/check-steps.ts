import type { AttachReason, MapAttachment, MapRoute, UnevaluatedRule } from '@/lib/istio/map-model';

/** A check of one pair, in the order in which Gatescope makes them: passed, failed, not decided, not reached. */
export interface CheckStep {
  readonly name: string;
  readonly state: 'ok' | 'err' | 'unk' | 'off';
}

const STEPS = {
  VS: ['Gateway name', 'Selector', 'Host', 'Rules', 'Server kept', 'Visibility (exportTo)'],
  HR: ['Gateway name', 'Accepted by the controller', 'Pods', 'Listener', 'Rules', 'Server kept'],
} as const;

type Badge = MapRoute['badge'];

/** Number of the check that a reason comes from. */
const AT: { readonly [C in AttachReason['code']]: Readonly<Record<Badge, number>> | null } = {
  'gateway-not-found': { VS: 0, HR: 0 },
  'gateway-in-other-namespace': { VS: 0, HR: 0 },
  'names-kubernetes-gateway': { VS: 0, HR: 0 },
  'refused-by-controller': { VS: 1, HR: 1 },
  'selector-matches-no-pod': { VS: 1, HR: 2 },
  'no-server-covers-host': { VS: 2, HR: 3 },
  'namespace-filter-on-host': { VS: 2, HR: 3 },
  'no-usable-rule': { VS: 3, HR: 4 },
  'not-exported': { VS: 5, HR: 5 },
  'rule-not-evaluated': null,
  'list-not-read': null,
};

const RULE_AT: { readonly [R in UnevaluatedRule]: Readonly<Record<Badge, number>> } = {
  'proxy-mode': { VS: 1, HR: 2 },
  'mixed-any-host': { VS: 2, HR: 3 },
  'match-gateways-or-port': { VS: 3, HR: 4 },
  delegate: { VS: 3, HR: 4 },
  'tls-or-tcp': { VS: 3, HR: 4 },
  passthrough: { VS: 3, HR: 3 },
  'allowed-routes': { VS: 3, HR: 3 },
  'gateway-api-binding': { VS: 0, HR: 3 },
  'server-merge': { VS: 4, HR: 5 },
  'privileged-port': { VS: 4, HR: 5 },
  exportTo: { VS: 5, HR: 5 },
};

/** The checks of a pair: those before the first that does not hold have passed, those after it were not made. */
export function checkSteps(attachment: MapAttachment, badge: Badge): readonly CheckStep[] {
  const { reason, state } = attachment;
  const at = reason === null ? STEPS[badge].length : placeOf(reason, attachment, badge);
  return STEPS[badge].map((name, i) => ({
    name,
    state: i < at ? 'ok' : i > at ? 'off' : state === 'unknown' ? 'unk' : 'err',
  }));
}

function placeOf(reason: AttachReason, { gatewayId }: MapAttachment, badge: Badge): number {
  if (reason.code === 'rule-not-evaluated') return RULE_AT[reason.rule][badge];
  // Without a Gateway it was their list; with one it was a list that says what it selects.
  if (reason.code === 'list-not-read') return gatewayId === null ? 0 : RULE_AT['proxy-mode'][badge];
  return AT[reason.code]?.[badge] ?? 0;
}
