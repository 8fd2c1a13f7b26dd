import { naturalOrder } from '@/lib/core/natural-order';
import type { LocalityRule } from './cluster-settings-model';
import { type LoadRules, type PriorityCount, type PriorityLoad, priorityLoads } from './endpoint-load';
import type { Endpoint } from './endpoint-model';
import { type Health, healthOf } from './endpoint-serving';

/** Endpoints of one locality within a priority. */
export interface LocalityGroup {
  /** `region/zone/sub_zone`; '' for none. */
  readonly locality: string;
  /** Places in the list of the cluster's endpoints. */
  readonly members: readonly number[];
  readonly health: Health;
  /** EDS' weight of the locality; null where it is not known. */
  readonly weight: number | null;
  /** Percent of the cluster's requests; null where it cannot be told. */
  readonly share: number | null;
}

/** Endpoints of one priority: what Envoy fails over to, in their order. */
export interface PriorityGroup {
  readonly priority: number;
  readonly health: Health;
  /** Percent of the cluster's requests; null where it cannot be told. */
  readonly share: number | null;
  readonly panics: boolean;
  readonly localities: readonly LocalityGroup[];
}

/** Why shares cannot be told; null where they are. */
export type SharesUnknown = 'health-unknown' | 'no-endpoint' | 'none-available' | 'per-request' | 'subsets';

export interface EndpointGroups {
  readonly groups: readonly PriorityGroup[];
  readonly sharesUnknown: SharesUnknown | null;
  /** Why the shares of localities cannot be told though those of priorities can; null: they are told. */
  readonly localitiesUnknown: Extract<LocalityRule, 'per-request' | 'zone-aware'> | 'no-weights' | null;
}

export interface Spread extends LoadRules {
  readonly rule: LocalityRule;
  /** The route's metadata chooses among the endpoints, or each request its own. */
  readonly chooses: 'subsets' | 'per-request' | null;
  /** By `localityKey`. */
  readonly localityWeights: ReadonlyMap<string, number>;
}

export const localityKey = (priority: number, locality: string): string => `${priority} ${locality}`;

/** Hosts with these flags count neither as available nor as not (upstream_impl.cc `excludeBasedOnHealthFlag`). */
const EXCLUDED: ReadonlySet<string> = new Set(['pending_active_hc', 'excluded_via_immediate_hc_fail']);

const isExcluded = ({ healthFlags }: Endpoint): boolean => healthFlags.some((flag) => EXCLUDED.has(flag));

function countOf(endpoints: readonly Endpoint[]): PriorityCount {
  const counted = endpoints.filter((each) => !isExcluded(each));
  const of = (health: Endpoint['health']): number => counted.filter((each) => each.health === health).length;
  return {
    healthy: of('healthy'),
    degraded: of('degraded'),
    total: counted.length,
    hosts: endpoints.length,
  };
}

/** An endpoint, with its place in the list. */
type Placed = readonly [place: number, endpoint: Endpoint];

/** What one locality brings in when the load of its priority is split. */
function localityScore(
  members: readonly Endpoint[],
  weight: number,
  spread: Spread,
  hosts: readonly Endpoint[],
) {
  if (spread.rule === 'locality-weights') {
    const { total } = countOf(members);
    const available = total === 0 ? 0 : Math.min(1, ((spread.overprovisioning / 100) * hosts.length) / total);
    return weight * available;
  }
  return spread.rule === 'hosts' ? hosts.length : hosts.reduce((sum, each) => sum + (each.weight ?? 1), 0);
}

interface Locality {
  readonly name: string;
  readonly placed: readonly Placed[];
  readonly weight: number | null;
}

/** Shares of one kind of hosts (healthy, degraded, or all in panic) by locality, in percent to two decimals. */
function split(
  localities: readonly Locality[],
  load: number,
  spread: Spread,
  isMeant: (endpoint: Endpoint) => boolean,
): readonly number[] {
  const scores = localities.map(({ placed, weight }) => {
    const members = placed.map(([, endpoint]) => endpoint);
    return localityScore(members, weight ?? 0, spread, members.filter(isMeant));
  });
  const total = scores.reduce((sum, each) => sum + each, 0);
  return scores.map((score) => (total === 0 ? 0 : Math.round((load * score * 100) / total) / 100));
}

function localityShares(
  localities: readonly Locality[],
  load: PriorityLoad,
  spread: Spread,
): readonly number[] {
  // In panic Envoy takes all hosts, and no locality counts.
  if (load.panics) {
    return split(
      localities,
      load.healthy + load.degraded,
      { ...spread, rule: flat(spread.rule) },
      () => true,
    );
  }
  const is = (health: Endpoint['health']) => (each: Endpoint) => each.health === health && !isExcluded(each);
  const healthy = split(localities, load.healthy, spread, is('healthy'));
  const degraded = split(localities, load.degraded, spread, is('degraded'));
  return healthy.map((share, place) => share + (degraded[place] ?? 0));
}

const flat = (rule: LocalityRule): LocalityRule => (rule === 'locality-weights' ? 'host-weights' : rule);

function whyNoShares(endpoints: readonly Endpoint[], spread: Spread): SharesUnknown | null {
  if (endpoints.length === 0) return 'no-endpoint';
  if (spread.chooses !== null) return spread.chooses;
  return endpoints.some(({ health }) => health === 'unknown') ? 'health-unknown' : null;
}

function whyNoLocalities(
  localities: readonly Locality[],
  { rule }: Spread,
): EndpointGroups['localitiesUnknown'] {
  if (rule === 'per-request' || rule === 'zone-aware') return rule;
  const lacksWeight = localities.every(({ weight }) => weight === null);
  return rule === 'locality-weights' && lacksWeight ? 'no-weights' : null;
}

function localitiesOf(priority: number, placed: readonly Placed[], spread: Spread): readonly Locality[] {
  return [...Map.groupBy(placed, ([, endpoint]) => endpoint.locality)]
    .sort(([a], [b]) => naturalOrder(a, b))
    .map(([name, members]) => ({
      name,
      placed: members,
      weight: spread.localityWeights.get(localityKey(priority, name)) ?? null,
    }));
}

/**
 * Endpoints by priority, then by locality, with the share of the cluster's requests as far as the configuration tells
 * it. Slow start, least request and sessions shift single requests, not the rule.
 */
export function endpointGroups(endpoints: readonly Endpoint[], spread: Spread): EndpointGroups {
  const placed = endpoints.map((endpoint, place): Placed => [place, endpoint]);
  const levels = [...Map.groupBy(placed, ([, { priority }]) => priority)].sort(([a], [b]) => a - b);
  const why = whyNoShares(endpoints, spread);
  const counts = levels.map(([, members]) => countOf(members.map(([, endpoint]) => endpoint)));
  const loads = why === null ? priorityLoads(counts, spread) : null;
  const all = levels.map(([priority, members]) => localitiesOf(priority, members, spread));
  const localitiesUnknown = whyNoLocalities(all.flat(), spread);
  const groups = levels.map(([priority, members], level) => {
    const load = loads?.[level] ?? null;
    const localities = all[level] ?? [];
    const shares =
      load === null || localitiesUnknown !== null ? null : localityShares(localities, load, spread);
    return {
      priority,
      health: healthOf(members.map(([, endpoint]) => endpoint)),
      share: load === null ? null : load.healthy + load.degraded,
      panics: load?.panics ?? false,
      localities: localities.map((each, place) => ({
        locality: each.name,
        members: each.placed.map(([at]) => at),
        health: healthOf(each.placed.map(([, endpoint]) => endpoint)),
        weight: each.weight,
        share:
          localities.length === 1
            ? load === null
              ? null
              : load.healthy + load.degraded
            : (shares?.[place] ?? null),
      })),
    };
  });
  return { groups, sharesUnknown: loads === null ? (why ?? 'none-available') : null, localitiesUnknown };
}
