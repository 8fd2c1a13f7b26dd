import { CLUSTER_MESSAGE } from './cluster-discovery';
import { fieldsOf, MAX_DEPTH } from './cluster-messages';
import { configSettings, settingsOf, topField } from './cluster-setting-list';
import type { LbPolicy, LoadBalancing, LocalityRule, SubsetConfig } from './cluster-settings-model';
import { isSubsetField, readSubsets } from './cluster-subsets';
import type { Raw } from './raw';

/** Fields of a cluster that say how it chooses among its endpoints. */
export const LOAD_BALANCING_FIELDS: ReadonlySet<string> = new Set([
  'lb_policy',
  'load_balancing_policy',
  'lb_subset_config',
  'ring_hash_lb_config',
  'maglev_lb_config',
  'least_request_lb_config',
  'round_robin_lb_config',
  'common_lb_config',
]);

const SPELLED_OUT: ReadonlySet<string> = new Set(['lb_policy', 'load_balancing_policy', 'lb_subset_config']);

const POLICIES = 'envoy.extensions.load_balancing_policies.';
const SUBSET = `${POLICIES}subset.v3.Subset`;

/** Fields of policies that hold further policies, all of type config.cluster.v3.LoadBalancingPolicy. */
const CHILD_FIELDS = [
  'endpoint_picking_policy',
  'subset_lb_policy',
  'fallback_policy',
  'child_policy',
] as const;

function readPolicies(raw: Raw, depth: number): readonly LbPolicy[] {
  if (depth > MAX_DEPTH) return [];
  return raw
    .at('policies')
    .objects()
    .map((each) => readPolicy(each.at('typed_extension_config'), depth));
}

function readPolicy(raw: Raw, depth: number): LbPolicy {
  const config = raw.at('typed_config');
  if (config.object !== null && fieldsOf(config.type) === null) {
    raw.notices.add('unknown-type', () => config.pointer, config.type);
  }
  const children = CHILD_FIELDS.map((field) => ({
    field,
    policies: readPolicies(config.at(field), depth + 1),
  })).filter(({ policies }) => policies.length > 0);
  const isShown = (field: string): boolean =>
    children.some((child) => field.startsWith(`${child.field}.`)) ||
    (config.type === SUBSET && isSubsetField(topField(field)));
  const settings = configSettings(config).filter(({ field }) => !isShown(field));
  return { name: raw.text('name'), type: config.type, settings, children };
}

/** The policy that decides in the end: of a policy that delegates, the one that it delegates to. */
function deciding(policy: LbPolicy): LbPolicy {
  const inner = policy.children[0]?.policies[0];
  return inner === undefined ? policy : deciding(inner);
}

const has = (policy: LbPolicy, field: string): boolean =>
  policy.settings.some((setting) => setting.field === field || setting.field.startsWith(`${field}.`));

/** Whether a policy heeds the weights of hosts; the others choose by the request, or in their own way. */
const BY_NAME: ReadonlyMap<string, LocalityRule> = new Map([
  ['ROUND_ROBIN', 'host-weights'],
  ['LEAST_REQUEST', 'host-weights'],
  ['RANDOM', 'hosts'],
  ['round_robin', 'host-weights'],
  ['least_request', 'host-weights'],
  ['random', 'hosts'],
]);

/** `…load_balancing_policies.least_request.v3.LeastRequest` → `least_request` */
const shortName = ({ type }: LbPolicy): string =>
  type.startsWith(POLICIES) ? (type.slice(POLICIES.length).split('.')[0] ?? '') : type;

function extensionRule(policy: LbPolicy): LocalityRule {
  const inner = deciding(policy);
  // Both wrr_locality and `locality_weighted_lb_config` weigh localities before hosts (load_balancer docs, "Locality
  // weighted load balancing").
  const isWeighted = shortName(policy) === 'wrr_locality' || isLocalityWeighted(inner);
  if (isWeighted) return 'locality-weights';
  if (has(inner, 'locality_lb_config.zone_aware_lb_config')) return 'zone-aware';
  return BY_NAME.get(shortName(inner)) ?? 'per-request';
}

const isLocalityWeighted = (policy: LbPolicy): boolean =>
  has(policy, 'locality_lb_config.locality_weighted_lb_config') || has(policy, 'locality_weighted_lb_config');

function localityRule(raw: Raw, policies: readonly LbPolicy[]): LocalityRule {
  const first = policies[0];
  if (first !== undefined) return extensionRule(first);
  const common = raw.at('common_lb_config');
  if (common.has('locality_weighted_lb_config')) return 'locality-weights';
  if (common.has('zone_aware_lb_config')) return 'zone-aware';
  return BY_NAME.get(raw.text('lb_policy') || 'ROUND_ROBIN') ?? 'per-request';
}

/** How a cluster chooses among its endpoints. A policy of a kind that is not known leaves a notice. */
export function readLoadBalancing(raw: Raw): LoadBalancing {
  const policies = readPolicies(raw.at('load_balancing_policy'), 0);
  return {
    legacy: raw.text('lb_policy') || 'ROUND_ROBIN',
    policies,
    localities: localityRule(raw, policies),
    settings: settingsOf(
      raw,
      CLUSTER_MESSAGE,
      (field) => LOAD_BALANCING_FIELDS.has(field) && !SPELLED_OUT.has(field),
    ),
  };
}

/** `lb_subset_config`, or the subset extension where `load_balancing_policy` has one. */
export function readSubsetConfig(raw: Raw): SubsetConfig | null {
  const legacy = raw.at('lb_subset_config');
  if (legacy.object !== null) return readSubsets(legacy, `${CLUSTER_MESSAGE}.LbSubsetConfig`);
  const configs = raw
    .at('load_balancing_policy')
    .at('policies')
    .objects()
    .map((each) => each.at('typed_extension_config').at('typed_config'));
  const subset = configs.find(({ type }) => type === SUBSET);
  return subset === undefined ? null : readSubsets(subset, SUBSET);
}

/** Envoy's default of `healthy_panic_threshold`, in percent (Cluster.CommonLbConfig). */
const PANIC = 50;

/**
 * Percent of available hosts below which Envoy balances over all. An empty message is 0 %: Istio's way to switch
 * that off. `fail_traffic_on_panic` does not switch it off, but has the same effect for requests.
 */
export function readPanicThreshold(raw: Raw): number {
  const common = raw.at('common_lb_config');
  if (common.at('zone_aware_lb_config').flag('fail_traffic_on_panic')) return 0;
  const threshold = common.at('healthy_panic_threshold');
  return threshold.object === null ? PANIC : (threshold.numberOrNull('value') ?? 0);
}

/** Name of the policy that a list shows: that of the first extension, or `lb_policy`. */
export function readLbName(raw: Raw): string {
  const first = raw.at('load_balancing_policy').at('policies').items()[0];
  const name = first?.at('typed_extension_config').text('name') ?? '';
  return name || raw.text('lb_policy') || 'ROUND_ROBIN';
}
