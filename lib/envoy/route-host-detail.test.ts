import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import { Raw } from './raw';
import { readRouteConfigDetail, readVirtualHostDetail } from './route-host-detail';
import { inCamelCase } from './testing/camel';
import { rawWith, routesFixture } from './testing/route-fixture';

const document = routesFixture();
const hostRaw = rawWith(document, 'name', 'shop.example.com:443');
const configRaw = rawWith(document, 'name', 'https.443.everything');

describe('a virtual host', () => {
  const host = readVirtualHostDetail(hostRaw);

  it('is understood to its last field', () => {
    expect(host.notices).toEqual([]);
  });

  it('says what holds for all its routes', () => {
    expect(host).toMatchObject({
      name: 'shop.example.com:443',
      requireTls: 'EXTERNAL_ONLY',
      retry: { on: ['reset'], attempts: 1 },
      retryExtension: null,
      hedge: { onPerTryTimeout: true, initialRequests: null },
      bodyLimit: 1_048_576,
      attemptCountInRequest: true,
      attemptCountInResponse: true,
      timeoutRetryHeader: true,
      hasMatcherTree: false,
      cors: { maxAge: '600' },
      rateLimits: [{ stage: 2 }],
      mirrors: [{ cluster: 'outbound|8080|v2|cart.shop.svc.cluster.local' }],
      metadata: [{ namespace: 'com.example.host', settings: { list: [{ path: 'zone', value: 'a' }] } }],
      headers: {
        requestAdd: [{ key: 'x-host' }, { key: 'x-level', value: 'host' }],
        requestRemove: ['x-host-drop'],
        responseAdd: [{ key: 'x-host-response' }],
        responseRemove: ['x-host-response-drop'],
      },
    });
    expect(host.domains).toHaveLength(43);
    expect(host.filters.map(({ name }) => name).sort()).toEqual([
      'envoy.filters.http.buffer',
      'envoy.filters.http.cors',
    ]);
  });

  it('has virtual clusters', () => {
    expect(host.virtualClusters).toEqual([
      {
        name: 'checkout',
        headers: [
          { name: ':path', match: { kind: 'prefix', value: '/checkout', ignoreCase: false }, invert: false },
        ],
      },
      {
        name: 'writes',
        headers: [{ name: ':method', match: { kind: 'regex', value: 'POST|PUT' }, invert: false }],
      },
    ]);
  });

  it('may choose by a tree', () => {
    expect(readVirtualHostDetail(rawWith(document, 'name', 'tree')).hasMatcherTree).toBe(true);
  });
});

describe('a route configuration', () => {
  const config = readRouteConfigDetail(configRaw);

  it('is understood to its last field', () => {
    expect(config.notices).toEqual([]);
  });

  it('says what holds for all its virtual hosts', () => {
    expect(config).toMatchObject({
      internalOnlyHeaders: ['x-internal', 'x-debug'],
      mostSpecificHeadersWin: true,
      validateClusters: false,
      maxDirectResponseBody: 8192,
      ignorePort: true,
      ignorePathParameters: true,
      hostHeader: '',
      vhds: null,
      mirrors: [{ cluster: 'outbound|9999||gone.shop.svc.cluster.local' }],
      metadata: [{ namespace: 'com.example.config' }],
      headers: { requestAdd: [{ key: 'x-config' }, { key: 'x-level' }] },
    });
    expect(config.plugins).toMatchObject([{ extension: { name: 'shared-lua' }, optional: false }]);
  });

  it('may fetch virtual hosts on demand, chosen by a header', () => {
    expect(readRouteConfigDetail(rawWith(document, 'name', 'by-vhds'))).toMatchObject({
      hostHeader: 'x-virtual-host',
      validateClusters: null,
      maxDirectResponseBody: null,
      vhds: { kind: 'api', type: 'DELTA_GRPC', clusters: ['discovery'] },
    });
    const from = (config_source: JsonObject) =>
      readRouteConfigDetail(Raw.root({ vhds: { config_source } })).vhds;
    expect(from({ ads: {} })).toEqual({ kind: 'ads' });
    expect(from({ self: {} })).toEqual({ kind: 'self' });
    expect(from({ path: '/x' })).toEqual({ kind: 'file', path: '/x' });
    expect(from({})).toEqual({ kind: 'unknown' });
  });

  it('reads istioctl’s spelling the same', () => {
    const camel = (raw: Raw) => Raw.root(inCamelCase(raw.value ?? null));
    expect(readRouteConfigDetail(camel(configRaw))).toMatchObject({
      notices: [],
      internalOnlyHeaders: config.internalOnlyHeaders,
      maxDirectResponseBody: 8192,
      headers: config.headers,
    });
    expect(readVirtualHostDetail(camel(hostRaw))).toMatchObject({ notices: [], bodyLimit: 1_048_576 });
  });

  it('leaves a notice at what is new', () => {
    expect(readRouteConfigDetail(Raw.root({ name: 'x', new_field: 1 })).notices).toMatchObject([
      { code: 'unknown-field', pointer: '/new_field' },
    ]);
    expect(readVirtualHostDetail(Raw.root({ virtual_clusters: [{ nome: 'x' }] })).notices).toMatchObject([
      { pointer: '/virtual_clusters/0/nome' },
    ]);
  });
});
