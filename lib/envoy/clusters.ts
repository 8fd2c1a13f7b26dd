import { CLUSTER_FIELDS } from './known-fields';
import { istioConfigOf } from './metadata';
import type { Cluster } from './model';
import type { Raw } from './raw';
import type { Entry } from './sections';
import { readUpstreamTls } from './tls';

const CLUSTER_TYPE = 'envoy.config.cluster.v3.Cluster';

const LIMITS = [
  'max_connections',
  'max_pending_requests',
  'max_requests',
  'max_retries',
  'max_connection_pools',
] as const;

function readCircuitBreakers(raw: Raw): Cluster['circuitBreakers'] {
  return raw
    .at('thresholds')
    .objects()
    .map((threshold) => ({
      // The first enum value is left out of a dump.
      priority: threshold.text('priority') || 'DEFAULT',
      limits: LIMITS.flatMap((name): (readonly [string, number])[] => {
        const value = threshold.numberOrNull(name);
        return value === null ? [] : [[name, value]];
      }),
    }));
}

/** `load_balancing_policy` wins over `lb_policy`; the first policy that Envoy knows is used. */
function readLbPolicy(raw: Raw): string {
  const first = raw.at('load_balancing_policy').at('policies').items()[0];
  const name = first?.at('typed_extension_config').text('name') ?? '';
  return name || raw.text('lb_policy') || 'ROUND_ROBIN';
}

/** TLS of the cluster, or of the first of its `transport_socket_matches` that has TLS (Istio's auto mTLS). */
function readTls(raw: Raw): Cluster['tls'] {
  const own = readUpstreamTls(raw.at('transport_socket'));
  if (own !== null) return own;
  for (const match of raw.at('transport_socket_matches').objects()) {
    const tls = readUpstreamTls(match.at('transport_socket'));
    if (tls !== null) return tls;
  }
  return null;
}

/** config.cluster.v3.Cluster; null, with a notice, when the entry is not one. */
export function readClusterEntry({ meta, name, resource }: Entry): Cluster | null {
  const type = resource.type;
  if (resource.object === null || (type !== '' && type !== CLUSTER_TYPE)) {
    resource.notices.add('unknown-type', () => resource.pointer, type);
    return null;
  }
  resource.expect(CLUSTER_FIELDS);
  const serviceName = resource.at('eds_cluster_config').text('service_name');
  return {
    ...meta,
    name,
    type: resource.at('cluster_type').text('name') || resource.text('type') || 'STATIC',
    edsServiceName: serviceName === '' || serviceName === name ? null : serviceName,
    connectTimeout: resource.textOrNull('connect_timeout'),
    lbPolicy: readLbPolicy(resource),
    tls: readTls(resource),
    circuitBreakers: readCircuitBreakers(resource.at('circuit_breakers')),
    outlierDetection: resource.has('outlier_detection'),
    istioConfig: istioConfigOf(resource),
  };
}
