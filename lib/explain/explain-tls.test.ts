import { expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import { dumpWith, section } from '@/lib/envoy/testing/read';
import { explainer } from './explain';
import type { ExplainQuestion } from './question';

const TYPE = 'type.googleapis.com/envoy.extensions.filters';
const TLS = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext';
const address = { socket_address: { address: '127.0.0.1', port_value: 443 } };
const place = { address: '127.0.0.1', port: 443 };
const question: ExplainQuestion = {
  listener: place,
  source: { address: '10.0.0.9', port: 9999 },
  tls: { sni: 'one', alpn: [] },
  captureMode: 'none',
  originalDestination: null,
  proxySource: null,
  method: 'GET',
  target: '/',
  headers: [['host', 'a.com']],
  scheme: null,
  version: '1.1',
  random: null,
  runtime: new Map(),
  metadata: new Map(),
  filterState: new Map(),
  trace: false,
};

function manager(principal: JsonObject): JsonObject {
  const policy = { permissions: [{ any: true }], principals: [principal] };
  const rules = { action: 'DENY', policies: { p: policy } };
  const routes = [
    { match: { connect_matcher: {} }, direct_response: { status: 200 } },
    { match: { prefix: '/' }, direct_response: { status: 204 } },
  ];
  return {
    '@type': `${TYPE}.network.http_connection_manager.v3.HttpConnectionManager`,
    upgrade_configs: [{ upgrade_type: 'CONNECT' }],
    http_filters: [{ name: 'rbac', typed_config: { '@type': `${TYPE}.http.rbac.v3.RBAC`, rules } }],
    route_config: { virtual_hosts: [{ name: 'v', domains: ['*'], routes }] },
  };
}

function ask(filters: readonly JsonObject[], socket: JsonObject, asked: Partial<ExplainQuestion> = {}) {
  const inspector = { '@type': `${TYPE}.listener.tls_inspector.v3.TlsInspector` };
  const listener = {
    name: 'l',
    address,
    listener_filters: [{ name: 'tls', typed_config: inspector }],
    filter_chains: [
      {
        filters: filters.map((typed_config) => ({ name: 'f', typed_config })),
        transport_socket: { name: 'tls', typed_config: { '@type': TLS, ...socket } },
      },
    ],
  };
  const dump = dumpWith(section('ListenersConfigDump', { static_listeners: [{ listener }] }));
  return explainer(dump).explain({ ...question, ...asked });
}

const named = { authenticated: { principal_name: { exact: 'spiffe://a/b' } } };

it.each([
  ['nobody is named without a certificate', named, {}, 'direct-response'],
  ['without a name any TLS client will do', { authenticated: {} }, {}, 'denied'],
  ['whose a certificate is, nobody says', named, { require_client_certificate: true }, 'unknown'],
  [
    'the TCP peer counts for direct_remote_ip',
    { direct_remote_ip: { address_prefix: '10.0.0.0', prefix_len: 8 } },
    {},
    'denied',
  ],
  [
    'another peer is let through',
    { direct_remote_ip: { address_prefix: '10.0.0.0', prefix_len: 32 } },
    {},
    'direct-response',
  ],
])('RBAC behind TLS: %s', (_, principal, socket, verdict) => {
  expect(ask([manager(principal)], socket).verdict).toBe(verdict);
});

it('answers a CONNECT by its own route, and refuses one without a port', () => {
  const connect = (target: string) =>
    ask([manager(named)], {}, { method: 'CONNECT', target, headers: [['host', target]] });
  expect(connect('a.com:443')).toMatchObject({ verdict: 'direct-response', status: 200 });
  expect(connect('a.com')).toMatchObject({ verdict: 'bad-request', details: 'http1.invalid_url' });
});

it('takes the cluster of a TCP proxy from the SNI', () => {
  const proxy = { '@type': `${TYPE}.network.tcp_proxy.v3.TcpProxy`, cluster: 'other' };
  const bySni = { '@type': `${TYPE}.network.sni_cluster.v3.SniCluster` };
  const { because } = ask([bySni, proxy], {});
  expect(because).toContainEqual({ code: 'tcp-proxy', cluster: 'one' });
  expect(ask([proxy], {}).because).toContainEqual({ code: 'tcp-proxy', cluster: 'other' });
});
