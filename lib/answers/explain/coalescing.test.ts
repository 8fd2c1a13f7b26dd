import { expect, test } from 'vitest';
import { isJsonObject, type Json } from '@/lib/core/json';
import { listenersFixture } from '@/lib/envoy/testing/fixtures';
import { joined } from '../joined';
import { snapshotOfDump } from '../testing/dumps';
import { changesAnswer } from './changes';
import { plain } from './words/names';

const TYPE = 'type.googleapis.com/envoy.';
const CERTIFICATE = 'kubernetes://shop-cert';

function secretsSection(): Json {
  const dump = listenersFixture('dump');
  const configs = isJsonObject(dump) ? dump['configs'] : null;
  const found = Array.isArray(configs)
    ? configs.find((each) => isJsonObject(each) && String(each['@type']).endsWith('SecretsConfigDump'))
    : null;
  return found ?? null;
}

function chain(name: string, domains: readonly string[]): Json {
  const hosts = domains.map((domain) => ({
    name: domain,
    domains: [domain],
    routes: [{ match: { prefix: '/' }, direct_response: { status: 200 } }],
  }));
  return {
    name,
    filter_chain_match: { server_names: [name] },
    transport_socket: {
      name: 'tls',
      typed_config: {
        '@type': `${TYPE}extensions.transport_sockets.tls.v3.DownstreamTlsContext`,
        common_tls_context: { tls_certificate_sds_secret_configs: [{ name: CERTIFICATE }] },
      },
    },
    filters: [
      {
        name: 'manager',
        typed_config: {
          '@type': `${TYPE}extensions.filters.network.http_connection_manager.v3.HttpConnectionManager`,
          http_filters: [],
          route_config: { name: `${name}-routes`, virtual_hosts: hosts },
        },
      },
    ],
  };
}

const inspector = {
  name: 'tls',
  typed_config: { '@type': `${TYPE}extensions.filters.listener.tls_inspector.v3.TlsInspector` },
};
const listener = {
  name: 'edge',
  address: { socket_address: { address: '0.0.0.0', port_value: 8443 } },
  listener_filters: [inspector],
  filter_chains: [
    chain('shop.example.com', ['shop.example.com', 'a.shop.example.com']),
    chain('api.shop.example.com', ['api.shop.example.com']),
  ],
};
const edge = joined(
  snapshotOfDump(
    JSON.stringify({
      configs: [
        { '@type': `${TYPE}admin.v3.ListenersConfigDump`, static_listeners: [{ listener }] },
        secretsSection(),
      ],
    }),
  ),
);

function warning(sni: string, host: string): string | null {
  const text = `curl https://${sni}:8443/ -H 'host: ${host}'`;
  const answer = changesAnswer(edge, { source: { kind: 'text', text }, route: null });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value.coalescing === null ? null : plain(answer.value.coalescing);
}

test('a host in another chain that the certificate covers as well', () => {
  const said = warning('shop.example.com', 'api.shop.example.com') ?? '';
  expect(said).toContain('covers shop.example.com and api.shop.example.com');
  expect(said).toContain('goes through another filter chain');
});

test('a host in another virtual host of the same chain', () => {
  expect(warning('shop.example.com', 'a.shop.example.com')).not.toBeNull();
});

test('nothing for the host itself, and for one that the certificate does not cover', () => {
  expect(warning('shop.example.com', 'shop.example.com')).toBeNull();
  expect(warning('shop.example.com', 'b.a.shop.example.com')).toBeNull();
  expect(warning('shop.example.com', 'elsewhere.example.com')).toBeNull();
});
