import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import { explainer } from '../explain';
import { Goals } from './goal';
import { reach } from './reach';
import { dumpOf, to } from './testing/one-config';

function searched(
  hosts: readonly JsonObject[],
  row: number,
  manager: JsonObject = {},
  listener: JsonObject = {},
) {
  const dump = dumpOf(hosts, manager, listener);
  const goals = new Goals(dump);
  const goal = goals.at(dump.routes.pointer(row));
  if (goal === null) throw new Error('no route');
  const engine = explainer(dump);
  return reach(goals, goal, { engine, chain: null, surroundings: { address: '192.0.2.1' } });
}

const routesOf = (...matches: readonly JsonObject[]) => [
  { name: 'v', domains: ['a.com'], routes: matches.map((match) => ({ match, ...to })) },
];
const last = (...matches: readonly JsonObject[]) => searched(routesOf(...matches), matches.length - 1);
const header = (name: string, matcher: JsonObject) => ({ name, ...matcher });

describe('a request is found', () => {
  it.each<readonly [what: string, matches: readonly JsonObject[], wanted: object]>([
    ['by its path', [{ path: '/x' }], { target: '/x', headers: [['Host', 'a.com']] }],
    ['behind an exact path', [{ path: '/a' }, { prefix: '/a' }], { target: '/a/' }],
    [
      'behind a method',
      [{ prefix: '/', headers: [header(':method', { string_match: { exact: 'GET' } })] }, { prefix: '/' }],
      { method: 'POST' },
    ],
    [
      'behind a header that must be missing',
      [{ prefix: '/', headers: [header('x', { present_match: false })] }, { prefix: '/' }],
      {
        headers: [
          ['Host', 'a.com'],
          ['x', 'gatescope'],
        ],
      },
    ],
    [
      'behind a half of all requests',
      [{ prefix: '/', runtime_fraction: { default_value: { numerator: 50 } } }, { prefix: '/' }],
      { random: 50n },
    ],
    ['for a regex', [{ safe_regex: { regex: '/v[12]/\\d{2}' } }], { target: '/v1/11' }],
    [
      'for a template',
      [
        {
          path_match_policy: {
            name: 't',
            typed_config: {
              '@type':
                'type.googleapis.com/envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig',
              path_template: '/u/{id}/x',
            },
          },
        },
      ],
      { target: '/u/a/x' },
    ],
    [
      'for two texts of a repeated header',
      [
        {
          prefix: '/',
          headers: [
            header('x', { string_match: { exact: '1' } }),
            header('x', { string_match: { exact: '2' } }),
          ],
        },
      ],
      {
        headers: [
          ['Host', 'a.com'],
          ['x', '1'],
          ['x', '2'],
        ],
      },
    ],
    [
      'for query and cookie',
      [
        {
          prefix: '/',
          query_parameters: [{ name: 'q', string_match: { prefix: 'a' } }],
          cookies: [{ name: 'c', string_match: { exact: '1' } }],
        },
      ],
      {
        target: '/?q=a',
        headers: [
          ['Host', 'a.com'],
          ['cookie', 'c=1'],
        ],
      },
    ],
    [
      'for gRPC',
      [{ prefix: '/', grpc: {} }],
      {
        headers: [
          ['Host', 'a.com'],
          ['content-type', 'application/grpc'],
        ],
      },
    ],
  ])('%s', (_, matches, question) => {
    expect(last(...matches)).toMatchObject({ kind: 'reached', question });
  });

  it('for CONNECT, which says the port', () => {
    const routes = [{ match: { connect_matcher: {} }, ...to }];
    const found = searched([{ name: 'v', domains: ['a.com', '*'], routes }], 0, {
      strip_any_host_port: true,
    });
    expect(found).toMatchObject({ kind: 'reached', question: { method: 'CONNECT', target: 'a.com:443' } });
  });

  it('for the least specific virtual host', () => {
    const hosts = [
      { name: 'b', domains: ['example.com', '*.example.org'], routes: [{ match: { prefix: '/' }, ...to }] },
      { name: 'v', domains: ['*'], routes: [{ match: { prefix: '/' }, ...to }] },
    ];
    expect(searched(hosts, 1)).toMatchObject({
      kind: 'reached',
      question: { headers: [['Host', 'gatescope.invalid']] },
    });
  });
});

describe('none can', () => {
  it.each<readonly [code: string, matches: readonly JsonObject[]]>([
    ['shadowed', [{ prefix: '/a' }, { path: '/a/b' }]],
    ['path-has-query', [{ path: '/a?b' }]],
    ['path-without-slash', [{ path: 'a' }]],
    ['fraction-never', [{ prefix: '/', runtime_fraction: { default_value: { numerator: 0 } } }]],
    [
      'conditions-exclude',
      [
        {
          prefix: '/',
          headers: [header('x', { present_match: false }), header('x', { string_match: { exact: '1' } })],
        },
      ],
    ],
    [
      'conditions-exclude',
      [
        {
          prefix: '/',
          headers: [
            header(':method', { string_match: { exact: 'GET' } }),
            header(':method', { string_match: { exact: 'PUT' } }),
          ],
        },
      ],
    ],
    ['host-taken', [{ prefix: '/', headers: [header(':authority', { string_match: { exact: 'b.com' } })] }]],
  ])('%s', (code, matches) => {
    expect(last(...matches)).toMatchObject({ kind: 'impossible', reason: { code } });
  });

  it('because of weights, domains, chains and TLS', () => {
    const weightless = { weighted_clusters: { clusters: [{ name: 'c', weight: 0 }] } };
    const one = (fields: JsonObject) => [{ name: 'v', domains: ['a.com'], ...fields }];
    const plain = { routes: [{ match: { prefix: '/' }, ...to }] };
    const codeOf = (
      hosts: readonly JsonObject[],
      row = 0,
      manager: JsonObject = {},
      listener: JsonObject = {},
    ) => {
      const found = searched(hosts, row, manager, listener);
      return found.kind === 'impossible' ? found.reason.code : found.kind;
    };
    expect(codeOf(one({ routes: [{ match: { prefix: '/' }, route: weightless }] }))).toBe('weights-are-zero');
    expect(codeOf([...one(plain), ...one(plain)], 1)).toBe('domains-taken');
    expect(codeOf(one(plain), 0, { rds: { route_config_name: 'other' } })).toBe('no-chain-leads-here');
    const asked = one({ ...plain, require_tls: 'ALL' });
    expect(codeOf(asked, 0, { use_remote_address: true })).toBe('tls-redirect');
    expect(codeOf(asked)).toBe('reached');
    expect(codeOf(one(plain), 0, {}, { bind_to_port: false })).toBe('listener-not-bound');
  });
});

it('does not know what metadata, certificates and other sets of routes lead to', () => {
  const metadata = { filter: 'f', path: [{ key: 'k' }], value: { present_match: true } };
  expect(last({ prefix: '/', dynamic_metadata: [metadata] })).toMatchObject({
    kind: 'unknown',
    reason: { code: 'reach-metadata' },
  });
  expect(last({ prefix: '/', tls_context: { presented: true } })).toMatchObject({
    reason: { code: 'reach-client-certificate' },
  });
  const found = last(
    { safe_regex: { regex: '/[a-m].*' } },
    { safe_regex: { regex: '/[^a-m].*' } },
    { safe_regex: { regex: '/.+' } },
  );
  expect(found).toMatchObject({ kind: 'unknown', reason: { code: 'reach-all-taken' } });
});
