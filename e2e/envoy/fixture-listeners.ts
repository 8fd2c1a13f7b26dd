import { fixtureFilters, ROUTER } from './fixture-filters.ts';
import { type FixturePlace, file, neverAnswering } from './fixture-place.ts';

const TYPE = 'type.googleapis.com/envoy';
const LISTENER = { '@type': `${TYPE}.config.listener.v3.Listener` };
const address = (port: number): object => ({ socket_address: { address: '127.0.0.1', port_value: port } });

function manager(fields: object): object {
  const type = {
    '@type': `${TYPE}.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager`,
  };
  return { name: 'envoy.filters.network.http_connection_manager', typed_config: { ...type, ...fields } };
}

/** A connection manager with its routes inside, all to one cluster. */
export function inlineManager(name: string, cluster: string): object {
  return manager({
    stat_prefix: name,
    route_config: {
      name,
      virtual_hosts: [{ name, domains: ['*'], routes: [{ match: { prefix: '/' }, route: { cluster } }] }],
    },
    http_filters: [ROUTER],
  });
}

const rdsManager = (name: string, source: object, filters: readonly object[]): object =>
  manager({
    stat_prefix: `outbound_${name}`,
    rds: { route_config_name: name, config_source: source },
    http_filters: filters,
    use_remote_address: true,
    normalize_path: true,
  });

const tcpProxy = (fields: object): object => ({
  name: 'envoy.filters.network.tcp_proxy',
  typed_config: {
    '@type': `${TYPE}.extensions.filters.network.tcp_proxy.v3.TcpProxy`,
    stat_prefix: 'tcp',
    ...fields,
  },
});

function edge(place: FixturePlace, statPrefix: string): object {
  return {
    ...LISTENER,
    name: '0.0.0.0_8080',
    stat_prefix: statPrefix,
    address: address(place.ports.edge),
    traffic_direction: 'OUTBOUND',
    filter_chains: [
      {
        name: 'http',
        filters: [rdsManager('http.8080', file(place, 'rds-http.json'), fixtureFilters(place))],
      },
    ],
  };
}

function tls(place: FixturePlace): object {
  const context = {
    '@type': `${TYPE}.extensions.transport_sockets.tls.v3.DownstreamTlsContext`,
    require_client_certificate: true,
    common_tls_context: {
      alpn_protocols: ['h2', 'http/1.1'],
      tls_certificate_sds_secret_configs: [
        { name: 'kubernetes://shop-cert', sds_config: file(place, 'sds.json') },
      ],
      validation_context: { trusted_ca: { inline_string: place.certificate } },
    },
  };
  return {
    ...LISTENER,
    name: '0.0.0.0_8443',
    address: address(place.ports.tls),
    listener_filters: [
      {
        name: 'envoy.filters.listener.tls_inspector',
        typed_config: { '@type': `${TYPE}.extensions.filters.listener.tls_inspector.v3.TlsInspector` },
      },
    ],
    filter_chains: [
      {
        name: 'shop',
        filter_chain_match: {
          server_names: ['shop.example.com', '*.shop.example.com'],
          transport_protocol: 'tls',
          application_protocols: ['h2'],
          prefix_ranges: [
            { address_prefix: '10.0.0.0', prefix_len: 8 },
            { address_prefix: '0.0.0.0', prefix_len: 0 },
          ],
          source_type: 'EXTERNAL',
          source_ports: [4000],
        },
        transport_socket: { name: 'envoy.transport_sockets.tls', typed_config: context },
        filters: [rdsManager('https.8443.https.shop.default', file(place, 'rds-https.json'), [ROUTER])],
      },
    ],
    default_filter_chain: {
      name: 'fallback',
      filters: [tcpProxy({ cluster: 'outbound|8000||httpbin.default.svc.cluster.local' })],
    },
  };
}

const tcp = (place: FixturePlace): object => ({
  ...LISTENER,
  name: 'tcp',
  address: address(place.ports.tcp),
  additional_addresses: [{ address: { socket_address: { address: '::1', port_value: place.ports.tcp } } }],
  traffic_direction: 'INBOUND',
  filter_chains: [
    {
      filters: [
        tcpProxy({
          weighted_clusters: {
            clusters: [
              { name: 'local-static', weight: 9 },
              { name: 'tcp-two', weight: 1 },
            ],
          },
        }),
      ],
    },
  ],
});

/** Not bound: takes connections that another listener hands on. */
const unbound = (): object => ({
  ...LISTENER,
  name: '10.96.0.1_443',
  bind_to_port: false,
  address: { socket_address: { address: '10.96.0.1', port_value: 443 } },
  filter_chains: [{ filters: [tcpProxy({ cluster: 'PassthroughCluster' })] }],
});

function scoped(place: FixturePlace): object {
  const host = {
    name: 'scoped',
    domains: ['*'],
    routes: [{ match: { path: '/scoped' }, direct_response: { status: 200 } }],
  };
  return {
    ...LISTENER,
    name: 'scoped',
    address: address(place.ports.scoped),
    filter_chains: [
      {
        filters: [
          manager({
            stat_prefix: 'scoped',
            scoped_routes: {
              name: 'by-tenant',
              scope_key_builder: { fragments: [{ header_value_extractor: { name: 'x-tenant', index: 0 } }] },
              scoped_route_configurations_list: {
                scoped_route_configurations: [
                  {
                    name: 'tenant-a',
                    route_configuration: { name: 'tenant-a-routes', virtual_hosts: [host] },
                    key: { fragments: [{ string_key: 'a' }] },
                  },
                ],
              },
            },
            http_filters: [ROUTER],
          }),
        ],
      },
    ],
  };
}

/** Waits for routes that never come. */
const warming = (place: FixturePlace): object => ({
  ...LISTENER,
  name: 'warming',
  address: address(place.ports.warming),
  filter_chains: [{ filters: [rdsManager('never-delivered', neverAnswering(), [ROUTER])] }],
});

/** Refused: the regular expression does not compile. */
const refused = (place: FixturePlace, name: string): object => ({
  ...LISTENER,
  name,
  address: address(place.ports.refused),
  filter_chains: [
    {
      filters: [
        manager({
          stat_prefix: name,
          route_config: {
            name,
            virtual_hosts: [
              {
                name,
                domains: ['*'],
                routes: [{ match: { safe_regex: { regex: '(' } }, direct_response: { status: 200 } }],
              },
            ],
          },
          http_filters: [ROUTER],
        }),
      ],
    },
  ],
});

/**
 * The listeners of an LDS update. In the second, the edge listener changed (its old self drains), `tcp` came
 * in a form that Envoy refuses (the old one stays), and `refused` never was there.
 */
export function fixtureListeners(place: FixturePlace, update: 'first' | 'second'): readonly object[] {
  const same = [tls(place), unbound(), scoped(place)];
  if (update === 'first') return [edge(place, 'edge'), tcp(place), ...same];
  return [edge(place, 'edge-two'), refused(place, 'tcp'), refused(place, 'refused'), warming(place), ...same];
}
