import { appError } from '@/lib/core/errors';
import { isJsonObject, type Json } from '@/lib/core/json';
import { err, ok, type Result } from '@/lib/core/result';
import { readAddress } from './address';
import { readThresholdList } from './cluster-circuit-breakers';
import type { Thresholds } from './cluster-settings-model';
import { healthOfFlags } from './endpoint-health';
import { readLocality } from './endpoints';
import { looksLike } from './looks-like';
import type { Endpoint, EndpointTraffic } from './model';
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

/** Counters and gauges of a host by name: text in the answer, and without a value when it is 0. */
function readTraffic(host: Raw): EndpointTraffic {
  const stats = new Map(
    host
      .at('stats')
      .objects()
      .map((stat) => [stat.text('name'), stat.numberOrNull('value') ?? 0]),
  );
  const stat = (name: string): number | null => stats.get(name) ?? null;
  return {
    requestsTotal: stat('rq_total'),
    requestsActive: stat('rq_active'),
    requestsPending: stat('rq_pending_active'),
    requestsSuccess: stat('rq_success'),
    requestsError: stat('rq_error'),
    requestsTimeout: stat('rq_timeout'),
    connectionsTotal: stat('cx_total'),
    connectionsActive: stat('cx_active'),
    connectionsFailed: stat('cx_connect_fail'),
  };
}

/** type.v3.Percent; 0 is an empty message, and -1 is what the text form writes where nothing was computed. */
function readRate(raw: Raw): number | null {
  if (raw.object === null) return null;
  const value = raw.numberOrNull('value') ?? 0;
  return value < 0 ? null : value;
}

function readHost(host: Raw, cluster: string): Endpoint {
  const status = host.at('health_status');
  const eds = status.text('eds_health_status');
  const flags = readFlags(status);
  return {
    pointer: host.pointer,
    cluster,
    address: readAddress(host.at('address')),
    additionalAddresses: [],
    hostname: host.text('hostname'),
    health: status.object === null ? 'unknown' : healthOfFlags(flags, eds),
    healthFlags: eds === '' || eds === 'HEALTHY' ? flags : [...flags, `eds: ${eds}`],
    weight: host.numberOrNull('weight'),
    priority: host.numberOrNull('priority') ?? 0,
    locality: readLocality(host.at('locality')),
    traffic: readTraffic(host),
    successRate: readRate(host.at('success_rate')),
    localOriginSuccessRate: readRate(host.at('local_origin_success_rate')),
    tlsMode: null,
    workload: null,
    source: 'clusters',
  };
}

/** What `/clusters` says of a cluster besides its hosts. */
export interface ClusterStatus {
  readonly addedViaApi: boolean;
  /** What `/stats` calls the cluster. */
  readonly observabilityName: string | null;
  readonly edsServiceName: string | null;
  /** Limits that hold now, runtime included, for both priorities. */
  readonly thresholds: readonly Thresholds[];
  /** Percent below which outlier detection ejects a host; null while it compares nothing. */
  readonly ejectionThreshold: number | null;
  readonly localOriginEjectionThreshold: number | null;
}

/** admin.v3.ClusterStatus, without its hosts. */
export function readClusterStatus(status: Raw): ClusterStatus {
  return {
    addedViaApi: status.flag('added_via_api'),
    observabilityName: status.textOrNull('observability_name'),
    edsServiceName: status.textOrNull('eds_service_name'),
    thresholds: readThresholdList(status.at('circuit_breakers').at('thresholds')),
    ejectionThreshold: readRate(status.at('success_rate_ejection_threshold')),
    localOriginEjectionThreshold: readRate(status.at('local_origin_success_rate_ejection_threshold')),
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
