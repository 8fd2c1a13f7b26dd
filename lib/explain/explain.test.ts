import { expect, it } from 'vitest';
import { dumpWith, section } from '@/lib/envoy/testing/read';
import { explainer } from './explain';
import type { ExplainQuestion } from './question';

const HCM =
  'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager';
const place = { address: '127.0.0.1', port: 80 };
const routes = [
  {
    name: 'h',
    match: { prefix: '/', headers: [{ name: 'x', string_match: { exact: '1' } }] },
    route: { cluster: 'none' },
  },
  { name: 'r', match: { path: '/r' }, redirect: { host_redirect: 'b.com' } },
  { name: 'd', match: { prefix: '/d' }, direct_response: { status: 204 } },
];
const typed = {
  '@type': HCM,
  http_filters: [],
  route_config: { virtual_hosts: [{ name: 'v', domains: ['a.com'], routes }] },
};
const listener = {
  name: 'l',
  address: { socket_address: { address: '127.0.0.1', port_value: 80 } },
  filter_chains: [{ name: 'c', filters: [{ name: 'hcm', typed_config: typed }] }],
};
const dump = dumpWith(section('ListenersConfigDump', { static_listeners: [{ listener }] }));
const ask = (target: string, ...headers: (readonly [string, string])[]) =>
  explainer(dump).explain({
    listener: place,
    source: { address: '127.0.0.1', port: 9999 },
    tls: null,
    captureMode: 'none',
    originalDestination: null,
    proxySource: null,
    method: 'GET',
    target,
    headers,
    scheme: null,
    version: '1.1',
    random: null,
    runtime: new Map(),
    metadata: new Map(),
    filterState: new Map(),
    trace: true,
  } satisfies ExplainQuestion);

it.each([
  ['/d', [['host', 'a.com']], { verdict: 'direct-response', status: 204, route: 'd', filterChain: 'c' }],
  ['/r?q', [['host', 'a.com']], { verdict: 'redirect', status: 301, location: 'http://b.com/r?q' }],
  ['/x', [['host', 'a.com']], { verdict: 'no-route', status: 404, flags: 'NR', virtualHost: 'v' }],
  ['/d', [['host', 'b.com']], { verdict: 'no-route', status: 404, virtualHost: null }],
  [
    '/x',
    [
      ['host', 'a.com'],
      ['x', '1'],
    ],
    { verdict: 'no-cluster', status: 503, flags: 'NC', route: 'h' },
  ],
  ['/d', [], { verdict: 'bad-request', status: 400, details: 'missing_host_header' }],
] as const)('%s %j', (target, headers, wanted) => {
  expect(ask(target, ...headers)).toMatchObject(wanted);
});

it('names no cluster that is missing, as Envoy logs it', () => {
  expect(ask('/x', ['host', 'a.com'], ['x', '1'])).toMatchObject({ verdict: 'no-cluster', cluster: null });
});

it('finds no route with an empty x-forwarded-proto', () => {
  expect(ask('/d', ['host', 'a.com'], ['x-forwarded-proto', ''])).toMatchObject({
    verdict: 'no-route',
    virtualHost: 'v',
  });
});
