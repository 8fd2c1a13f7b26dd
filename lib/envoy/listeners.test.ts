import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import { fixture } from './testing/fixtures';
import { dumpOf, dumpWith, first, listenerIn, named, section } from './testing/read';

const dump = dumpOf(fixture('config-dump'));
const ANY = {
  destinationPort: null,
  prefixRanges: [],
  serverNames: [],
  transportProtocol: null,
  applicationProtocols: [],
  directSourcePrefixRanges: [],
  sourceType: null,
  sourcePrefixRanges: [],
  sourcePorts: [],
  unsupported: [],
};

const one = (listener: object) =>
  first(
    dumpWith(section('ListenersConfigDump', { static_listeners: [{ listener: { name: 'l', ...listener } }] }))
      .listeners,
  );

describe('listeners of a real dump', () => {
  it('read an HTTP listener with its filters in order', () => {
    const listener = listenerIn(dump, '0.0.0.0_8080', 'active');
    expect(listener).toMatchObject({
      addresses: [{ kind: 'socket', address: '127.0.0.1', port: 8080, protocol: 'TCP' }],
      bindToPort: true,
      trafficDirection: 'OUTBOUND',
    });
    const chain = first(listener.filterChains);
    expect(chain).toMatchObject({ name: 'http', isDefault: false, match: ANY, tls: null, tcpClusters: [] });
    expect(chain.http).toMatchObject({
      statPrefix: 'outbound_http.8080',
      routes: { kind: 'rds', name: 'http.8080' },
    });
    expect(chain.http?.httpFilters.map(({ name, disabled }) => [name, disabled])).toEqual([
      ['envoy.filters.http.lua', false],
      ['envoy.filters.http.jwt_authn', false],
      ['envoy.filters.http.basic_auth', true],
      ['envoy.filters.http.ext_authz', true],
      ['envoy.filters.http.rbac', false],
      ['late-header', false],
      ['envoy.filters.http.cors', false],
      ['envoy.filters.http.router', false],
    ]);
    expect(named(chain.http?.httpFilters ?? [], 'envoy.filters.http.lua').type).toBe(
      'envoy.extensions.filters.http.lua.v3.Lua',
    );
    // By ECDS: its type is in another section.
    expect(named(chain.http?.httpFilters ?? [], 'late-header').type).toBe('');
  });

  it('read TLS, what a chain matches, and the default chain last', () => {
    const listener = listenerIn(dump, '0.0.0.0_8443', 'active');
    expect(listener.listenerFilters.map(({ name }) => name)).toEqual([
      'envoy.filters.listener.tls_inspector',
    ]);
    const [shop, fallback] = listener.filterChains;
    expect(shop?.match).toEqual({
      ...ANY,
      prefixRanges: ['10.0.0.0/8', '0.0.0.0/0'],
      serverNames: ['shop.example.com', '*.shop.example.com'],
      transportProtocol: 'tls',
      applicationProtocols: ['h2'],
      sourceType: 'EXTERNAL',
      sourcePorts: [4000],
    });
    expect(shop?.tls).toMatchObject({
      secretNames: ['kubernetes://shop-cert'],
      alpn: ['h2', 'http/1.1'],
      requireClientCertificate: true,
      inlineCertificate: false,
    });
    expect(fallback).toMatchObject({ name: 'fallback', isDefault: true, http: null, tls: null });
    expect(fallback?.tcpClusters).toEqual([
      { name: 'outbound|8000||httpbin.default.svc.cluster.local', weight: 1 },
    ]);
  });

  it('read several addresses, weighted TCP clusters, and a listener that is not bound', () => {
    const tcp = listenerIn(dump, 'tcp', 'active');
    expect(tcp.addresses.map((address) => address.kind === 'socket' && address.address)).toEqual([
      '127.0.0.1',
      '::1',
    ]);
    expect(first(tcp.filterChains).tcpClusters).toEqual([
      { name: 'local-static', weight: 9 },
      { name: 'tcp-two', weight: 1 },
    ]);
    expect(listenerIn(dump, '10.96.0.1_443', 'active').bindToPort).toBe(false);
  });

  it('read where the routes come from', () => {
    const routesOf = (name: string, state: 'static' | 'active' | 'warming') =>
      first(listenerIn(dump, name, state).filterChains).http?.routes;
    expect(routesOf('local', 'static')).toMatchObject({ kind: 'inline', name: 'local' });
    expect(routesOf('scoped', 'active')).toEqual({ kind: 'scoped', name: 'by-tenant' });
    expect(routesOf('warming', 'warming')).toEqual({ kind: 'rds', name: 'never-delivered' });
  });
});

describe('listeners', () => {
  it('know each kind of address', () => {
    const addressOf = (address: object) => first(one({ address }).addresses);
    expect(addressOf({ pipe: { path: '/run/x' } })).toEqual({ kind: 'pipe', path: '/run/x' });
    expect(addressOf({ envoy_internal_address: { server_listener_name: 'main' } })).toEqual({
      kind: 'internal',
      name: 'main',
      endpointId: '',
    });
    expect(addressOf({ socket_address: { address: '::', port_value: 53, protocol: 'UDP' } })).toMatchObject({
      protocol: 'UDP',
    });
    expect(addressOf({ socket_address: { address: 'a', named_port: 'http' } })).toMatchObject({ port: null });
    expect(addressOf({ new_address: {} })).toEqual({ kind: 'unknown' });
  });

  it('know both spellings of a listener that does not bind, and a matcher tree', () => {
    expect(one({}).bindToPort).toBe(true);
    expect(one({ deprecated_v1: { bind_to_port: false } }).bindToPort).toBe(false);
    expect(one({ use_original_dst: true, filter_chain_matcher: {} })).toMatchObject({
      useOriginalDst: true,
      matcher: { body: { kind: 'none' } },
    });
    expect(one({}).matcher).toBeNull();
  });

  it('find TLS inside QUIC, and every secret of a context', () => {
    const context = {
      common_tls_context: {
        tls_certificates: [{}],
        tls_certificate_sds_secret_configs: [{ name: 'cert' }],
        combined_validation_context: { validation_context_sds_secret_config: { name: 'ca' } },
      },
    };
    const type = 'type.googleapis.com/envoy.extensions.transport_sockets.quic.v3.QuicDownstreamTransport';
    const socket = { typed_config: { '@type': type, downstream_tls_context: context } };
    expect(first(one({ filter_chains: [{ transport_socket: socket }] }).filterChains).tls).toMatchObject({
      secretNames: ['cert', 'ca'],
      isQuic: true,
      alpn: [],
      requireClientCertificate: false,
      inlineCertificate: true,
    });
  });

  it('note fields of a chain and of a connection manager that are new', () => {
    const manager = 'x/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager';
    const chain = {
      new_chain: 1,
      filters: [{ name: 'hcm', typed_config: { '@type': manager, new_manager: 1 } }],
    };
    const read = dumpWith(
      section('ListenersConfigDump', {
        static_listeners: [{ listener: { name: 'l', filter_chains: [chain] } }],
      }),
    );
    expect(read.notices.map(({ subject }) => subject)).toEqual(['new_chain', 'new_manager']);
    expect(first(first(read.listeners).filterChains).http?.routes).toEqual({ kind: 'none' });
  });

  it('unwrap a socket around another, and note one that may be TLS or not', () => {
    const chainsWith = (typed_config: JsonObject) =>
      dumpWith(
        section('ListenersConfigDump', {
          static_listeners: [
            { listener: { name: 'l', filter_chains: [{ transport_socket: { typed_config } }] } },
          ],
        }),
      );
    const tls = { '@type': 'x/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext' };
    const tap = { '@type': 'x/envoy.Tap', transport_socket: { typed_config: tls } };
    expect(first(first(chainsWith(tap).listeners).filterChains).tls).not.toBeNull();
    const alts = chainsWith({ '@type': 'x/envoy.Alts' });
    expect(first(first(alts.listeners).filterChains).tls).toBeNull();
    expect(alts.notices).toMatchObject([{ code: 'unknown-type', subject: 'envoy.Alts' }]);
    const raw = chainsWith({ '@type': 'x/envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer' });
    expect(raw.notices).toEqual([]);
  });

  it('note a connection manager of another version', () => {
    const old = 'envoy.config.filter.network.http_connection_manager.v2.HttpConnectionManager';
    const filters = [{ name: 'hcm', typed_config: { '@type': `x/${old}` } }];
    const read = dumpWith(
      section('ListenersConfigDump', {
        static_listeners: [{ listener: { name: 'l', filter_chains: [{ filters }] } }],
      }),
    );
    expect(first(first(read.listeners).filterChains).http).toBeNull();
    expect(read.notices).toMatchObject([{ code: 'unknown-type', subject: old }]);
  });
});
