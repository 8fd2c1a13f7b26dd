import { readClusterType } from './cluster-discovery';
import { readLbName, readPanicThreshold } from './cluster-load-balancing';
import type { Cluster, ClusterTls } from './cluster-model';
import type { Entry } from './dump-sections';
import { CLUSTER_FIELDS } from './known-fields';
import { istioConfigOf } from './metadata';
import type { Raw } from './raw';
import { readUpstreamTls } from './tls';
import type { UpstreamTls } from './tls-model';

const CLUSTER_TYPE = 'envoy.config.cluster.v3.Cluster';

/** TLS of the cluster's own socket, and of its `transport_socket_matches` (Istio's auto mTLS). */
function readTls(raw: Raw): ClusterTls | null {
  const own = readUpstreamTls(raw.at('transport_socket'));
  const matches = raw
    .at('transport_socket_matches')
    .objects()
    .map((match) => readUpstreamTls(match.at('transport_socket')));
  const contexts = [own, ...matches].filter((tls): tls is UpstreamTls => tls !== null);
  const first = contexts[0];
  if (first === undefined) return null;
  return {
    sni: first.sni,
    secretNames: [...new Set(contexts.flatMap(({ secretNames }) => secretNames))],
    isMutual: contexts.some(({ certificates }) => certificates.length > 0),
    byEndpoint: matches.length > 0,
  };
}

/** admin.v3.UpdateFailureState: part of the proto, for other xDS clients; Envoy never fills it for clusters. */
function readError(entry: Raw): Cluster['error'] {
  const error = entry.at('error_state');
  if (error.object === null) return null;
  return { details: error.text('details'), lastAttempt: error.textOrNull('last_update_attempt') };
}

/** config.cluster.v3.Cluster; null, with a notice, when the entry is not one. */
export function readClusterEntry({ meta, name, entry, resource }: Entry): Cluster | null {
  const type = resource.type;
  if (resource.object === null || (type !== '' && type !== CLUSTER_TYPE)) {
    resource.notices.add('unknown-type', () => resource.pointer, type);
    return null;
  }
  resource.expect(CLUSTER_FIELDS);
  const serviceName = resource.at('eds_cluster_config').text('service_name');
  const statName = resource.text('alt_stat_name');
  return {
    ...meta,
    name,
    type: readClusterType(resource),
    edsServiceName: serviceName === '' || serviceName === name ? null : serviceName,
    statName: statName === '' || statName === name ? null : statName,
    connectTimeout: resource.textOrNull('connect_timeout'),
    lbPolicy: readLbName(resource),
    tls: readTls(resource),
    outlierDetection: resource.has('outlier_detection'),
    panicThreshold: readPanicThreshold(resource),
    istioConfig: istioConfigOf(resource),
    error: readError(entry),
  };
}
