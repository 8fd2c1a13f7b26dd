import type { NamedCase } from './model.ts';

const HTTP = 'type.googleapis.com/envoy.extensions.filters.http';
const forward = (route: object, match: object = { prefix: '/' }): object => ({
  name: 'f',
  match,
  route: { cluster: 'one', ...route },
});
const DENY = {
  name: 'rbac',
  typed_config: {
    '@type': `${HTTP}.rbac.v3.RBAC`,
    rules: {
      action: 'DENY',
      policies: {
        'my policy': { permissions: [{ url_path: { path: { exact: '/a' } } }], principals: [{ any: true }] },
      },
    },
  },
};
const CORS = {
  '@type': `${HTTP}.cors.v3.CorsPolicy`,
  allow_origin_string_match: [{ exact: 'https://o.com' }],
};
const PREFLIGHT = [
  ['origin', 'https://o.com'],
  ['access-control-request-method', 'GET'],
] as const;

export const ANSWERS: readonly NamedCase[] = [
  {
    name: 'RBAC names its policy with underscores, and answers where there is no route',
    filters: [DENY],
    routes: [{ name: 'd', match: { path: '/b' }, direct_response: { status: 204 } }],
    requests: [
      {
        line: 'GET /a?q',
        expected: { verdict: 'denied', status: 403, details: 'rbac_access_denied_matched_policy[my_policy]' },
      },
      { line: 'GET /b', expected: { verdict: 'direct-response' } },
    ],
  },
  {
    name: 'without a route, what the virtual host says of a filter does not count',
    filters: [DENY],
    host: { typed_per_filter_config: { rbac: { '@type': `${HTTP}.rbac.v3.RBACPerRoute` } } },
    routes: [
      { name: 'd', match: { path: '/a', headers: [{ name: 'x' }] }, direct_response: { status: 204 } },
    ],
    requests: [
      { line: 'GET /a', expected: { verdict: 'denied', status: 403 } },
      { line: 'GET /a', headers: [['x', '1']], expected: { verdict: 'direct-response' } },
    ],
  },
  {
    name: 'a preflight is answered only where a route forwards',
    filters: [{ name: 'cors', typed_config: { '@type': `${HTTP}.cors.v3.Cors` } }],
    host: { typed_per_filter_config: { cors: CORS } },
    routes: [
      { name: 'd', match: { path: '/d' }, direct_response: { status: 418 } },
      forward({ cluster: 'missing' }),
    ],
    requests: [
      { line: 'OPTIONS /d', headers: PREFLIGHT, expected: { verdict: 'direct-response', status: 418 } },
      {
        line: 'OPTIONS /f',
        headers: PREFLIGHT,
        expected: { verdict: 'direct-response', status: 200, route: 'f' },
      },
    ],
  },
  {
    name: 'an upgrade that nobody enables is refused, h2c is none',
    routes: [forward({})],
    requests: [
      {
        line: 'GET /',
        headers: [
          ['upgrade', 'websocket'],
          ['connection', 'Upgrade'],
        ],
        expected: { verdict: 'upgrade-refused', status: 403, details: 'upgrade_failed' },
      },
      {
        line: 'GET /',
        headers: [
          ['upgrade', 'h2c'],
          ['connection', 'Upgrade'],
        ],
        expected: { verdict: 'forwarded', cluster: 'one' },
      },
    ],
  },
  {
    name: 'a missing cluster has the code of its route, and is not named',
    routes: [forward({ cluster: 'missing', cluster_not_found_response_code: 'NOT_FOUND' })],
    requests: [
      { line: 'GET /', expected: { verdict: 'no-cluster', status: 404, flags: 'NC', cluster: null } },
    ],
  },
  {
    name: 'ill hosts: in panic they get requests, without they do not',
    routes: [forward({ cluster: 'panic' }, { path: '/p' }), forward({ cluster: 'sick' })],
    requests: [
      { line: 'GET /p', expected: { verdict: 'forwarded', cluster: 'panic' } },
      {
        line: 'GET /',
        expected: { verdict: 'no-healthy-upstream', status: 503, flags: 'UH', cluster: 'sick' },
      },
    ],
  },
  {
    name: 'a host that a regular expression does not change becomes the path',
    routes: [forward({ host_rewrite_path_regex: { pattern: { regex: '^/x/(.*)$' }, substitution: '\\1' } })],
    requests: [
      { line: 'GET /x/b.com', expected: { verdict: 'forwarded', upstreamHost: 'b.com' } },
      { line: 'GET /r', expected: { verdict: 'forwarded', upstreamHost: '/r' } },
    ],
  },
  {
    name: 'an empty match is not replaced right behind a match',
    routes: [forward({ regex_rewrite: { pattern: { regex: '.*' }, substitution: '/all\\0' } })],
    requests: [{ line: 'GET /a', expected: { verdict: 'forwarded', upstreamPath: '/all/a' } }],
  },
  {
    name: 'a CONNECT that is passed on gets back the port that was cut',
    manager: { strip_any_host_port: true, upgrade_configs: [{ upgrade_type: 'CONNECT' }] },
    routes: [forward({}, { connect_matcher: {} })],
    requests: [
      {
        line: 'CONNECT a.com:443',
        expected: { verdict: 'forwarded', route: 'f', upstreamHost: 'a.com:443' },
      },
    ],
  },
  {
    name: 'a CONNECT that is passed on has the rewritten host for its path',
    manager: { upgrade_configs: [{ upgrade_type: 'CONNECT' }] },
    routes: [forward({ host_rewrite_literal: 'b.com' }, { connect_matcher: {} })],
    requests: [
      {
        line: 'CONNECT a.com:443',
        expected: { verdict: 'forwarded', upstreamHost: 'b.com', upstreamPath: 'b.com' },
      },
    ],
  },
  {
    name: 'what an upgrade header asks for counts, also in a CONNECT',
    manager: { upgrade_configs: [{ upgrade_type: 'CONNECT' }] },
    routes: [forward({}, { connect_matcher: {} })],
    requests: [
      { line: 'CONNECT a.com:443', expected: { verdict: 'forwarded', route: 'f' } },
      {
        line: 'CONNECT a.com:443',
        headers: [
          ['upgrade', 'websocket'],
          ['connection', 'Upgrade'],
        ],
        expected: { verdict: 'upgrade-refused', status: 403, details: 'upgrade_failed' },
      },
    ],
  },
  {
    name: 'a redirect cuts the default port when the scheme is not that of x-forwarded-proto',
    routes: [
      { name: 'r', match: { prefix: '/' }, redirect: { https_redirect: true, response_code: 'FOUND' } },
    ],
    requests: [
      {
        line: 'GET /',
        headers: [
          ['host', 'a.com:443'],
          ['x-forwarded-proto', 'HTTPS'],
        ],
        expected: { verdict: 'redirect', status: 302, location: 'https://a.com/' },
      },
      {
        line: 'GET /',
        headers: [
          ['host', 'a.com:443'],
          ['x-forwarded-proto', 'https'],
        ],
        expected: { verdict: 'redirect', status: 302, location: 'https://a.com:443/' },
      },
    ],
  },
];
