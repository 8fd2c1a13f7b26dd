import type { Notice } from '@/lib/core/notice';
import { readThresholdList } from './cluster-circuit-breakers';
import { CLUSTER_MESSAGE, DISCOVERY_FIELDS, readDiscovery } from './cluster-discovery';
import { readHealthCheck } from './cluster-health-checks';
import { LOAD_BALANCING_FIELDS, readLoadBalancing, readSubsetConfig } from './cluster-load-balancing';
import { checkFields } from './cluster-messages';
import { readClusterMetadata } from './cluster-metadata';
import { PROTOCOL_FIELDS, readProtocol } from './cluster-protocol';
import { readExtension, settingsOf } from './cluster-setting-list';
import type { ClusterSettings } from './cluster-settings-model';
import { readSocket, readSocketMatches } from './cluster-sockets';
import type { Raw } from './raw';

/** Fields with a reader of their own, besides those of a topic's list. */
const READ: ReadonlySet<string> = new Set([
  'name',
  'circuit_breakers',
  'outlier_detection',
  'transport_socket',
  'transport_socket_matches',
  'health_checks',
  'metadata',
  'filters',
]);

const CONNECTION_FIELDS: ReadonlySet<string> = new Set([
  'connect_timeout',
  'per_connection_buffer_limit_bytes',
  'per_connection_buffer_high_watermark_timeout',
  'max_requests_per_connection',
  'upstream_bind_config',
  'upstream_connection_options',
  'close_connections_on_host_health_failure',
  'ignore_health_on_host_removal',
  'preconnect_policy',
  'connection_pool_per_downstream_connection',
  'queuing_policies',
  'upstream_config',
]);

const TOPICS = [READ, CONNECTION_FIELDS, DISCOVERY_FIELDS, LOAD_BALANCING_FIELDS, PROTOCOL_FIELDS];

const hasTopic = (field: string): boolean => TOPICS.some((topic) => topic.has(field));

/** A field may be met by two readers; one notice is enough. */
function distinct(notices: readonly Notice[]): readonly Notice[] {
  return [...new Map(notices.map((each) => [`${each.code} ${each.pointer} ${each.subject}`, each])).values()];
}

/**
 * All that a config.cluster.v3.Cluster says. Fields that Envoy 1.40 does not have are kept, marked, and leave a
 * notice with their pointer; nothing is left out. Never throws.
 */
export function readClusterSettings(raw: Raw): ClusterSettings {
  checkFields(raw, CLUSTER_MESSAGE);
  const breakers = raw.at('circuit_breakers');
  const outliers = raw.at('outlier_detection');
  return {
    discovery: readDiscovery(raw),
    loadBalancing: readLoadBalancing(raw),
    subsets: readSubsetConfig(raw),
    thresholds: readThresholdList(breakers.at('thresholds')),
    hostThresholds: readThresholdList(breakers.at('per_host_thresholds')),
    outlierDetection:
      outliers.object === null ? null : settingsOf(outliers, 'envoy.config.cluster.v3.OutlierDetection'),
    socket: readSocket(raw.at('transport_socket')),
    socketMatches: readSocketMatches(raw),
    protocol: readProtocol(raw),
    healthChecks: raw.at('health_checks').objects().map(readHealthCheck),
    metadata: readClusterMetadata(raw),
    filters: raw.at('filters').objects().map(readExtension),
    connections: settingsOf(raw, CLUSTER_MESSAGE, (field) => CONNECTION_FIELDS.has(field)),
    others: settingsOf(raw, CLUSTER_MESSAGE, (field) => !hasTopic(field)),
    notices: distinct(raw.notices.list),
  };
}
