import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import { answer } from './answer';
import type { RouteDetail } from './route-detail-types';
import { dumpSnapshot } from './testing/routes';
import { routeRows } from './testing/rows';

const CONNECTION_MANAGER =
  'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager';

/** A dump of one listener, one cluster `here` and one virtual host. */
function snapshotOf(routes: readonly JsonObject[], config: JsonObject = {}) {
  const manager = {
    '@type': CONNECTION_MANAGER,
    rds: { route_config_name: 'r' },
    http_filters: [{ name: 'cors' }, { name: 'router' }],
  };
  const listener = {
    name: 'l',
    filter_chains: [{ filters: [{ name: 'hcm', typed_config: manager }] }],
  };
  const route_config = { name: 'r', virtual_hosts: [{ name: 'v', domains: ['*'], routes }], ...config };
  const section = (type: string, fields: JsonObject) => ({ '@type': `x/envoy.admin.v3.${type}`, ...fields });
  return dumpSnapshot({
    configs: [
      section('ClustersConfigDump', { static_clusters: [{ cluster: { name: 'here', type: 'STATIC' } }] }),
      section('ListenersConfigDump', { static_listeners: [{ listener }] }),
      section('RoutesConfigDump', { dynamic_route_configs: [{ route_config }] }),
    ],
  });
}

/** Problems of the last route. */
function problems(routes: readonly JsonObject[], config: JsonObject = {}) {
  const snapshot = snapshotOf(routes, config);
  const row = routeRows(snapshot).at(-1);
  const result = row && answer(snapshot, { ask: 'route', pointer: row.pointer });
  if (result === undefined || !result.ok) throw new Error('no route');
  // Border: the answer to a `route` question is a RouteDetail.
  return (result.value as RouteDetail).problems;
}

const to = (fields: JsonObject = {}): JsonObject => ({ route: { cluster: 'here', ...fields } });
const only = (match: JsonObject, action: JsonObject = to()) => problems([{ match, ...action }]);

describe('what is wrong with a route', () => {
  it('is nothing where all is well', () => {
    expect(only({ prefix: '/' })).toEqual([]);
  });

  it('is a cluster that is not there, with the status that clients get', () => {
    expect(only({ prefix: '/' }, to({ cluster: 'gone' }))).toEqual([
      { kind: 'missing-cluster', clusters: ['gone'], code: 503, partial: false },
    ]);
    const code = { cluster_not_found_response_code: 'INTERNAL_SERVER_ERROR' };
    expect(only({ prefix: '/' }, to({ cluster: 'gone', ...code }))).toMatchObject([{ code: 500 }]);
  });

  it('is a mirror that is not there, at any level', () => {
    const mirror = { request_mirror_policies: [{ cluster: 'gone' }] };
    expect(only({ prefix: '/' }, to(mirror))).toEqual([{ kind: 'missing-mirror', clusters: ['gone'] }]);
    expect(problems([{ match: { prefix: '/' }, ...to() }], mirror)).toEqual([
      { kind: 'missing-mirror', clusters: ['gone'] },
    ]);
  });

  it('is a plugin that the route configuration lacks, and weights of nothing', () => {
    expect(only({ prefix: '/' }, { route: { cluster_specifier_plugin: 'lua' } })).toEqual([
      { kind: 'missing-plugin', plugin: 'lua' },
    ]);
    const weighted_clusters = { clusters: [{ name: 'here', weight: 0 }] };
    expect(only({ prefix: '/' }, { route: { weighted_clusters } })).toEqual([{ kind: 'no-weight' }]);
  });

  it('is a path that no request can have', () => {
    expect(only({ prefix: '/a?b' })).toEqual([{ kind: 'never-matches', path: '/a?b' }]);
    expect(only({ prefix: '/a;b' })).toEqual([]);
    expect(
      problems([{ match: { path: '/a;b' }, ...to() }], { ignore_path_parameters_in_path_matching: true }),
    ).toEqual([{ kind: 'never-matches', path: '/a;b' }]);
  });

  it('is a rewrite that joins badly', () => {
    const seam = (prefix: string, prefix_rewrite: string) => only({ prefix }, to({ prefix_rewrite }));
    expect(seam('/api', '/')).toEqual([{ kind: 'rewrite-seam', before: '/api/x', after: '//x' }]);
    expect(seam('/api/', '/v1')).toEqual([{ kind: 'rewrite-seam', before: '/api/x', after: '/v1x' }]);
    expect(seam('/api/', '/')).toEqual([]);
    expect(seam('/api', '/v1')).toEqual([]);
    expect(only({ path: '/api' }, to({ prefix_rewrite: '/' }))).toEqual([]);
  });

  it('is a policy that does nothing', () => {
    expect(only({ prefix: '/' }, to({ retry_policy: { num_retries: 3 } }))).toEqual([
      { kind: 'retries-nothing', level: 'route' },
    ]);
    expect(only({ prefix: '/' }, to({ timeout: '5s', max_stream_duration: {} }))).toEqual([
      { kind: 'timeout-unused', timeout: '5s' },
    ]);
  });

  it('is an action that a proxy cannot do', () => {
    expect(only({ prefix: '/' }, { non_forwarding_action: {} })).toEqual([
      { kind: 'no-upstream', action: 'non_forwarding_action' },
    ]);
    expect(only({ prefix: '/' }, { filter_action: {} })).toEqual([
      { kind: 'no-upstream', action: 'filter_action' },
    ]);
  });

  it('is a setting for a filter that no connection manager has', () => {
    const typed_per_filter_config = { cors: { '@type': 'x/y' }, lua: { '@type': 'x/y' } };
    expect(only({ prefix: '/' }, { ...to(), typed_per_filter_config })).toEqual([
      { kind: 'filters-not-installed', filters: ['lua'] },
    ]);
  });
});

describe('a route that is never reached', () => {
  const shadow = (...matches: readonly JsonObject[]) =>
    problems(matches.map((match) => ({ match, ...to() }))).flatMap((problem) =>
      problem.kind === 'shadowed' ? [problem.by] : [],
    )[0] ?? null;

  it('stands after one that takes all its paths', () => {
    expect(shadow({ prefix: '/' }, { prefix: '/a' })).toBe(1);
    expect(shadow({ path: '/x' }, { prefix: '/a' }, { path: '/a/b' })).toBe(2);
    expect(shadow({ path: '/a' }, { path: '/a' })).toBe(1);
    expect(shadow({ prefix: '' }, { safe_regex: { regex: 'x' } })).toBe(1);
    expect(shadow({ safe_regex: { regex: '.*' } }, { prefix: '/a' })).toBe(1);
    expect(shadow({ path_separated_prefix: '/a' }, { path: '/a' })).toBe(1);
    expect(shadow({ path_separated_prefix: '/a' }, { prefix: '/a/' })).toBe(1);
    expect(shadow({ connect_matcher: {} }, { connect_matcher: {} })).toBe(1);
    expect(shadow({ prefix: '/A', case_sensitive: false }, { prefix: '/a/b' })).toBe(1);
    expect(shadow({ prefix: '/' }, { prefix: '/a', headers: [{ name: 'x' }] })).toBe(1);
  });

  it('is not called so when a request could get through', () => {
    expect(shadow({ prefix: '/a' }, { prefix: '/' })).toBeNull();
    expect(shadow({ path: '/a' }, { prefix: '/a' })).toBeNull();
    expect(shadow({ path_separated_prefix: '/a' }, { prefix: '/a' })).toBeNull();
    expect(shadow({ prefix: '/a' }, { prefix: '/a', case_sensitive: false })).toBeNull();
    expect(shadow({ prefix: '/', headers: [{ name: 'x' }] }, { prefix: '/' })).toBeNull();
    expect(shadow({ prefix: '/', grpc: {} }, { prefix: '/' })).toBeNull();
    expect(shadow({ prefix: '/', tls_context: {} }, { prefix: '/' })).toBeNull();
    expect(shadow({ prefix: '/', new_condition: {} }, { prefix: '/' })).toBeNull();
    const runtime_fraction = { default_value: { numerator: 99 } };
    expect(shadow({ prefix: '/', runtime_fraction }, { prefix: '/' })).toBeNull();
    expect(shadow({ prefix: '/' }, { connect_matcher: {} })).toBeNull();
    expect(shadow({ prefix: '/a;x' }, { prefix: '/a;x/b' })).toBeNull();
    expect(shadow({ safe_regex: { regex: '/a.+' } }, { prefix: '/a' })).toBeNull();
  });

  it('may still be reached after one that yields no cluster', () => {
    const none = { route: { weighted_clusters: { clusters: [{ name: 'here', weight: 0 }] } } };
    const plugin = { route: { cluster_specifier_plugin: 'p' } };
    for (const action of [none, plugin]) {
      expect(
        problems([
          { match: { prefix: '/' }, ...action },
          { match: { prefix: '/a' }, ...to() },
        ]),
      ).toEqual([]);
    }
  });
});
