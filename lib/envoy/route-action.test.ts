import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import { fixture } from './testing/fixtures';
import { dumpOf, named, readOneRoute, routeConfigsOf, routeNamed } from './testing/read';

const config = named(routeConfigsOf(dumpOf(fixture('config-dump'))), 'http.8080');
const action = (name: string) => routeNamed(config, name).action;
const HTTPBIN = 'outbound|8000||httpbin.default.svc.cluster.local';
const V2 = 'outbound|8000|v2|httpbin.default.svc.cluster.local';

const PLAIN = {
  timeout: null,
  idleTimeout: null,
  retries: null,
  pathRewrite: null,
  hostRewrite: null,
  mirrors: [],
  hashPolicies: 0,
  corsOnRoute: false,
};

const read = (fields: JsonObject) => readOneRoute({ match: { prefix: '/' }, ...fields });
const policyOf = (route: JsonObject) => {
  const { action: read_ } = read({ route: { cluster: 'c', ...route } }).route;
  return read_.kind === 'cluster' ? read_.policy : null;
};

describe('actions that forward', () => {
  it('to one cluster', () => {
    expect(action('exact')).toEqual({
      kind: 'cluster',
      clusters: [{ name: HTTPBIN, weight: 1 }],
      policy: PLAIN,
    });
  });

  it('by weight, with everything that goes with it', () => {
    const route = routeNamed(config, 'weighted');
    expect(route.action).toEqual({
      kind: 'weighted',
      clusters: [
        { name: HTTPBIN, weight: 90 },
        { name: V2, weight: 10 },
        { name: 'missing', weight: 0 },
      ],
      policy: {
        timeout: '3s',
        idleTimeout: '60s',
        retries: { on: 'connect-failure,5xx', attempts: 2, perTryTimeout: '1s' },
        pathRewrite: { kind: 'prefix', value: '/new' },
        hostRewrite: 'internal.example.com',
        mirrors: [V2],
        hashPolicies: 2,
        corsOnRoute: true,
      },
    });
    expect(route.perFilterConfig).toEqual(['envoy.filters.http.cors']);
    expect(route.istioConfig).toBe('/apis/networking.istio.io/v1/namespaces/default/virtual-service/httpbin');
    expect(route.ordinal).toBe(9);
  });

  it('by a header', () => {
    expect(action('by-header')).toEqual({
      kind: 'cluster-header',
      header: 'x-cluster',
      policy: { ...PLAIN, hostRewrite: 'host_rewrite_header: x-host' },
    });
    const weighted = { weighted_clusters: { clusters: [{ cluster_header: 'x-c', weight: 5 }] } };
    expect(read({ route: weighted }).route.action).toMatchObject({
      clusters: [{ name: '', weight: 5, clusterHeader: 'x-c' }],
    });
  });

  it('with rewrites of the path and the host', () => {
    expect(action('regex-rewrite')).toMatchObject({
      policy: {
        timeout: '0s',
        pathRewrite: { kind: 'regex', pattern: '^/old/(.*)$', substitution: '/new/\\1' },
        hostRewrite: 'auto_host_rewrite',
      },
    });
    const template = { typed_config: { '@type': 'x/Rewrite', path_template_rewrite: '/{id}' } };
    expect(policyOf({ path_rewrite_policy: template })?.pathRewrite).toEqual({
      kind: 'template',
      value: '/{id}',
    });
    expect(policyOf({ path_rewrite: '/%PATH%' })?.pathRewrite).toEqual({
      kind: 'template',
      value: '/%PATH%',
    });
    const regex = { pattern: { regex: '^/(.*)$' }, substitution: '\\1' };
    expect(policyOf({ host_rewrite_path_regex: regex })?.hostRewrite).toBe(
      'host_rewrite_path_regex: ^/(.*)$ → \\1',
    );
  });

  it('with one retry unless it says more', () => {
    expect(policyOf({ retry_policy: { retry_on: '5xx' } })?.retries).toEqual({
      on: '5xx',
      attempts: 1,
      perTryTimeout: null,
    });
    expect(policyOf({ retry_policy: { num_retries: 0 } })?.retries?.attempts).toBe(0);
  });

  it('to a place that only code knows are named by their plugin', () => {
    expect(read({ route: { cluster_specifier_plugin: 'lua' } }).route.action).toMatchObject({
      kind: 'plugin',
      name: 'lua',
      inline: false,
    });
    const inline = { extension: { name: 'own' } };
    expect(read({ route: { inline_cluster_specifier_plugin: inline } }).route.action).toMatchObject({
      kind: 'plugin',
      name: 'own',
      inline: true,
    });
    expect(read({ route: {} }).route.action).toEqual({ kind: 'unknown', field: 'route' });
  });

  it('with another status for a cluster that is not there', () => {
    expect(policyOf({ cluster_not_found_response_code: 'INTERNAL_SERVER_ERROR' })?.notFoundCode).toBe(500);
    expect(policyOf({ cluster_not_found_response_code: 'NOT_FOUND' })?.notFoundCode).toBe(404);
    expect(policyOf({})).not.toHaveProperty('notFoundCode');
  });

  it('with copies to clusters that have a name, and to one that a header names', () => {
    const mirrored = (...policies: readonly JsonObject[]) => policyOf({ request_mirror_policies: policies });
    expect(mirrored({ cluster: 'm' }, { cluster_header: 'x' })).toMatchObject({
      mirrors: ['m'],
      mirrorByHeader: true,
    });
    expect(mirrored({ cluster: 'm' })).not.toHaveProperty('mirrorByHeader');
  });
});

describe('other actions', () => {
  it('redirect', () => {
    expect(action('redirect')).toEqual({
      kind: 'redirect',
      code: 302,
      scheme: 'https',
      host: 'other.example.com',
      port: 8443,
      path: '/there',
      prefixRewrite: null,
      httpsRedirect: false,
      stripQuery: false,
    });
    expect(action('redirect-regex')).toMatchObject({
      code: 301,
      httpsRedirect: true,
      stripQuery: true,
      regexRewrite: { pattern: '^/move', substitution: '/moved' },
    });
    const code = (response_code: string) => read({ redirect: { response_code } }).route.action;
    expect(['SEE_OTHER', 'TEMPORARY_REDIRECT', 'PERMANENT_REDIRECT'].map(code)).toMatchObject([
      { code: 303 },
      { code: 307 },
      { code: 308 },
    ]);
  });

  it('answer directly, with text or bytes', () => {
    expect(action('direct')).toEqual({ kind: 'direct-response', status: 403, body: 'no robots' });
    expect(action('direct-bytes')).toEqual({ kind: 'direct-response', status: 200, body: 'grüße' });
    const body = (source: JsonObject) =>
      read({ direct_response: { status: 200, body: source } }).route.action;
    expect(body({ filename: '/x' })).toMatchObject({ body: null });
    expect(body({ inline_bytes: '***' })).toMatchObject({ body: '***' });
  });

  it('do not forward, or are not known', () => {
    expect(action('nowhere')).toEqual({ kind: 'non-forwarding' });
    const filter = { action: { '@type': 'type.googleapis.com/acme.Decide' } };
    expect(read({ filter_action: filter }).route.action).toEqual({
      kind: 'filter-action',
      type: 'acme.Decide',
    });
    const unknown = read({ new_action: {} });
    expect(unknown.route.action).toEqual({ kind: 'unknown', field: '' });
    expect(unknown.dump.notices).toMatchObject([{ subject: 'new_action' }]);
  });
});

describe('virtual hosts', () => {
  it('are read with domains, TLS and matcher trees', () => {
    expect(
      config.virtualHosts.map(({ name, requireTls, hasMatcherTree, routes }) => [
        name,
        requireTls,
        hasMatcherTree,
        routes.length,
      ]),
    ).toEqual([
      ['httpbin.example.com:80', 'NONE', false, 16],
      ['secure.example.com:80', 'ALL', false, 0],
      ['tree', 'NONE', true, 0],
    ]);
    expect(config.virtualHosts[0]?.domains).toEqual(['httpbin.example.com', '*.httpbin.example.com']);
  });
});
