import {
  ENVOY,
  file,
  HTTP_FILTER,
  inlineRoutes,
  listener,
  listenerFilter,
  manager,
  ROUTER,
  TLS,
  tcpTo,
  tlsInspector,
} from './types.ts';

const port = (start: number, end: number): object => ({ destination_port_range: { start, end } });

/** Listener filters that are skipped on some ports, as Istio writes them. */
export const skipping = (): object =>
  listener('skipping', 7002, {
    traffic_direction: 'INBOUND',
    use_original_dst: true,
    listener_filters_timeout: '5s',
    continue_on_listener_filters_timeout: true,
    listener_filters: [
      listenerFilter('original_dst', 'OriginalDst'),
      listenerFilter('proxy_protocol', 'ProxyProtocol', { filter_disabled: { any_match: true } }),
      tlsInspector({
        filter_disabled: {
          or_match: {
            rules: [
              port(3306, 3307),
              { not_match: { and_match: { rules: [port(0, 1024), port(443, 444)] } } },
            ],
          },
        },
      }),
      listenerFilter('http_inspector', 'HttpInspector', { filter_disabled: port(9000, 9100) }),
    ],
    filter_chains: [
      { name: 'mysql', filter_chain_match: { destination_port: 3306 }, filters: [tcpTo('shop')] },
      { filters: [tcpTo('shop')] },
    ],
  });

/** Every criterion of a chain, and a chain without any. */
export const everyCriterion = (): object =>
  listener('criteria', 7003, {
    listener_filters: [tlsInspector()],
    filter_chains: [
      {
        name: 'all',
        transport_socket_connect_timeout: '3s',
        filter_chain_match: {
          destination_port: 443,
          prefix_ranges: [{ address_prefix: '10.1.0.0', prefix_len: 16 }],
          server_names: ['a.example.com'],
          transport_protocol: 'tls',
          application_protocols: ['h2', 'http/1.1'],
          direct_source_prefix_ranges: [{ address_prefix: '192.0.2.0', prefix_len: 24 }],
          source_type: 'SAME_IP_OR_LOOPBACK',
          source_prefix_ranges: [{ address_prefix: '198.51.100.0', prefix_len: 24 }],
          source_ports: [1234, 4321],
        },
        filters: [tcpTo('shop')],
      },
      { name: 'rest', filters: [tcpTo('shop')] },
    ],
  });

/** Bound on two free ports, with the settings that change how connections are taken. */
export const tuned = (): object =>
  listener('tuned', 0, {
    bind_to_port: true,
    additional_addresses: [{ address: { socket_address: { address: '127.0.0.2', port_value: 0 } } }],
    stat_prefix: 'tuned',
    per_connection_buffer_limit_bytes: 32768,
    enable_reuse_port: false,
    connection_balance_config: { exact_balance: {} },
    drain_type: 'MODIFY_ONLY',
    freebind: true,
    tcp_backlog_size: 64,
    max_connections_to_accept_per_socket_event: 4,
    ignore_global_conn_limit: true,
    bypass_overload_manager: true,
    socket_options: [{ level: 1, name: 9, int_value: 1, state: 'STATE_PREBIND' }],
    access_log: [stdout],
    filter_chains: [{ name: 'http', filters: [manager('tuned', everySetting)] }],
  });

const stdout = {
  name: 'envoy.access_loggers.stdout',
  typed_config: { '@type': `${ENVOY}.extensions.access_loggers.stream.v3.StdoutAccessLog` },
};

const oauth = {
  name: 'envoy.filters.http.credential_injector',
  disabled: true,
  typed_config: {
    '@type': `${HTTP_FILTER}.credential_injector.v3.CredentialInjector`,
    credential: {
      name: 'envoy.http.injected_credentials.generic',
      typed_config: {
        '@type': `${ENVOY}.extensions.http.injected_credentials.generic.v3.Generic`,
        credential: { name: 'api-token', sds_config: file('sds-token.json') },
      },
    },
  },
};

const extAuthz = {
  name: 'envoy.filters.http.ext_authz',
  typed_config: {
    '@type': `${HTTP_FILTER}.ext_authz.v3.ExtAuthz`,
    grpc_service: { envoy_grpc: { cluster_name: 'shop' } },
  },
};

const cors = { name: 'envoy.filters.http.cors', typed_config: { '@type': `${HTTP_FILTER}.cors.v3.Cors` } };

/** Every setting of a connection manager that Gatescope reads, each away from its default. */
const everySetting = {
  ...inlineRoutes('tuned'),
  codec_type: 'HTTP2',
  http_filters: [oauth, extAuthz, cors, ROUTER],
  server_name: 'edge',
  server_header_transformation: 'PASS_THROUGH',
  use_remote_address: true,
  xff_num_trusted_hops: 2,
  skip_xff_append: true,
  internal_address_config: { cidr_ranges: [{ address_prefix: '10.0.0.0', prefix_len: 8 }] },
  normalize_path: true,
  merge_slashes: true,
  path_with_escaped_slashes_action: 'UNESCAPE_AND_REDIRECT',
  strip_any_host_port: true,
  strip_trailing_host_dot: true,
  scheme_header_transformation: { scheme_to_overwrite: 'https' },
  common_http_protocol_options: {
    idle_timeout: '900s',
    max_connection_duration: '3600s',
    max_stream_duration: '60s',
    headers_with_underscores_action: 'REJECT_REQUEST',
  },
  stream_idle_timeout: '30s',
  request_timeout: '20s',
  request_headers_timeout: '10s',
  drain_timeout: '7s',
  delayed_close_timeout: '0s',
  max_request_headers_kb: 96,
  upgrade_configs: [
    { upgrade_type: 'websocket' },
    { upgrade_type: 'CONNECT', enabled: false, filters: [ROUTER] },
  ],
  local_reply_config: {
    mappers: [
      {
        filter: {
          status_code_filter: { comparison: { op: 'EQ', value: { default_value: 503, runtime_key: 'x' } } },
        },
        status_code: 502,
      },
    ],
  },
  access_log: [stdout],
  tracing: {
    provider: {
      name: 'envoy.tracers.zipkin',
      typed_config: {
        '@type': `${ENVOY}.config.trace.v3.ZipkinConfig`,
        collector_cluster: 'shop',
        collector_endpoint: '/api/v2/spans',
        collector_endpoint_version: 'HTTP_JSON',
      },
    },
  },
  forward_client_cert_details: 'SANITIZE_SET',
  generate_request_id: false,
  via: 'edge',
};

/** Packets, and HTTP/3. */
export const udp = (): object =>
  listener('udp', 0, {
    bind_to_port: true,
    address: { socket_address: { address: '127.0.0.1', port_value: 0, protocol: 'UDP' } },
    udp_listener_config: {},
    listener_filters: [
      {
        name: 'envoy.filters.udp_listener.udp_proxy',
        typed_config: {
          '@type': `${ENVOY}.extensions.filters.udp.udp_proxy.v3.UdpProxyConfig`,
          stat_prefix: 'dns',
          matcher: {
            on_no_match: {
              action: {
                name: 'route',
                typed_config: {
                  '@type': `${ENVOY}.extensions.filters.udp.udp_proxy.v3.Route`,
                  cluster: 'shop',
                },
              },
            },
          },
        },
      },
    ],
  });

export const quic = (): object =>
  listener('quic', 0, {
    bind_to_port: true,
    address: { socket_address: { address: '127.0.0.1', port_value: 0, protocol: 'UDP' } },
    udp_listener_config: { quic_options: {} },
    filter_chains: [
      {
        name: 'h3',
        transport_socket: {
          name: 'envoy.transport_sockets.quic',
          typed_config: {
            '@type': `${ENVOY}.extensions.transport_sockets.quic.v3.QuicDownstreamTransport`,
            downstream_tls_context: {
              common_tls_context: {
                tls_certificate_sds_secret_configs: [
                  { name: 'kubernetes://shop-cert', sds_config: file('sds-shop.json') },
                ],
              },
            },
          },
        },
        filters: [manager('quic', { ...inlineRoutes('quic'), codec_type: 'HTTP3' })],
      },
    ],
  });

/** Reached by other listeners only. */
export const internal = (): object => ({
  '@type': `${ENVOY}.config.listener.v3.Listener`,
  name: 'inside',
  internal_listener: {},
  filter_chains: [{ filters: [tcpTo('shop')] }],
});

export const tlsSocket = (context: object): object => ({
  transport_socket: {
    name: 'envoy.transport_sockets.tls',
    typed_config: { '@type': `${TLS}.DownstreamTlsContext`, ...context },
  },
});
