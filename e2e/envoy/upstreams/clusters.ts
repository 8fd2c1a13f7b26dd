import { discoveryClusters, everything, policyClusters, protocolClusters } from './more-clusters.ts';
import { NAMES, service, typed, type UpstreamPlace } from './place.ts';
import { edsFrom, mutualTls, quic, rawBuffer, wrappedTls } from './sockets.ts';

/** Istio switches panic off like this. */
const NO_PANIC = { common_lb_config: { healthy_panic_threshold: {} } };

const every = { timeout: '0.5s', interval: '0.5s', no_traffic_interval: '0.5s' };
const once = { unhealthy_threshold: 1, healthy_threshold: 1 };

const check = (fields: object = {}): object => ({
  ...every,
  ...once,
  http_health_check: { path: '/healthz', expected_statuses: [{ start: 200, end: 300 }] },
  ...fields,
});

const istio = (subset: string, services: readonly string[]): object => ({
  metadata: {
    filter_metadata: {
      istio: {
        config: '/apis/networking.istio.io/v1/namespaces/shop/destination-rule/catalog',
        ...(subset === '' ? {} : { subset }),
        services: services.map((name) => ({
          host: `${name}.shop.svc.cluster.local`,
          name,
          namespace: 'shop',
        })),
        default_original_port: 8080,
      },
    },
  },
});

const healthClusters: readonly object[] = [
  {
    name: NAMES.failover,
    ...edsFrom('failover'),
    health_checks: [check()],
    common_lb_config: { healthy_panic_threshold: {}, locality_weighted_lb_config: {} },
  },
  // One check is all: the next would take back what the first requests do to a host.
  {
    name: NAMES.flags,
    ...edsFrom('flags'),
    ...NO_PANIC,
    health_checks: [check({ interval: '60s', no_traffic_interval: '60s' })],
  },
  {
    name: NAMES.newHosts,
    ...edsFrom('newHosts'),
    common_lb_config: { ignore_new_hosts_until_first_hc: true },
    health_checks: [
      check({ timeout: '60s', name: 'slow-check', event_log_path: '/dev/null', interval_jitter_percent: 10 }),
    ],
  },
  {
    name: NAMES.outliers,
    ...edsFrom('outliers'),
    ...NO_PANIC,
    outlier_detection: {
      consecutive_5xx: 3,
      interval: '2s',
      base_ejection_time: '300s',
      max_ejection_percent: 100,
      success_rate_minimum_hosts: 3,
      success_rate_request_volume: 5,
      split_external_local_origin_errors: true,
      detect_degraded_hosts: true,
    },
  },
  { name: NAMES.statuses, ...edsFrom('statuses') },
  {
    name: service('checked'),
    type: 'STATIC',
    http2_protocol_options: {},
    health_checks: [
      {
        ...every,
        name: 'bytes',
        unhealthy_threshold: 2,
        healthy_threshold: 3,
        tcp_health_check: { send: { text: '000000FF' }, receive: [{ text: '000000EE' }] },
      },
      {
        ...every,
        ...once,
        name: 'grpc',
        grpc_health_check: { service_name: 'shop.Cart', authority: 'cart.shop' },
      },
    ],
  },
];

const settingClusters: readonly object[] = [
  {
    name: NAMES.subsets,
    ...edsFrom('subsets'),
    alt_stat_name: `${NAMES.subsets};`,
    lb_subset_config: {
      fallback_policy: 'DEFAULT_SUBSET',
      default_subset: { version: 'v1' },
      subset_selectors: [
        { keys: ['version'], fallback_policy: 'ANY_ENDPOINT' },
        { keys: ['version', 'stage'], fallback_policy: 'KEYS_SUBSET', fallback_keys_subset: ['version'] },
      ],
      list_as_any: true,
    },
    ...istio('v1', ['catalog', 'catalog-old']),
  },
  {
    name: NAMES.sockets,
    ...edsFrom('sockets'),
    transport_socket_matches: [
      { name: 'tlsMode-istio', match: { tlsMode: 'istio' }, transport_socket: mutualTls() },
      { name: 'tlsMode-disabled', match: {}, transport_socket: rawBuffer() },
    ],
  },
  {
    name: NAMES.breakers,
    ...edsFrom('breakers'),
    circuit_breakers: {
      thresholds: [
        {
          max_connections: 2,
          max_pending_requests: 1,
          max_requests: 10,
          max_retries: 1,
          max_connection_pools: 3,
          track_remaining: true,
        },
        {
          priority: 'HIGH',
          max_connections: 4_294_967_295,
          retry_budget: { budget_percent: { value: 25 }, min_retry_concurrency: 7 },
        },
      ],
      per_host_thresholds: [{ max_connections: 2 }],
    },
  },
  { name: service('wrapped'), type: 'STATIC', transport_socket: wrappedTls() },
  { name: service('quic'), type: 'STATIC', transport_socket: quic(), ...http3() },
];

function http3(): object {
  return {
    typed_extension_protocol_options: {
      'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': typed(
        'extensions.upstreams.http.v3.HttpProtocolOptions',
        {
          explicit_http_config: {
            http3_protocol_options: { quic_protocol_options: { max_concurrent_streams: 50 } },
          },
        },
      ),
    },
  };
}

/** All clusters of the fixture, as CDS gives them. */
export function upstreamClusters(place: UpstreamPlace): readonly object[] {
  return [
    ...healthClusters,
    ...settingClusters,
    ...protocolClusters,
    ...policyClusters,
    ...discoveryClusters(place),
    everything,
  ].map((cluster) => ({ ...typed('config.cluster.v3.Cluster', { connect_timeout: '1s' }), ...cluster }));
}
