import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '@/lib/core/json';
import { child, parsePointer, ROOT, resolvePointer } from '@/lib/core/json-pointer';
import { recorded } from './admin/testing/recorded';
import { readBootstrapDetail } from './bootstrap-detail';
import { readExtensionConfigs } from './ecds';
import { inCamelCase } from './testing/camel';

const dump = recorded('config-dump');
const BOOTSTRAP = child(ROOT, 'configs', 0);
const ECDS = child(ROOT, 'configs', 2);
const sectionAt = (document: Json, pointer: typeof ROOT): Json => resolvePointer(document, pointer) ?? null;
const detail = readBootstrapDetail(sectionAt(dump, BOOTSTRAP), BOOTSTRAP);

describe('the bootstrap of a real Envoy', () => {
  test('says who it is', () => {
    const { node } = detail;
    expect(node).toMatchObject({
      id: expect.stringMatching(/^router~10\.244\.0\.5~/),
      cluster: 'edge.istio-system',
      locality: ['eu', 'eu-1', 'rack-4'],
      userAgent: 'envoy',
      version: '1.40.0',
    });
    expect(node.metadata['ISTIO_VERSION']).toBe('1.31.0');
    expect(new Map(node.build).get('ssl.version')).toBe('BoringSSL');
    const http = node.extensions.find(({ category }) => category === 'envoy.filters.http');
    expect(http?.entries.find(({ name }) => name === 'envoy.filters.http.router')).toEqual({
      name: 'envoy.filters.http.router',
      disabled: false,
      types: expect.arrayContaining(['envoy.extensions.filters.http.router.v3.Router']),
    });
  });

  test('says where its configuration comes from', () => {
    expect(detail.discovery).toEqual({
      listeners: { kind: 'file', path: '/etc/envoy/lds.json' },
      clusters: { kind: 'file', path: '/etc/envoy/cds.json' },
      ads: null,
    });
    const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name);
    const { listeners, clusters, secrets } = detail.staticResources;
    expect([names(listeners), names(clusters), names(secrets)]).toEqual([
      ['local'],
      ['backend'],
      ['shared-token'],
    ]);
  });

  test('says where its admin listens', () => {
    expect(detail.admin).toMatchObject({
      address: { kind: 'socket', address: '127.0.0.1', port: 15000 },
      accessLogs: [{ name: 'envoy.access_loggers.file' }],
      allowPaths: [],
    });
  });

  test('has its runtime layers in order, nested keys joined', () => {
    expect(detail.runtimeLayers.map(({ name, source }) => [name, source.kind])).toEqual([
      ['global config', 'static'],
      ['disk', 'disk'],
      ['admin', 'admin'],
    ]);
    const [first] = detail.runtimeLayers;
    const values = new Map(first?.source.kind === 'static' ? first.source.values : []);
    expect(values.get('shop.flag')).toBe('30');
    expect(values.get('envoy.reloadable_features.http_reject_path_with_fragment')).toBe('false');
  });

  test('has its stats, tracing and overload settings', () => {
    expect(detail.stats).toMatchObject({
      sinks: [{ name: 'envoy.stat_sinks.statsd', type: 'envoy.config.metrics.v3.StatsdSink' }],
      flushInterval: '10s',
      usesDefaultTags: false,
      tags: [
        { name: 'cluster_name', how: 'regex' },
        { name: 'mesh', how: 'fixed', text: 'one' },
      ],
      matcher: { kind: 'all-but', patterns: [{ kind: 'prefix', value: 'dns_filter' }, { kind: 'suffix' }] },
    });
    expect(detail.tracing).toMatchObject({ name: 'envoy.tracers.zipkin' });
    expect(detail.overload).toMatchObject({
      refreshInterval: '0.250s',
      monitors: [{ name: 'envoy.resource_monitors.fixed_heap' }],
      actions: [
        { triggers: [{ monitor: 'envoy.resource_monitors.fixed_heap', from: 0.98, full: null }] },
        { name: 'envoy.overload_actions.shrink_heap', triggers: [{ from: 0.85, full: 0.95 }] },
      ],
      loadShedPoints: [{ name: 'envoy.load_shed_points.tcp_listener_accept' }],
    });
    expect(detail.extensions.map(({ name }) => name)).toEqual(['envoy.bootstrap.internal_listener']);
  });

  test('keeps every other field, with the way to it', () => {
    expect(detail.others.map(({ field }) => field).toSorted()).toEqual([
      'cluster_manager',
      'header_prefix',
      'stats_server_version_override',
      'watchdogs',
    ]);
    for (const { pointer } of detail.others) expect(resolvePointer(dump, pointer)).toBeDefined();
  });

  test('is the same in istioctl’s spelling, but for the pointers', () => {
    const section = inCamelCase(sectionAt(dump, BOOTSTRAP));
    const camel = readBootstrapDetail(section, BOOTSTRAP);
    expect(camel.stats.matcher).toEqual(detail.stats.matcher);
    expect(camel.overload?.actions).toEqual(detail.overload?.actions);
    expect(camel.node.locality).toEqual(detail.node.locality);
    expect(camel.others).toHaveLength(detail.others.length);
  });
});

test('layers that a static bootstrap of Istio lacks', () => {
  const section = {
    bootstrap: {
      layered_runtime: {
        layers: [
          { name: 'a', static_layer: { x: { numerator: 5, denominator: 'HUNDRED' }, empty: {} } },
          { name: 'b', rtds_layer: { name: 'r', rtds_config: { ads: {} } } },
          { name: 'c', new_layer: {} },
        ],
      },
      dynamic_resources: {
        ads_config: { api_type: 'GRPC', grpc_services: [{ envoy_grpc: { cluster_name: 'xds-grpc' } }] },
        lds_config: { ads: {} },
      },
    },
  };
  const read = readBootstrapDetail(section, ROOT);
  expect(read.runtimeLayers.map(({ source }) => source)).toEqual([
    {
      kind: 'static',
      values: [['x', '{"numerator":5,"denominator":"HUNDRED"}']],
    },
    { kind: 'rtds', name: 'r', source: { kind: 'ads' } },
    { kind: 'unknown' },
  ]);
  expect(read.discovery).toEqual({
    listeners: { kind: 'ads' },
    clusters: null,
    ads: { kind: 'api', type: 'GRPC', clusters: ['xds-grpc'] },
  });
  expect(read.admin).toBeNull();
});

test('extension configurations of a real Envoy', () => {
  const configs = readExtensionConfigs(sectionAt(dump, ECDS), ECDS);
  expect(configs.map(({ name, type, version }) => [name, type, version]).toSorted()).toEqual([
    ['late-header', 'envoy.extensions.filters.http.lua.v3.Lua', 'ecds-7'],
    ['second-look', 'envoy.extensions.filters.http.lua.v3.Lua', 'ecds-7'],
  ]);
  for (const { pointer, lastUpdated } of configs) {
    expect(resolvePointer(dump, pointer)).toBeDefined();
    expect(lastUpdated).toMatch(/^\d{4}-/);
  }
});

test('whatever stands there, it is read', () => {
  const keys = fc.constantFrom(
    'bootstrap',
    'node',
    'extensions',
    'layered_runtime',
    'layers',
    'static_layer',
    'stats_config',
    'stats_matcher',
    'overload_manager',
    'actions',
    'triggers',
    'ecds_filters',
    '__proto__',
  );
  const { any } = fc.letrec<{ any: Json }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'medium' },
      fc.constantFrom<Json>(null, true, 1, 'x'),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(keys, tie('any')),
    ),
  }));
  fc.assert(
    fc.property(any, any, any, (node, layers, other) => {
      const section = { bootstrap: { node, layered_runtime: { layers }, stats_config: other, extra: other } };
      const read = readBootstrapDetail(section, BOOTSTRAP);
      expect(read.others.map(({ field }) => field)).toEqual(['extra']);
      expect(parsePointer(read.pointer)).not.toBeNull();
      readBootstrapDetail(other, BOOTSTRAP);
      readExtensionConfigs(other, ECDS);
    }),
  );
});
