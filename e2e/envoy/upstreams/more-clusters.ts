import { hostOf } from './backends.ts';
import { NAMES, service, typed, type UpstreamPlace } from './place.ts';

const HTTP = 'extensions.upstreams.http.v3.HttpProtocolOptions';
const POLICIES = 'extensions.load_balancing_policies';

const protocol = (name: string, options: object, others: object = {}): object => ({
  name: service(name),
  type: 'STATIC',
  typed_extension_protocol_options: { [`envoy.${HTTP}`]: typed(HTTP, options), ...others },
});

export const protocolClusters: readonly object[] = [
  protocol('http2', {
    common_http_protocol_options: { idle_timeout: '300s', max_requests_per_connection: 1000 },
    upstream_http_protocol_options: { auto_sni: true, auto_san_validation: true },
    explicit_http_config: {
      http2_protocol_options: {
        max_concurrent_streams: 100,
        connection_keepalive: { interval: '30s', timeout: '5s', interval_jitter: { value: 15 } },
      },
    },
    http_filters: [
      {
        name: 'envoy.filters.http.upstream_codec',
        typed_config: typed('extensions.filters.http.upstream_codec.v3.UpstreamCodec'),
      },
    ],
  }),
  protocol('downstream', {
    use_downstream_protocol_config: { http_protocol_options: {}, http2_protocol_options: {} },
  }),
  protocol(
    'http1',
    { explicit_http_config: { http_protocol_options: { accept_http_10: true } } },
    {
      'envoy.extensions.upstreams.tcp.v3.TcpProtocolOptions': typed(
        'extensions.upstreams.tcp.v3.TcpProtocolOptions',
        { idle_timeout: '600s' },
      ),
    },
  ),
  { name: service('older'), type: 'STATIC', http2_protocol_options: { max_concurrent_streams: 7 } },
];

const policy = (name: string, type: string, config: object): object => ({
  typed_extension_config: {
    name: `envoy.load_balancing_policies.${name}`,
    typed_config: typed(`${POLICIES}.${name}.v3.${type}`, config),
  },
});

const slowStart = {
  slow_start_window: '60s',
  aggression: { default_value: 2, runtime_key: 'shop.aggression' },
  min_weight_percent: { value: 20 },
};

const balanced = (name: string, ...policies: readonly object[]): object => ({
  name: service(name),
  type: 'STATIC',
  load_balancing_policy: { policies },
});

export const policyClusters: readonly object[] = [
  balanced(
    'by-locality',
    policy('wrr_locality', 'WrrLocality', {
      endpoint_picking_policy: {
        policies: [
          policy('client_side_weighted_round_robin', 'ClientSideWeightedRoundRobin', {
            blackout_period: '10s',
            slow_start_config: slowStart,
          }),
        ],
      },
    }),
  ),
  balanced(
    'by-subset',
    policy('subset', 'Subset', {
      fallback_policy: 'ANY_ENDPOINT',
      subset_selectors: [{ keys: ['stage'], single_host_per_subset: true }],
      subset_lb_policy: { policies: [policy('least_request', 'LeastRequest', { choice_count: 3 })] },
    }),
  ),
  balanced(
    'by-ring',
    policy('ring_hash', 'RingHash', { minimum_ring_size: 64, hash_function: 'XX_HASH' }),
    policy('random', 'Random', {}),
  ),
  {
    name: service('ring'),
    type: 'STATIC',
    lb_policy: 'RING_HASH',
    ring_hash_lb_config: { minimum_ring_size: 1024, hash_function: 'MURMUR_HASH_2' },
    common_lb_config: {
      healthy_panic_threshold: { value: 30 },
      consistent_hashing_lb_config: { hash_balance_factor: 150 },
      override_host_status: { statuses: ['HEALTHY', 'DRAINING'] },
    },
  },
  {
    name: service('near'),
    type: 'STATIC',
    lb_policy: 'LEAST_REQUEST',
    least_request_lb_config: { choice_count: 5, slow_start_config: slowStart },
    common_lb_config: {
      zone_aware_lb_config: { routing_enabled: { value: 80 }, min_cluster_size: 6 },
      update_merge_window: '3s',
    },
  },
];

const named = (name: string, address: string, port: number): object => ({
  load_assignment: {
    cluster_name: service(name),
    endpoints: [
      { lb_endpoints: [{ endpoint: { address: { socket_address: { address, port_value: port } } } }] },
    ],
  },
});

export const discoveryClusters = (place: UpstreamPlace): readonly object[] => [
  {
    name: service('strict-dns'),
    type: 'STRICT_DNS',
    dns_lookup_family: 'V4_ONLY',
    dns_refresh_rate: '10s',
    dns_jitter: '1s',
    dns_failure_refresh_rate: { base_interval: '2s', max_interval: '20s' },
    respect_dns_ttl: true,
    typed_dns_resolver_config: {
      name: 'envoy.network.dns_resolver.cares',
      typed_config: typed('extensions.network.dns_resolver.cares.v3.CaresDnsResolverConfig', {
        dns_resolver_options: { no_default_search_domain: true },
      }),
    },
    ...named('strict-dns', 'localhost', place.backendPort),
  },
  {
    name: service('logical-dns'),
    cluster_type: {
      name: 'envoy.cluster.logical_dns',
      typed_config: typed('extensions.clusters.dns.v3.DnsCluster', {
        dns_refresh_rate: '30s',
        dns_lookup_family: 'V4_PREFERRED',
        all_addresses_in_single_endpoint: true,
      }),
    },
    ...named('logical-dns', 'localhost', place.backendPort),
  },
  {
    name: service('all-of-them'),
    lb_policy: 'CLUSTER_PROVIDED',
    cluster_type: {
      name: 'envoy.clusters.aggregate',
      typed_config: typed('extensions.clusters.aggregate.v3.ClusterConfig', {
        clusters: [NAMES.failover, NAMES.outliers],
      }),
    },
  },
  {
    name: 'PassthroughCluster',
    type: 'ORIGINAL_DST',
    lb_policy: 'CLUSTER_PROVIDED',
    cleanup_interval: '20s',
    original_dst_lb_config: {
      use_http_header: true,
      http_header_name: 'x-original-host',
      upstream_port_override: 8443,
    },
  },
];

/** A cluster with each of the settings that stand by themselves. */
export const everything: object = {
  name: NAMES.everything,
  type: 'STATIC',
  connect_timeout: '2.5s',
  per_connection_buffer_limit_bytes: 32_768,
  wait_for_warm_on_init: false,
  upstream_bind_config: {
    source_address: { address: '127.0.0.1', port_value: 0 },
    freebind: true,
    socket_options: [{ description: 'mark', level: 1, name: 36, int_value: 7, state: 'STATE_PREBIND' }],
  },
  upstream_connection_options: {
    tcp_keepalive: { keepalive_probes: 3, keepalive_time: 60, keepalive_interval: 10 },
    happy_eyeballs_config: { first_address_family_version: 'V4', first_address_family_count: 2 },
  },
  preconnect_policy: { per_upstream_preconnect_ratio: 1.5, predictive_preconnect_ratio: 1.2 },
  connection_pool_per_downstream_connection: true,
  close_connections_on_host_health_failure: true,
  ignore_health_on_host_removal: true,
  track_cluster_stats: { timeout_budgets: true, request_response_sizes: true, per_endpoint_stats: true },
  upstream_config: {
    name: 'envoy.filters.connection_pools.http.generic',
    typed_config: typed('extensions.upstreams.http.generic.v3.GenericConnectionPoolProto'),
  },
  max_requests_per_connection: 17,
  load_assignment: {
    cluster_name: NAMES.everything,
    endpoints: [
      {
        lb_endpoints: [
          {
            endpoint: {
              address: {
                envoy_internal_address: { server_listener_name: 'inner', endpoint_id: '10.0.0.9:8080' },
              },
            },
          },
          { endpoint: { address: { pipe: { path: '/run/everything.sock' } }, hostname: hostOf('well') } },
        ],
      },
    ],
  },
};
