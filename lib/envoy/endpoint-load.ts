/**
 * How Envoy spreads requests over the priorities of a cluster: the integers of `LoadBalancerBase` in
 * source/extensions/load_balancing_policies/common/load_balancer_impl.cc, as its documentation tells them
 * ("Priority levels", "Panic threshold").
 */

/** One priority, counted. Excluded hosts (new or taken out by themselves) are in none of the numbers. */
export interface PriorityCount {
  readonly healthy: number;
  readonly degraded: number;
  /** Hosts that count: all but the excluded. */
  readonly total: number;
  /** All hosts, the excluded too. */
  readonly hosts: number;
}

/** Percent of all requests, whole numbers. */
export interface PriorityLoad {
  readonly healthy: number;
  readonly degraded: number;
  /** Health is ignored within this priority: too few hosts are available. */
  readonly panics: boolean;
}

export interface LoadRules {
  /** 140: a priority gives nothing away before less than 1/1.4 of its hosts are available. */
  readonly overprovisioning: number;
  /** Percent; 0 switches panic off. */
  readonly panicThreshold: number;
}

const availability = (count: number, total: number, { overprovisioning }: LoadRules): number =>
  total === 0 ? 0 : Math.min(100, Math.floor((overprovisioning * count) / total));

interface Distribution {
  readonly loads: readonly number[];
  /** First priority with anything available; -1: none. */
  readonly first: number;
  readonly rest: number;
}

function distribute(availabilities: readonly number[], total: number, normalized: number): Distribution {
  let rest = total;
  const loads = availabilities.map((each) => {
    const load = Math.min(rest, Math.floor((each * 100) / normalized));
    rest -= load;
    return load;
  });
  return { loads, first: availabilities.findIndex((each) => each > 0), rest };
}

function inPanic({ healthy, degraded, total }: PriorityCount, { panicThreshold }: LoadRules): boolean {
  const available = total === 0 ? 0 : (100 * (healthy + degraded)) / total;
  return available < panicThreshold;
}

/** Every priority panics: requests are spread by the number of hosts, whatever their health. */
function totalPanic(counts: readonly PriorityCount[]): readonly PriorityLoad[] {
  const hosts = counts.reduce((sum, each) => sum + each.hosts, 0);
  const shares = counts.map((each) => (hosts === 0 ? 0 : Math.floor((100 * each.hosts) / hosts)));
  const rest = 100 - shares.reduce((sum, each) => sum + each, 0);
  const first = counts.findIndex((each) => each.hosts > 0);
  return shares.map((share, priority) => ({
    healthy: share + (priority === first ? rest : 0),
    degraded: 0,
    panics: true,
  }));
}

/** What each priority gets, in percent; null when no host at all can get a request: they fail with 503 UH. */
export function priorityLoads(
  counts: readonly PriorityCount[],
  rules: LoadRules,
): readonly PriorityLoad[] | null {
  const healthy = counts.map((each) => availability(each.healthy, each.total, rules));
  const degraded = counts.map((each) => availability(each.degraded, each.total, rules));
  const sum = [...healthy, ...degraded].reduce((total, each) => total + each, 0);
  const normalized = Math.min(100, sum);
  // Nothing panics while all priorities together are fully available, however few hosts one of them has.
  const panics = counts.map((each) => normalized < 100 && inPanic(each, rules));
  if (counts.some((each) => each.hosts > 0) && panics.every(Boolean)) return totalPanic(counts);
  if (normalized === 0) return null;
  const first = distribute(healthy, 100, normalized);
  const second = distribute(degraded, first.rest, normalized);
  // What remains is rounding: the first priority that is available takes it.
  const bonus = (at: number, priority: number): number => (at === priority ? second.rest : 0);
  return counts.map((_, priority) => ({
    healthy: (first.loads[priority] ?? 0) + (first.first >= 0 ? bonus(first.first, priority) : 0),
    degraded: (second.loads[priority] ?? 0) + (first.first < 0 ? bonus(second.first, priority) : 0),
    panics: panics[priority] ?? false,
  }));
}
