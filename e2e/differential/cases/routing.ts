import type { NamedCase } from './model.ts';

const direct = (name: string, match: object): object => ({
  name,
  match,
  direct_response: { status: 200, body: { inline_string: 'direct body' } },
});
const GOOD = 'direct-response';

export const ROUTING: readonly NamedCase[] = [
  {
    name: 'ignored path parameters: each segment loses its own',
    config: { ignore_path_parameters_in_path_matching: true },
    routes: [direct('p', { path: '/a/b' }), direct('x', { prefix: '/a/b' })],
    requests: [
      { line: 'GET /a;x=1/b;y', expected: { verdict: GOOD, route: 'p' } },
      { line: 'GET /a;x/bc', expected: { verdict: GOOD, route: 'x' } },
      { line: 'GET /a;x', expected: { verdict: 'no-route', virtualHost: 'v' } },
    ],
  },
  {
    name: 'an empty x-forwarded-proto ends the search for a route',
    routes: [direct('d', { prefix: '/' })],
    requests: [
      { line: 'GET /', headers: [['x-forwarded-proto', '']], expected: { verdict: 'no-route', status: 404 } },
      { line: 'GET /', expected: { verdict: GOOD, route: 'd' } },
    ],
  },
  {
    name: 'require_tls redirects to the host as received, and gives CONNECT no Location',
    host: { require_tls: 'ALL' },
    manager: { upgrade_configs: [{ upgrade_type: 'CONNECT' }] },
    routes: [direct('d', { prefix: '/' })],
    requests: [
      { line: 'GET /x?q=1', expected: { verdict: 'redirect', status: 301, location: 'https://a.com/x?q=1' } },
      { line: 'CONNECT a.com:80', expected: { verdict: 'redirect', status: 301, location: null } },
      {
        line: 'GET /',
        headers: [['x-forwarded-proto', 'HTTPS']],
        expected: { verdict: 'redirect', status: 301 },
      },
      { line: 'GET /', headers: [['x-forwarded-proto', 'https']], expected: { verdict: GOOD } },
    ],
  },
  {
    name: 'an inverted matcher does not take a missing header',
    routes: [
      direct('n', {
        prefix: '/',
        headers: [{ name: 'x', string_match: { exact: '1' }, invert_match: true }],
      }),
    ],
    requests: [
      { line: 'GET /', expected: { verdict: 'no-route' } },
      { line: 'GET /', headers: [['x', '2']], expected: { verdict: GOOD } },
      {
        line: 'GET /',
        headers: [
          ['x', '2'],
          ['x', '1'],
        ],
        expected: { verdict: 'no-route' },
      },
    ],
  },
  {
    name: 'only the first value of a query parameter counts, and it is not decoded',
    routes: [direct('q', { prefix: '/', query_parameters: [{ name: 'q', string_match: { exact: '1' } }] })],
    requests: [
      { line: 'GET /?q=1&q=2', expected: { verdict: GOOD } },
      { line: 'GET /?q=2&q=1', expected: { verdict: 'no-route' } },
      { line: 'GET /?q=%31', expected: { verdict: 'no-route' } },
    ],
  },
  {
    name: 'a star inside a segment of a URI template repeats the character before it',
    routes: [
      direct('t', {
        path_match_policy: {
          name: 'envoy.path.match.uri_template.uri_template_matcher',
          typed_config: {
            '@type': 'type.googleapis.com/envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig',
            path_template: '/api/v*',
          },
        },
      }),
    ],
    requests: [
      { line: 'GET /api/vvv', expected: { verdict: GOOD, route: 't' } },
      { line: 'GET /api/v1', expected: { verdict: 'no-route' } },
    ],
  },
  {
    name: 'no virtual host is fallen back to',
    routes: [],
    config: {
      virtual_hosts: [
        { name: 'own', domains: ['a.com'], routes: [direct('a', { path: '/a' })] },
        { name: 'any', domains: ['*'], routes: [direct('b', { prefix: '/' })] },
      ],
    },
    requests: [
      { line: 'GET /b', expected: { verdict: 'no-route', virtualHost: 'own' } },
      { line: 'GET /b', headers: [['host', 'A.com:80']], expected: { verdict: GOOD, virtualHost: 'any' } },
    ],
  },
  {
    name: 'a filter state that a network filter writes decides a route',
    network: [
      {
        name: 'state',
        typed_config: {
          '@type': 'type.googleapis.com/envoy.extensions.filters.network.set_filter_state.v3.Config',
          on_new_connection: [
            {
              object_key: 'k',
              factory_key: 'envoy.string',
              format_string: { text_format_source: { inline_string: 'blue' } },
            },
          ],
        },
      },
    ],
    routes: [
      direct('red', { prefix: '/', filter_state: [{ key: 'k', string_match: { exact: 'red' } }] }),
      direct('blue', { prefix: '/', filter_state: [{ key: 'k', string_match: { exact: 'blue' } }] }),
    ],
    requests: [{ line: 'GET /', expected: { verdict: GOOD, route: 'blue' } }],
  },
];
