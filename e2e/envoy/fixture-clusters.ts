import { type FixturePlace, file, neverAnswering } from './fixture-place.ts';

const TYPE = 'type.googleapis.com/envoy';
const CLUSTER = { '@type': `${TYPE}.config.cluster.v3.Cluster`, connect_timeout: '10s' };

export const HTTPBIN = 'outbound|8000||httpbin.default.svc.cluster.local';
export const CANARY = 'outbound|8000|v2|httpbin.default.svc.cluster.local';

const eds = (place: FixturePlace, source: string, fields: object = {}): object => ({
  ...CLUSTER,
  type: 'EDS',
  eds_cluster_config: { eds_config: file(place, `eds-${source}.json`), ...fields },
});

function healthCheck(): object {
  return {
    timeout: '1s',
    interval: '60s',
    no_traffic_interval: '60s',
    unhealthy_threshold: 1,
    healthy_threshold: 1,
    http_health_check: {
      path: '/healthz',
      request_headers_to_add: [{ header: { key: 'authorization', value: 'canary-health-check' } }],
    },
  };
}

const upstreamTls = (place: FixturePlace): object => ({
  name: 'envoy.transport_sockets.tls',
  typed_config: {
    '@type': `${TYPE}.extensions.transport_sockets.tls.v3.UpstreamTlsContext`,
    sni: 'outbound_.8000_._.httpbin.default.svc.cluster.local',
    common_tls_context: {
      tls_certificates: [
        {
          certificate_chain: { inline_string: place.certificate },
          private_key: { inline_string: place.privateKey },
        },
      ],
    },
  },
});

/** Comes with the second CDS update and never warms. */
export const warmingCluster = (): object => ({
  ...CLUSTER,
  name: 'outbound|80||never-warm.default.svc.cluster.local',
  type: 'EDS',
  eds_cluster_config: { eds_config: neverAnswering() },
});

/** Clusters by CDS: EDS with and without a service name, TLS, DNS, an empty one. */
export function fixtureClusters(place: FixturePlace): readonly object[] {
  return [
    {
      ...eds(place, 'httpbin'),
      name: HTTPBIN,
      circuit_breakers: {
        thresholds: [
          { max_connections: 5, max_retries: 0 },
          { priority: 'HIGH', max_requests: 9 },
        ],
      },
      outlier_detection: { consecutive_5xx: 5 },
      metadata: {
        filter_metadata: {
          istio: { config: '/apis/networking.istio.io/v1/namespaces/default/destination-rule/httpbin' },
        },
      },
    },
    {
      ...eds(place, 'shared', { service_name: 'shared-service' }),
      name: CANARY,
      lb_policy: 'LEAST_REQUEST',
      transport_socket: upstreamTls(place),
    },
    {
      ...eds(place, 'shared', { service_name: 'shared-service' }),
      name: 'outbound_.8000_.v2_.httpbin.default.svc.cluster.local',
    },
    { ...eds(place, 'empty'), name: 'outbound|80||empty.default.svc.cluster.local' },
    {
      ...CLUSTER,
      name: 'tcp-two',
      type: 'STRICT_DNS',
      health_checks: [healthCheck()],
      load_assignment: {
        cluster_name: 'tcp-two',
        endpoints: [
          {
            lb_endpoints: [
              { endpoint: { address: { socket_address: { address: 'localhost', port_value: 9 } } } },
            ],
          },
        ],
      },
    },
    {
      ...CLUSTER,
      name: 'PassthroughCluster',
      type: 'ORIGINAL_DST',
      lb_policy: 'CLUSTER_PROVIDED',
    },
  ];
}

const host = (address: string, status: string, more: object = {}): object => ({
  endpoint: { address: { socket_address: { address, port_value: 80 } }, hostname: `${address}.example.com` },
  health_status: status,
  load_balancing_weight: 2,
  ...more,
});

const assignment = (name: string, groups: readonly object[]): object => ({
  '@type': `${TYPE}.config.endpoint.v3.ClusterLoadAssignment`,
  cluster_name: name,
  endpoints: groups,
});

export function fixtureEndpoints(): readonly object[] {
  return [
    assignment(HTTPBIN, [
      {
        locality: { region: 'eu', zone: 'eu-1', sub_zone: 'rack' },
        lb_endpoints: [host('127.0.0.11', 'HEALTHY'), host('127.0.0.12', 'UNHEALTHY')],
      },
      {
        priority: 1,
        locality: { region: 'us' },
        lb_endpoints: [host('127.0.0.13', 'DRAINING'), host('127.0.0.14', 'DEGRADED')],
      },
    ]),
    assignment('shared-service', [{ lb_endpoints: [host('127.0.0.21', 'HEALTHY')] }]),
    assignment('outbound|80||empty.default.svc.cluster.local', []),
  ];
}
