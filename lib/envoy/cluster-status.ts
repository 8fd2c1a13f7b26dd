import { appError } from '@/lib/core/errors';
import { isJsonObject, type Json } from '@/lib/core/json';
import { err, ok, type Result } from '@/lib/core/result';
import { readAddress } from './address';
import { healthOfFlags } from './endpoint-health';
import { readLocality } from './endpoints';
import { looksLike } from './looks-like';
import type { Endpoint } from './model';
import { camelCase, Raw } from './raw';

/** Booleans of admin.v3.HostHealthStatus, in the order of the proto. */
const HEALTH_FLAGS = [
  'failed_active_health_check',
  'failed_outlier_check',
  'failed_active_degraded_check',
  'pending_dynamic_removal',
  'pending_active_hc',
  'excluded_via_immediate_hc_fail',
  'active_hc_timeout',
  'failed_degraded_outlier_detection',
] as const;

/** Flags that are set, with those that this list does not know yet, in Envoy's words. */
function readFlags(status: Raw): readonly string[] {
  const known = HEALTH_FLAGS.filter((flag) => status.flag(flag));
  const spelled = new Set<string>(HEALTH_FLAGS.flatMap((flag) => [flag, camelCase(flag)]));
  const unknown = status.keys().filter((key) => !spelled.has(key) && status.key(key).value === true);
  return [...known, ...unknown];
}

/** A statistic by name: text in the answer, and left out entirely when it is 0. */
function readStats(host: Raw): ReadonlyMap<string, number> {
  return new Map(
    host
      .at('stats')
      .objects()
      .map((stat) => [stat.text('name'), stat.numberOrNull('value') ?? 0]),
  );
}

function readHost(host: Raw, cluster: string): Endpoint {
  const status = host.at('health_status');
  const eds = status.text('eds_health_status');
  const flags = readFlags(status);
  const stats = readStats(host);
  return {
    cluster,
    address: readAddress(host.at('address')),
    hostname: host.text('hostname'),
    health: status.object === null ? 'unknown' : healthOfFlags(flags, eds),
    healthFlags: eds === '' || eds === 'HEALTHY' ? flags : [...flags, `eds: ${eds}`],
    weight: host.numberOrNull('weight'),
    priority: host.numberOrNull('priority') ?? 0,
    locality: readLocality(host.at('locality')),
    requestsTotal: stats.get('rq_total') ?? null,
    connectionsActive: stats.get('cx_active') ?? null,
    source: 'clusters',
  };
}

export interface ClusterStatuses {
  readonly endpoints: readonly Endpoint[];
  /** Every cluster of the answer: one that has no hosts has no endpoints here, and is known to be empty. */
  readonly clusters: readonly string[];
}

/**
 * `/clusters?format=json` (admin.v3.Clusters): hosts of the active clusters with live health and counters.
 * Error: `dump-not-understood` for any other document.
 */
export function readClusterStatuses(document: Json): Result<ClusterStatuses> {
  const raw = Raw.root(document);
  const empty = isJsonObject(document) && Object.keys(document).length === 0;
  if (!empty && !raw.has('cluster_statuses')) {
    return err(appError('dump-not-understood', { looksLike: looksLike(document) }));
  }
  const statuses = raw.at('cluster_statuses').objects();
  return ok({
    clusters: statuses.map((status) => status.text('name')),
    endpoints: statuses.flatMap((status) =>
      status
        .at('host_statuses')
        .objects()
        .map((host) => readHost(host, status.text('name'))),
    ),
  });
}
