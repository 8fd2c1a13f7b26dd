import type { Limit, Thresholds } from './cluster-settings-model';
import type { Raw } from './raw';

/** A percent that is 0 is an empty message; Envoy's default of a retry budget is 20 % (circuit_breaker.proto). */
function readBudget(raw: Raw): Thresholds['retryBudget'] {
  if (raw.object === null) return null;
  const percent = raw.at('budget_percent');
  return {
    percent: percent.object === null ? 20 : (percent.numberOrNull('value') ?? 0),
    minConcurrency: raw.numberOrNull('min_retry_concurrency') ?? 3,
    interval: raw.textOrNull('budget_interval'),
  };
}

function readThresholds(raw: Raw): Thresholds {
  const limit = (name: Limit): number | null => raw.numberOrNull(name);
  return {
    // The first value of the enum is left out of a dump.
    priority: raw.text('priority') || 'DEFAULT',
    limits: {
      max_connections: limit('max_connections'),
      max_pending_requests: limit('max_pending_requests'),
      max_requests: limit('max_requests'),
      max_retries: limit('max_retries'),
      max_connection_pools: limit('max_connection_pools'),
    },
    retryBudget: readBudget(raw.at('retry_budget')),
    tracksRemaining: raw.flag('track_remaining'),
  };
}

/** A list of config.cluster.v3.CircuitBreakers.Thresholds: of a cluster, or of what `/clusters` says holds now. */
export function readThresholdList(list: Raw): readonly Thresholds[] {
  return list.objects().map(readThresholds);
}
