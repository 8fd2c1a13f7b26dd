/** Clusters and their endpoints as istiod writes them for Kubernetes services and DestinationRules. */
import type { Resource } from './ads.ts';
import { randomOf } from './random.ts';
import type { DumpShape, Service } from './shape.ts';
import { clusterName, serviceOf, typed } from './shape.ts';

const ZONES = ['a', 'b', 'c'] as const;

/** From another place than ADS, as in a pod: the agent's socket; here the same control plane. */
const workloadSecret = (name: string) => ({
  name,
  sds_config: {
    api_config_source: {
      api_type: 'GRPC',
      transport_api_version: 'V3',
      grpc_services: [{ envoy_grpc: { cluster_name: 'sds-grpc' } }],
      set_node_on_first_message_only: true,
    },
    initial_fetch_timeout: '0s',
    resource_api_version: 'V3',
  },
});

/** Mutual TLS to the pods that have a sidecar. */
const meshTls = (service: Service, name: string) => [
  {
    name: 'tlsMode-istio',
    match: { tlsMode: 'istio' },
    transport_socket: {
      name: 'envoy.transport_sockets.tls',
      typed_config: {
        ...typed('extensions.transport_sockets.tls.v3.UpstreamTlsContext'),
        common_tls_context: {
          tls_params: { tls_minimum_protocol_version: 'TLSv1_2', tls_maximum_protocol_version: 'TLSv1_3' },
          alpn_protocols: ['istio-peer-exchange', 'istio'],
          tls_certificate_sds_secret_configs: [workloadSecret('default')],
          combined_validation_context: {
            default_validation_context: {
              match_typed_subject_alt_names: [
                {
                  san_type: 'URI',
                  matcher: { exact: `spiffe://cluster.local/ns/${service.namespace}/sa/${service.name}` },
                },
              ],
            },
            validation_context_sds_secret_config: workloadSecret('ROOTCA'),
          },
        },
        sni: name.replaceAll('|', '_').replace('outbound_', 'outbound_.'),
      },
    },
  },
  {
    name: 'tlsMode-disabled',
    match: {},
    transport_socket: {
      name: 'envoy.transport_sockets.raw_buffer',
      typed_config: typed('extensions.transport_sockets.raw_buffer.v3.RawBuffer'),
    },
  },
];

function cluster(shape: DumpShape, service: Service, subset: string): object {
  const random = randomOf(shape.seed, 'cluster', service.index);
  const name = clusterName(service, subset);
  const { namespace, host } = service;
  const limits = { max_connections: 4_294_967_295, max_pending_requests: 4_294_967_295 };
  const hasRule = subset !== '' || random.chance(0.2);
  return {
    ...typed('config.cluster.v3.Cluster'),
    name,
    type: 'EDS',
    eds_cluster_config: {
      eds_config: { ads: {}, initial_fetch_timeout: '0s', resource_api_version: 'V3' },
      service_name: name,
    },
    connect_timeout: '10s',
    lb_policy: 'LEAST_REQUEST',
    circuit_breakers: {
      thresholds: [{ ...limits, max_requests: 4_294_967_295, max_retries: 4_294_967_295 }],
    },
    ...(random.chance(0.3)
      ? { outlier_detection: { consecutive_5xx: 5, interval: '10s', base_ejection_time: '30s' } }
      : {}),
    metadata: {
      filter_metadata: {
        istio: {
          ...(subset === '' ? {} : { subset }),
          services: [{ namespace, name: service.name, host }],
          ...(hasRule
            ? {
                config: `/apis/networking.istio.io/v1/namespaces/${namespace}/destination-rule/${service.name}`,
              }
            : {}),
        },
      },
    },
    common_lb_config: { healthy_panic_threshold: {} },
    alt_stat_name: `${name};`,
    ...(random.chance(0.5) ? { transport_socket_matches: meshTls(service, name) } : {}),
  };
}

/** Every cluster of every service: the service itself, then its subsets. */
export function* clusters(shape: DumpShape): Generator<object> {
  for (let index = 0; index < shape.services; index += 1) {
    const service = serviceOf(shape, index);
    for (const subset of ['', ...service.subsets]) yield cluster(shape, service, subset);
  }
}

function lbEndpoint(service: Service, subset: string, number: number): object {
  const random = randomOf('endpoint', service.host, subset, number);
  const pod = `${service.name}-${random.below(0xffffff).toString(36)}-${number}`;
  const address = `10.${1 + random.below(250)}.${random.below(256)}.${1 + random.below(250)}`;
  const workload = `${pod};${service.namespace};${service.name};${subset === '' ? 'v1' : subset};Kubernetes`;
  return {
    endpoint: { address: { socket_address: { address, port_value: service.port } } },
    health_status: random.weighted([
      ['HEALTHY', 96],
      ['UNHEALTHY', 3],
      ['DRAINING', 1],
    ]),
    metadata: {
      filter_metadata: { istio: { workload }, 'envoy.transport_socket_match': { tlsMode: 'istio' } },
    },
    load_balancing_weight: 1,
  };
}

/** The endpoints of a cluster in up to three zones; one service in 50 has none. */
export function endpoints(shape: DumpShape, service: Service, subset: string): Resource {
  const random = randomOf(shape.seed, 'endpoints', service.index, subset);
  const count = random.chance(0.02) ? 0 : 1 + random.below(6);
  const inZone = (zone: number): object[] =>
    Array.from({ length: count }, (_, number) => number)
      .filter((number) => number % ZONES.length === zone)
      .map((number) => lbEndpoint(service, subset, number));
  const groups = ZONES.map((zone, index) => ({ zone, found: inZone(index) }));
  const assignment = {
    ...typed('config.endpoint.v3.ClusterLoadAssignment'),
    cluster_name: clusterName(service, subset),
    endpoints: groups
      .filter(({ found }) => found.length > 0)
      .map(({ zone, found }) => ({
        locality: { region: 'eu-central-1', zone: `eu-central-1${zone}` },
        lb_endpoints: found,
        load_balancing_weight: found.length,
      })),
  };
  return assignment;
}
