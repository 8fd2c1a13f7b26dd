import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import { Raw } from './raw';
import { readRouteDetail } from './route-detail';
import type { ForwardDetail } from './route-detail-model';
import { rawWith, routesFixture } from './testing/route-fixture';

const CART = 'outbound|8080||cart.shop.svc.cluster.local';
const document = routesFixture();
const detail = (name: string) => readRouteDetail(rawWith(document, 'name', name));

function forward(name: string): ForwardDetail {
  const { action } = detail(name);
  if (action.kind !== 'forward') throw new Error(`${name} does not forward`);
  return action;
}

const read = (route: JsonObject) => readRouteDetail(Raw.root({ match: { prefix: '/' }, ...route }));

describe('the cluster', () => {
  it('is one of several by weight, with settings of its own', () => {
    const { specifier, cors, includeHostRateLimits, hostRewrite } = forward('weighted');
    expect(specifier).toMatchObject({
      kind: 'weighted',
      totalWeight: 100,
      runtimeKeyPrefix: 'split.cart',
      pickedBy: { kind: 'header', name: 'x-split-by' },
    });
    if (specifier.kind !== 'weighted') throw new Error('not weighted');
    expect(
      specifier.clusters.map(({ name, clusterHeader, weight }) => [name, clusterHeader, weight]),
    ).toEqual([
      [CART, '', 70],
      ['outbound|9999||gone.shop.svc.cluster.local', '', 20],
      ['', 'x-third-arm', 10],
      ['outbound|8080|v2|cart.shop.svc.cluster.local', '', 0],
    ]);
    expect(specifier.clusters[0]).toMatchObject({
      hostRewrite: 'one.example.com',
      headers: {
        requestAdd: [{ key: 'x-arm', value: 'one' }],
        requestRemove: ['x-arm-drop'],
        responseAdd: [{ key: 'x-arm-was' }],
        responseRemove: ['x-arm-response-drop'],
      },
      filters: [{ name: 'envoy.filters.http.buffer' }],
      metadataMatch: [{ namespace: 'envoy.lb' }],
    });
    expect(cors?.maxAge).toBe('600');
    expect(includeHostRateLimits).toBe(true);
    expect(hostRewrite).toEqual({ kind: 'auto' });
  });

  it('is named by a header, or by a plugin', () => {
    expect(forward('by-header').specifier).toEqual({ kind: 'header', name: 'x-cluster' });
    expect(forward('by-plugin').specifier).toEqual({ kind: 'plugin', name: 'shared-lua' });
    const { specifier } = forward('by-unknown-plugin');
    expect(specifier).toMatchObject({
      kind: 'inline-plugin',
      plugin: {
        optional: false,
        extension: {
          name: 'inline-lua',
          type: 'envoy.extensions.router.cluster_specifiers.lua.v3.LuaConfig',
          settings: { list: expect.arrayContaining([{ path: 'default_cluster', value: CART }]) },
        },
      },
    });
  });

  it('by hash, with a total that Envoy ignores', () => {
    const weighted = { clusters: [{ name: 'a', weight: 2 }], total_weight: 100, use_hash_policy: true };
    expect(read({ route: { weighted_clusters: weighted } }).action).toMatchObject({
      specifier: { totalWeight: 2, declaredTotal: 100, pickedBy: { kind: 'hash-policy' } },
    });
  });
});

describe('rewrites', () => {
  it('of the path, in four ways', () => {
    expect(forward('everything').pathRewrite).toEqual({ kind: 'prefix', value: '/inner/' });
    expect(forward('by-header').pathRewrite).toEqual({
      kind: 'regex',
      pattern: '^/by-header/(.*)$',
      substitution: '/\\1',
    });
    expect(forward('by-plugin').pathRewrite).toEqual({ kind: 'format', value: '/new%PATH%' });
    expect(forward('match-template').pathRewrite).toMatchObject({
      kind: 'policy',
      extension: { settings: { list: [{ path: 'path_template_rewrite', value: '/v2/{rest}/{id}' }] } },
    });
  });

  it('of the host, in five ways', () => {
    expect(
      ['everything', 'weighted', 'by-header', 'by-plugin', 'by-unknown-plugin'].map(
        (name) => forward(name).hostRewrite,
      ),
    ).toEqual([
      { kind: 'literal', value: 'inner.example.com' },
      { kind: 'auto' },
      { kind: 'path-regex', pattern: '^/([^/]+)/.*$', substitution: '\\1.example.com' },
      { kind: 'header', value: 'x-host' },
      { kind: 'format', value: '%REQ(x-tenant)%.example.com' },
    ]);
    expect(forward('match-connect').hostRewrite).toBeNull();
  });

  it('of connections: CONNECT ends here, websocket is switched off', () => {
    expect(forward('match-connect').upgrades).toEqual([
      { type: 'CONNECT', enabled: true, connect: { proxyProtocol: 'V2', allowPost: true } },
      { type: 'websocket', enabled: false, connect: null },
    ]);
  });
});

describe('routes that Envoy answers', () => {
  it('redirect', () => {
    expect(detail('redirect').action).toEqual({
      kind: 'redirect',
      code: 308,
      httpsRedirect: false,
      scheme: 'https',
      host: 'other.example.com',
      port: 8443,
      path: { kind: 'prefix', value: '/moved' },
      stripQuery: true,
    });
    expect(detail('redirect-format').action).toMatchObject({
      code: 301,
      httpsRedirect: true,
      path: { kind: 'format', value: '/%REQ(x-tenant)%' },
    });
    const regex_rewrite = { pattern: { regex: 'a' }, substitution: 'b' };
    expect(read({ redirect: { regex_rewrite } }).action).toMatchObject({
      path: { kind: 'regex', pattern: 'a', substitution: 'b' },
    });
  });

  it('have a body, and say where it comes from', () => {
    expect(detail('answer').action).toEqual({
      kind: 'direct-response',
      status: 418,
      body: { kind: 'text', text: 'short and stout' },
      format: {
        source: { kind: 'text', text: '%LOCAL_REPLY_BODY% for %REQ(:authority)%' },
        json: null,
        contentType: 'text/plain',
        omitEmpty: false,
        formatters: [],
      },
    });
    expect(detail('answer-json').action).toMatchObject({
      body: { kind: 'none' },
      format: { json: { list: expect.arrayContaining([{ path: 'nested.ok', value: 'true' }]) } },
    });
    expect(detail('answer-file').action).toMatchObject({
      body: { kind: 'file', path: '/etc/envoy/answer.txt' },
    });
    const body = (source: JsonObject) => read({ direct_response: { status: 200, body: source } }).action;
    expect(body({ environment_variable: 'BODY' })).toMatchObject({
      body: { kind: 'environment', name: 'BODY' },
    });
    expect(body({ inline_bytes: 'aGk=' })).toMatchObject({ body: { kind: 'bytes', text: 'hi' } });
  });

  it('do not forward', () => {
    expect(detail('nowhere').action).toEqual({ kind: 'non-forwarding' });
    expect(detail('by-filter').action).toMatchObject({
      kind: 'filter-action',
      extension: { type: 'envoy.config.route.v3.NonForwardingAction' },
    });
    expect(read({}).action).toEqual({ kind: 'unknown', field: '' });
  });
});
