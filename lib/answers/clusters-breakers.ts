import { appError } from '@/lib/core/errors';
import { err, ok, type Result } from '@/lib/core/result';
import { readThresholdList } from '@/lib/envoy/cluster-circuit-breakers';
import type { Limit, Thresholds } from '@/lib/envoy/cluster-settings-model';
import type { Cluster, Endpoint } from '@/lib/envoy/model';
import { adminPart, type WithLive } from './admin-part';
import { clusterNamed } from './clusters';
import { clusterMessage, statusOf } from './clusters-raw';
import { clusterStats, type StatLookup } from './clusters-stats';
import type { Breaker, BreakerLimit, BreakersAnswer } from './clusters-types';
import { endpointRowsByCluster } from './endpoints-rows';
import type { Joined } from './joined';

/** Envoy's defaults (circuit_breaker.proto); connection pools are not limited. */
const DEFAULTS: Readonly<Record<Limit, number | null>> = {
  max_connections: 1024,
  max_pending_requests: 1024,
  max_requests: 1024,
  max_retries: 3,
  max_connection_pools: null,
};

/** uint32's largest: Istio's and Envoy's way to say that there is no limit. */
const UNLIMITED = 4_294_967_295;

/** Statistics of each limit: what remains and whether it is open, by priority; what is in use, for the cluster. */
const STATS: Readonly<Record<Limit, { remaining: string; open: string; active: string | null }>> = {
  max_connections: { remaining: 'remaining_cx', open: 'cx_open', active: 'upstream_cx_active' },
  max_pending_requests: {
    remaining: 'remaining_pending',
    open: 'rq_pending_open',
    active: 'upstream_rq_pending_active',
  },
  max_requests: { remaining: 'remaining_rq', open: 'rq_open', active: 'upstream_rq_active' },
  max_retries: { remaining: 'remaining_retries', open: 'rq_retry_open', active: null },
  max_connection_pools: { remaining: 'remaining_cx_pools', open: 'cx_pool_open', active: null },
};

const LIMITS: readonly Limit[] = [
  'max_connections',
  'max_pending_requests',
  'max_requests',
  'max_retries',
  'max_connection_pools',
];

const OVERFLOWS = [
  'upstream_cx_overflow',
  'upstream_cx_pool_overflow',
  'upstream_rq_pending_overflow',
  'upstream_rq_retry_overflow',
] as const;

/** What hosts of `/clusters` add up to; null where no host has the gauge. */
function hostSum(endpoints: readonly Endpoint[], limit: Limit): number | null {
  const field = {
    max_connections: 'connectionsActive',
    max_pending_requests: 'requestsPending',
    max_requests: 'requestsActive',
    max_retries: null,
    max_connection_pools: null,
  } as const;
  const key = field[limit];
  const values = endpoints.flatMap(({ traffic }) => {
    const value = key === null ? null : (traffic?.[key] ?? null);
    return value === null ? [] : [value];
  });
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
}

interface Sources {
  readonly configured: readonly Thresholds[];
  readonly now: readonly Thresholds[] | null;
  readonly stats: StatLookup | null;
  readonly endpoints: readonly Endpoint[];
}

const ofPriority = (list: readonly Thresholds[], priority: string): Thresholds | undefined =>
  list.find((each) => each.priority === priority);

function maxOf(
  limit: Limit,
  priority: string,
  { configured, now }: Sources,
): Pick<BreakerLimit, 'max' | 'from'> {
  const current = now === null ? undefined : ofPriority(now, priority)?.limits[limit];
  const own = ofPriority(configured, priority)?.limits[limit];
  const [max, from] =
    typeof current === 'number'
      ? ([current, 'now'] as const)
      : typeof own === 'number'
        ? ([own, 'configuration'] as const)
        : ([DEFAULTS[limit], 'default'] as const);
  return { max: max === UNLIMITED ? null : max, from };
}

function useOf(
  limit: Limit,
  priority: string,
  max: number | null,
  { stats, endpoints }: Sources,
): Pick<BreakerLimit, 'used' | 'exact' | 'open'> {
  const { remaining, open, active } = STATS[limit];
  const breaker = (name: string): number | null =>
    stats?.(`circuit_breakers.${priority.toLowerCase()}.${name}`) ?? null;
  const isOpen = breaker(open);
  const rest = breaker(remaining);
  const counted = active === null ? null : (stats?.(active) ?? null);
  return {
    ...(rest !== null && max !== null
      ? { used: Math.max(0, max - rest), exact: true }
      : { used: counted ?? hostSum(endpoints, limit), exact: false }),
    open: isOpen === null ? null : isOpen > 0,
  };
}

function breakerOf(priority: string, sources: Sources): Breaker {
  const own = ofPriority(sources.configured, priority);
  return {
    priority,
    limits: LIMITS.map((limit) => {
      const { max, from } = maxOf(limit, priority, sources);
      return { limit, max, from, ...useOf(limit, priority, max, sources) };
    }),
    retryBudget: own?.retryBudget ?? null,
    tracksRemaining: own?.tracksRemaining ?? false,
  };
}

/** Both priorities that Envoy has, and any other that a newer one might. */
function prioritiesOf(configured: readonly Thresholds[]): readonly string[] {
  return [...new Set(['DEFAULT', 'HIGH', ...configured.map(({ priority }) => priority)])];
}

function overflowsOf(stats: StatLookup | null): BreakersAnswer['overflows'] {
  return OVERFLOWS.flatMap((stat) => {
    const count = stats?.(stat) ?? null;
    return count === null ? [] : [{ stat, count }];
  });
}

function takenAtOf(from: WithLive): string | null {
  const gauges = adminPart(from, 'stats_gauges');
  const part = gauges.ok ? gauges : adminPart(from, 'stats_gauges_all');
  return part.ok ? part.value.takenAt : null;
}

function answerFor(joined: Joined, cluster: Cluster, from: WithLive): BreakersAnswer {
  const { snapshot } = joined;
  const message = clusterMessage(snapshot, cluster).at('circuit_breakers');
  const status = statusOf(snapshot, cluster.name);
  const stats = clusterStats(from, status?.observabilityName ?? cluster.statName ?? cluster.name);
  const endpoints = (endpointRowsByCluster(joined).get(cluster.name) ?? []).map(({ endpoint }) => endpoint);
  const configured = readThresholdList(message.at('thresholds'));
  const sources = { configured, now: status?.thresholds ?? null, stats, endpoints };
  const hasHosts = endpoints.some(({ traffic }) => traffic !== null);
  return {
    breakers: prioritiesOf(configured).map((priority) => breakerOf(priority, sources)),
    hostThresholds: readThresholdList(message.at('per_host_thresholds')),
    use: stats !== null ? 'stats' : hasHosts ? 'hosts' : 'none',
    takenAt: stats === null ? snapshot.takenAt : takenAtOf(from),
    overflows: overflowsOf(stats),
  };
}

/**
 * Limits of a cluster with their use: `remaining_*` of `/stats` where the cluster tracks them, else the cluster's own
 * gauges, else the sums over its hosts in `/clusters`. A stat that is not there is not 0: Istio leaves most of them out.
 */
export function breakersAnswer(joined: Joined, name: string, from: WithLive): Result<BreakersAnswer> {
  const cluster = clusterNamed(joined, name);
  if (cluster === null) return err(appError('resource-gone', { what: `Cluster ${name}` }));
  return ok(answerFor(joined, cluster, from));
}
