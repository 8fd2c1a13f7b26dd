import type { StatusKind } from '@/components/ui/status';
import type { Health } from '@/lib/envoy/endpoint-serving';
import type { Endpoint, EndpointHealth } from '@/lib/envoy/model';

const HEALTH: Readonly<Record<EndpointHealth, readonly [StatusKind, string]>> = {
  healthy: ['ok', 'Healthy'],
  degraded: ['warn', 'Degraded'],
  draining: ['info', 'Draining'],
  unhealthy: ['err', 'Unhealthy'],
  unknown: ['unk', 'Unknown'],
};

export function healthWords(health: EndpointHealth): { readonly kind: StatusKind; readonly word: string } {
  const [kind, word] = HEALTH[health];
  return { kind, word };
}

// admin.v3.HostHealthStatus, and the spellings of the text form of /clusters.
const FLAGS: ReadonlyMap<string, string> = new Map([
  ['failed_active_health_check', 'fails its health check'],
  ['failed_active_hc', 'fails its health check'],
  ['failed_outlier_check', 'ejected as an outlier'],
  ['failed_active_degraded_check', 'its health check says degraded'],
  ['degraded_active_hc', 'its health check says degraded'],
  ['failed_degraded_outlier_detection', 'degraded by outlier detection'],
  ['degraded_outlier_detection', 'degraded by outlier detection'],
  ['pending_dynamic_removal', 'removed by EDS, kept while it still passes its health check'],
  ['pending_active_hc', 'waits for its first health check'],
  ['excluded_via_immediate_hc_fail', 'took itself out (x-envoy-immediate-health-check-fail)'],
  ['active_hc_timeout', 'its health check timed out'],
  ['failed_eds_health', 'EDS says unhealthy'],
  ['degraded_eds_health', 'EDS says degraded'],
  ['eds_status_draining', 'EDS says draining'],
]);

const EDS = /^eds(?:_health_status|_status)?[:_]\s*([A-Za-z_]+)$/;

// config.core.v3.HealthStatus, and what Envoy makes of it.
const STATUSES: ReadonlyMap<string, string> = new Map([
  ['UNKNOWN', 'EDS says nothing of its health, which Envoy takes as healthy'],
  ['HEALTHY', 'EDS says healthy'],
  ['UNHEALTHY', 'EDS says unhealthy'],
  ['DRAINING', 'EDS says draining'],
  ['TIMEOUT', 'EDS says that its health check timed out, which Envoy takes as unhealthy'],
  ['DEGRADED', 'EDS says degraded'],
]);

/** One health flag in words. A flag that is not known is shown as Envoy wrote it. */
export function healthFlagWords(flag: string): string {
  const known = FLAGS.get(flag);
  if (known !== undefined) return known;
  const eds = EDS.exec(flag)?.[1];
  if (eds === undefined) return flag;
  return STATUSES.get(eds.toUpperCase()) ?? `EDS says ${eds.toLowerCase()}`;
}

/** Every flag of an endpoint, or where the word came from when Envoy gave none. */
export function healthReason(endpoint: Pick<Endpoint, 'healthFlags' | 'source' | 'health'>): string {
  if (endpoint.healthFlags.length > 0) return endpoint.healthFlags.map(healthFlagWords).join('; ');
  if (endpoint.health === 'unknown') return 'neither /clusters nor EDS says';
  return endpoint.source === 'clusters' ? 'no flag in /clusters' : 'as EDS says; /clusters was not read';
}

/** `3 of 3 healthy`, with the mark that the count deserves. Null: neither /clusters nor EDS was read. */
export function endpointsWords(endpoints: Health | null): {
  readonly kind: StatusKind;
  readonly word: string;
} {
  if (endpoints === null) return { kind: 'unk', word: 'Not known' };
  const { healthy, unknown, total } = endpoints;
  if (total === 0) return { kind: 'warn', word: 'No endpoint' };
  if (unknown === total) return { kind: 'unk', word: `${total} of unknown health` };
  const rest = unknown === 0 ? '' : `, ${unknown} unknown`;
  if (unknown > 0 && healthy + unknown === total)
    return { kind: 'unk', word: `${healthy} of ${total} healthy${rest}` };
  return { kind: healthy === total ? 'ok' : 'warn', word: `${healthy} of ${total} healthy${rest}` };
}
