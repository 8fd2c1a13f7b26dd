import { fractionalPercent } from './cluster-setting-list';
import { localityKey } from './endpoint-groups';
import { readLocality } from './endpoints';
import type { Raw } from './raw';

/** What an assignment says besides its endpoints. */
export interface AssignmentPolicy {
  /** In percent; Envoy's default is 140 (ClusterLoadAssignment.Policy). */
  readonly overprovisioning: number;
  /** Shares of all requests that are refused, whoever would serve them; by category. */
  readonly drops: readonly { readonly category: string; readonly percent: number }[];
  /** By `localityKey`; a locality without a weight is not among them. */
  readonly localityWeights: ReadonlyMap<string, number>;
}

const OVERPROVISIONING = 140;

/** config.endpoint.v3.ClusterLoadAssignment: `policy`, and the weights of its localities. */
export function readAssignmentPolicy(assignment: Raw): AssignmentPolicy {
  const policy = assignment.at('policy');
  const weights = assignment
    .at('endpoints')
    .objects()
    .map((group): [string, number] => [
      localityKey(group.numberOrNull('priority') ?? 0, readLocality(group.at('locality'))),
      group.numberOrNull('load_balancing_weight') ?? 0,
    ]);
  return {
    overprovisioning: policy.numberOrNull('overprovisioning_factor') ?? OVERPROVISIONING,
    drops: policy
      .at('drop_overloads')
      .objects()
      .map((drop) => ({
        category: drop.text('category'),
        percent: fractionalPercent(drop.at('drop_percentage')),
      })),
    // A dump writes 0 where no weight was given.
    localityWeights: new Map(weights.filter(([, weight]) => weight > 0)),
  };
}
