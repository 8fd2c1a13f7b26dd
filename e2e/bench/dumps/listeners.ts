/** Listeners of a gateway: plain HTTP, HTTPS with a filter chain for each server, TCP ports. */
import type { DumpShape } from './shape.ts';
import { clusterName, serviceOf, typed } from './shape.ts';

const ADS = { ads: {}, initial_fetch_timeout: '0s', resource_api_version: 'V3' };
const HTTP_FILTERS = [
  {
    name: 'envoy.filters.http.grpc_stats',
    typed_config: {
      ...typed('extensions.filters.http.grpc_stats.v3.FilterConfig'),
      emit_filter_state: true,
      stats_for_all_methods: false,
    },
  },
  { name: 'envoy.filters.http.fault', typed_config: typed('extensions.filters.http.fault.v3.HTTPFault') },
  { name: 'envoy.filters.http.cors', typed_config: typed('extensions.filters.http.cors.v3.Cors') },
  { name: 'envoy.filters.http.router', typed_config: typed('extensions.filters.http.router.v3.Router') },
];
const LITERAL_TAGS = {
  'istio.canonical_revision': 'latest',
  'istio.canonical_service': 'gateway',
  'istio.cluster_id': 'Kubernetes',
  'istio.mesh_id': 'cluster.local',
  'istio.namespace': 'istio-system',
};

const manager = (statPrefix: string, routeConfig: string) => ({
  name: 'envoy.filters.network.http_connection_manager',
  typed_config: {
    ...typed('extensions.filters.network.http_connection_manager.v3.HttpConnectionManager'),
    stat_prefix: statPrefix,
    rds: { config_source: ADS, route_config_name: routeConfig },
    http_filters: HTTP_FILTERS,
    tracing: {
      client_sampling: { value: 100 },
      random_sampling: { value: 1 },
      overall_sampling: { value: 100 },
      custom_tags: Object.entries(LITERAL_TAGS).map(([tag, value]) => ({ tag, literal: { value } })),
    },
    http_protocol_options: {},
    server_name: 'istio-envoy',
    use_remote_address: true,
    forward_client_cert_details: 'SANITIZE_SET',
    set_current_client_cert_details: { subject: true, cert: true, dns: true, uri: true },
    upgrade_configs: [{ upgrade_type: 'websocket' }],
    stream_idle_timeout: '0s',
    normalize_path: true,
    path_with_escaped_slashes_action: 'KEEP_UNCHANGED',
  },
});

/** No listener takes a port of the machine that generates. */
const listener = (port: number, rest: object) => ({
  ...typed('config.listener.v3.Listener'),
  name: `0.0.0.0_${port}`,
  address: { socket_address: { address: '0.0.0.0', port_value: port } },
  bind_to_port: false,
  traffic_direction: 'OUTBOUND',
  ...rest,
});

export const HTTP_ROUTES = 'http.8080';
export const tlsHost = (server: number): string => `edge-${server}.example.com`;
export const tlsSecret = (server: number): string => `kubernetes://edge-${server}-tls`;
export const tlsRoutes = (server: number): string =>
  `https.443.https-edge-${server}.public.team-${server % 97}`;

const tlsChain = (server: number) => ({
  filter_chain_match: { server_names: [tlsHost(server), `www.${tlsHost(server)}`] },
  filters: [manager('outbound_0.0.0.0_8443', tlsRoutes(server))],
  transport_socket: {
    name: 'envoy.transport_sockets.tls',
    typed_config: {
      ...typed('extensions.transport_sockets.tls.v3.DownstreamTlsContext'),
      common_tls_context: {
        tls_params: { tls_minimum_protocol_version: 'TLSv1_2' },
        alpn_protocols: ['h2', 'http/1.1'],
        tls_certificate_sds_secret_configs: [
          { name: tlsSecret(server), sds_config: { ads: {}, resource_api_version: 'V3' } },
        ],
      },
      require_client_certificate: false,
    },
  },
  transport_socket_connect_timeout: '15s',
});

const TLS_INSPECTOR = {
  name: 'envoy.filters.listener.tls_inspector',
  typed_config: typed('extensions.filters.listener.tls_inspector.v3.TlsInspector'),
};

function tcpListener(shape: DumpShape, index: number): object {
  const cluster = clusterName(serviceOf(shape, index));
  const proxy = {
    name: 'envoy.filters.network.tcp_proxy',
    typed_config: {
      ...typed('extensions.filters.network.tcp_proxy.v3.TcpProxy'),
      stat_prefix: cluster,
      cluster,
    },
  };
  return listener(31_000 + index, { filter_chains: [{ filters: [proxy] }] });
}

export function* listeners(shape: DumpShape): Generator<object> {
  yield listener(8080, { filter_chains: [{ filters: [manager('outbound_0.0.0.0_8080', HTTP_ROUTES)] }] });
  if (shape.tlsServers > 0) {
    const chains = Array.from({ length: shape.tlsServers }, (_, server) => tlsChain(server));
    yield listener(8443, { listener_filters: [TLS_INSPECTOR], filter_chains: chains });
  }
  for (let index = 0; index < shape.tcpPorts; index += 1) yield tcpListener(shape, index);
}
