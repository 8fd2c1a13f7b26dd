import type { EndpointHealth } from './model';

/** config.core.v3.HealthStatus, as EDS gives it; Envoy treats TIMEOUT like UNHEALTHY. */
export function healthOfStatus(status: string): EndpointHealth {
  switch (status) {
    case 'HEALTHY':
      return 'healthy';
    case 'DEGRADED':
      return 'degraded';
    case 'DRAINING':
      return 'draining';
    case 'UNHEALTHY':
    case 'TIMEOUT':
      return 'unhealthy';
    default:
      return 'unknown';
  }
}

const UNHEALTHY_FLAGS: ReadonlySet<string> = new Set(['failed_active_health_check', 'failed_outlier_check']);
const DEGRADED_FLAGS: ReadonlySet<string> = new Set([
  'failed_active_degraded_check',
  'failed_degraded_outlier_detection',
]);

/**
 * Health as Envoy's `coarseHealth` computes it (upstream_impl.h): one unhealthy flag outweighs every
 * degraded one; the pending and timeout flags say why and change nothing by themselves.
 */
export function healthOfFlags(flags: readonly string[], edsStatus: string): EndpointHealth {
  const eds = healthOfStatus(edsStatus);
  if (eds === 'draining') return 'draining';
  if (eds === 'unhealthy' || flags.some((flag) => UNHEALTHY_FLAGS.has(flag))) return 'unhealthy';
  if (eds === 'degraded' || flags.some((flag) => DEGRADED_FLAGS.has(flag))) return 'degraded';
  return 'healthy';
}
