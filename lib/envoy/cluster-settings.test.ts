import { describe, expect, it } from 'vitest';
import type { Json } from '@/lib/core/json';
import { readClusterSettings } from './cluster-settings';
import type { Setting } from './cluster-settings-model';
import { Raw } from './raw';
import { inCamelCase } from './testing/camel';
import { first } from './testing/read';
import { clusterRaw, serviceName, settingsFor } from './testing/upstreams';

const pairs = (settings: readonly Setting[]) => settings.map(({ field, value }) => [field, value]);
const settingsWith = (cluster: Json) => readClusterSettings(Raw.root(cluster));

describe('discovery', () => {
  it('names the source of endpoints, and what DNS resolves how', () => {
    expect(settingsFor('cart').discovery).toMatchObject({
      type: 'EDS',
      eds: { serviceName: null, source: 'file /etc/envoy/eds-failover.json' },
    });
    const { discovery } = settingsFor('strict-dns');
    expect(discovery.names).toEqual([{ kind: 'socket', address: 'localhost', port: 8080, protocol: 'TCP' }]);
    expect(pairs(discovery.settings)).toEqual(
      expect.arrayContaining([
        ['dns_lookup_family', 'V4_ONLY'],
        ['dns_refresh_rate', '10s'],
        ['dns_failure_refresh_rate.max_interval', '20s'],
        ['respect_dns_ttl', true],
        ['typed_dns_resolver_config.typed_config.dns_resolver_options.no_default_search_domain', true],
      ]),
    );
  });

  it('knows cluster types that are extensions, and the members of an aggregate', () => {
    const dns = settingsFor('logical-dns').discovery;
    expect(dns.custom).toMatchObject({
      name: 'envoy.cluster.logical_dns',
      type: 'envoy.extensions.clusters.dns.v3.DnsCluster',
    });
    expect(pairs(dns.custom?.settings ?? [])).toContainEqual(['dns_lookup_family', 'V4_PREFERRED']);
    expect(settingsFor('all-of-them').discovery).toMatchObject({
      type: 'envoy.clusters.aggregate',
      clusters: [serviceName('cart'), serviceName('orders')],
      custom: { settings: [] },
    });
  });

  it('shows how the original destination is taken', () => {
    const { discovery } = readClusterSettings(clusterRaw('PassthroughCluster'));
    expect(pairs(discovery.settings)).toEqual([
      ['cleanup_interval', '20s'],
      ['original_dst_lb_config.use_http_header', true],
      ['original_dst_lb_config.http_header_name', 'x-original-host'],
      ['original_dst_lb_config.upstream_port_override', 8443],
    ]);
  });

  it('says where EDS is asked', () => {
    const source = (eds_config: Json) =>
      settingsWith({ eds_cluster_config: { eds_config } }).discovery.eds?.source;
    expect(source({ ads: {} })).toBe('ADS');
    const grpc_services = [{ envoy_grpc: { cluster_name: 'xds-grpc' } }];
    expect(source({ api_config_source: { api_type: 'GRPC', grpc_services } })).toBe('GRPC from xds-grpc');
    expect(source({ api_config_source: { api_type: 'REST' } })).toBe('REST from an unnamed server');
    expect(source({})).toBe('not said');
  });
});

describe('load balancing', () => {
  it('reads policies with what they delegate to', () => {
    const { loadBalancing } = settingsFor('by-locality');
    const policy = first(loadBalancing.policies);
    expect(policy).toMatchObject({ name: 'envoy.load_balancing_policies.wrr_locality', settings: [] });
    const child = first(first(policy.children).policies);
    expect(child.name).toBe('envoy.load_balancing_policies.client_side_weighted_round_robin');
    expect(pairs(child.settings)).toEqual([
      ['blackout_period', '10s'],
      ['slow_start_config.slow_start_window', '60s'],
      ['slow_start_config.aggression', '2, or runtime shop.aggression'],
      ['slow_start_config.min_weight_percent', '20 %'],
    ]);
    expect(settingsFor('by-ring').loadBalancing.policies.map(({ name }) => name)).toEqual([
      'envoy.load_balancing_policies.ring_hash',
      'envoy.load_balancing_policies.random',
    ]);
  });

  it('tells what spreads the load over localities', () => {
    const rule = (service: string) => settingsFor(service).loadBalancing.localities;
    expect(rule('cart')).toBe('locality-weights');
    expect(rule('by-locality')).toBe('locality-weights');
    expect(rule('by-subset')).toBe('host-weights');
    expect(rule('by-ring')).toBe('per-request');
    expect(rule('ring')).toBe('per-request');
    expect(rule('near')).toBe('zone-aware');
    expect(rule('orders')).toBe('host-weights');
    const random = settingsWith({ lb_policy: 'RANDOM' });
    expect(random.loadBalancing.localities).toBe('hosts');
  });

  it('reads subsets in both spellings', () => {
    expect(settingsFor('catalog', 'v1').subsets).toEqual({
      fallback: 'DEFAULT_SUBSET',
      defaultSubset: [['version', 'v1']],
      selectors: [
        { keys: ['version'], fallback: 'ANY_ENDPOINT', fallbackKeys: [], singleHost: false },
        { keys: ['version', 'stage'], fallback: 'KEYS_SUBSET', fallbackKeys: ['version'], singleHost: false },
      ],
      settings: [{ field: 'list_as_any', value: true, isKnown: true }],
    });
    expect(settingsFor('by-subset').subsets).toMatchObject({
      fallback: 'ANY_ENDPOINT',
      selectors: [{ keys: ['stage'], fallback: null, singleHost: true }],
    });
    // What the subsets say stands there alone.
    expect(first(settingsFor('by-subset').loadBalancing.policies).settings).toEqual([]);
    expect(settingsFor('cart').subsets).toBeNull();
  });

  it('notes a policy that it does not know, and keeps what it says', () => {
    const config = { '@type': 'type.googleapis.com/acme.Sticky', cookie: 'c', nested: { a: 1 } };
    const policies = [{ typed_extension_config: { name: 'acme.sticky', typed_config: config } }];
    const settings = settingsWith({ load_balancing_policy: { policies } });
    expect(settings.loadBalancing).toMatchObject({
      localities: 'per-request',
      policies: [{ name: 'acme.sticky', type: 'acme.Sticky' }],
    });
    expect(pairs(first(settings.loadBalancing.policies).settings)).toEqual([
      ['cookie', 'c'],
      ['nested', '{"a":1}'],
    ]);
    expect(settings.notices).toMatchObject([{ code: 'unknown-type', subject: 'acme.Sticky' }]);
  });
});

describe('limits', () => {
  it('reads circuit breakers of the cluster and of each host', () => {
    const { thresholds, hostThresholds } = settingsFor('search');
    expect(thresholds).toEqual([
      {
        priority: 'DEFAULT',
        limits: {
          max_connections: 2,
          max_pending_requests: 1,
          max_requests: 10,
          max_retries: 1,
          max_connection_pools: 3,
        },
        retryBudget: null,
        tracksRemaining: true,
      },
      {
        priority: 'HIGH',
        limits: {
          max_connections: 4_294_967_295,
          max_pending_requests: null,
          max_requests: null,
          max_retries: null,
          max_connection_pools: null,
        },
        retryBudget: { percent: 25, minConcurrency: 7, interval: null },
        tracksRemaining: false,
      },
    ]);
    expect(hostThresholds).toMatchObject([{ limits: { max_connections: 2 } }]);
  });

  it('gives a retry budget Envoy’s defaults, and an empty percent its 0', () => {
    const budget = (retry_budget: Json) =>
      first(settingsWith({ circuit_breakers: { thresholds: [{ retry_budget }] } }).thresholds).retryBudget;
    expect(budget({})).toEqual({ percent: 20, minConcurrency: 3, interval: null });
    expect(budget({ budget_percent: {} })).toMatchObject({ percent: 0 });
  });

  it('reads outlier detection, and tells it from none', () => {
    expect(pairs(settingsFor('orders').outlierDetection ?? [])).toContainEqual([
      'detect_degraded_hosts',
      true,
    ]);
    expect(settingsWith({ outlier_detection: {} }).outlierDetection).toEqual([]);
    expect(settingsFor('cart').outlierDetection).toBeNull();
  });
});

describe('the rest', () => {
  it('reads health checks of each kind', () => {
    const [bytes, grpc] = settingsFor('checked').healthChecks;
    expect(first(settingsFor('cart').healthChecks)).toMatchObject({ kind: 'http', target: '/healthz' });
    expect(bytes).toMatchObject({ kind: 'tcp', target: '' });
    expect(pairs(bytes?.settings ?? [])).toContainEqual(['receive[0].text', '000000EE']);
    expect(grpc).toMatchObject({ kind: 'grpc', target: 'shop.Cart' });
    const typed_config = { '@type': 'x/acme.Ping', count: 3 };
    const custom = settingsWith({ health_checks: [{ custom_health_check: { name: 'ping', typed_config } }] });
    expect(custom.healthChecks).toMatchObject([
      { kind: 'custom', target: 'ping', settings: [{ field: 'count' }] },
    ]);
    const unknown = settingsWith({ health_checks: [{ timeout: '1s' }] });
    expect(unknown.healthChecks).toMatchObject([{ kind: 'unknown', settings: [{ field: 'timeout' }] }]);
    expect(unknown.notices).toMatchObject([{ code: 'unknown-field', pointer: '/health_checks/0' }]);
  });

  it('reads what istiod writes, and keeps all other metadata', () => {
    expect(settingsFor('catalog', 'v1').metadata).toEqual({
      config: '/apis/networking.istio.io/v1/namespaces/shop/destination-rule/catalog',
      subset: 'v1',
      services: [
        { host: 'catalog.shop.svc.cluster.local', name: 'catalog', namespace: 'shop' },
        { host: 'catalog-old.shop.svc.cluster.local', name: 'catalog-old', namespace: 'shop' },
      ],
      others: [['istio', 'default_original_port', '8080']],
    });
  });

  it('puts connections together, and keeps what has no topic', () => {
    const { connections, others } = settingsFor('everything');
    expect(pairs(connections)).toEqual(
      expect.arrayContaining([
        ['connect_timeout', '2.500s'],
        ['upstream_bind_config.source_address.address', '127.0.0.1'],
        ['upstream_connection_options.tcp_keepalive.keepalive_time', 60],
        ['preconnect_policy.per_upstream_preconnect_ratio', 1.5],
        ['connection_pool_per_downstream_connection', true],
      ]),
    );
    expect(pairs(others)).toContainEqual(['track_cluster_stats.per_endpoint_stats', true]);
  });

  it('keeps fields that are new, marks them, and says where they stand', () => {
    const at = '/configs/1/static_clusters/0/cluster';
    const raw = Raw.root({ new_field: { a: 1 }, outlier_detection: { newer: 2 } }, undefined, at as never);
    const settings = readClusterSettings(raw);
    expect(settings.others).toEqual([{ field: 'new_field', value: '{"a":1}', isKnown: false }]);
    expect(settings.outlierDetection).toEqual([{ field: 'newer', value: '2', isKnown: false }]);
    expect(settings.notices).toEqual([
      { code: 'unknown-field', pointer: `${at}/new_field`, subject: 'new_field' },
      { code: 'unknown-field', pointer: `${at}/outlier_detection/newer`, subject: 'newer' },
    ]);
  });

  it('reads istioctl’s spelling all the same', () => {
    for (const service of ['cart', 'payment', 'search', 'http2', 'by-subset', 'strict-dns', 'everything']) {
      const raw = clusterRaw(serviceName(service));
      const camel = readClusterSettings(Raw.root(inCamelCase(raw.value ?? null)));
      const plain = readClusterSettings(Raw.root(raw.value ?? null));
      const text = (value: unknown) => JSON.stringify(value, (key, each) => (key === 'pointer' ? '' : each));
      expect(text(camel)).toBe(text(plain));
    }
  });
});
