export const ENVOY = 'type.googleapis.com/envoy';
export const TLS = `${ENVOY}.extensions.transport_sockets.tls.v3`;
export const HTTP_FILTER = `${ENVOY}.extensions.filters.http`;
const LISTENER_FILTER = `${ENVOY}.extensions.filters.listener`;

/** Discovery from a file beside the bootstrap. */
export const file = (name: string): object => ({
  resource_api_version: 'V3',
  initial_fetch_timeout: '0s',
  path_config_source: { path: `$DIR/${name}` },
});

/** Discovery from a server that is not there: what depends on it stays warming. */
export const never = (): object => ({
  resource_api_version: 'V3',
  initial_fetch_timeout: '0s',
  api_config_source: {
    api_type: 'GRPC',
    transport_api_version: 'V3',
    grpc_services: [{ envoy_grpc: { cluster_name: 'shop' } }],
  },
});

export const ROUTER = {
  name: 'envoy.filters.http.router',
  typed_config: { '@type': `${HTTP_FILTER}.router.v3.Router` },
};

export const tcpTo = (cluster: string): object => ({
  name: 'envoy.filters.network.tcp_proxy',
  typed_config: {
    '@type': `${ENVOY}.extensions.filters.network.tcp_proxy.v3.TcpProxy`,
    stat_prefix: cluster,
    cluster,
  },
});

export const manager = (name: string, fields: object): object => ({
  name: 'envoy.filters.network.http_connection_manager',
  typed_config: {
    '@type': `${ENVOY}.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager`,
    stat_prefix: name,
    http_filters: [ROUTER],
    ...fields,
  },
});

export const inlineRoutes = (name: string): object => ({
  route_config: {
    name,
    virtual_hosts: [
      {
        name,
        domains: ['*'],
        routes: [
          {
            match: { prefix: '/' },
            route: { cluster: 'shop' },
            typed_per_filter_config: {
              'envoy.filters.http.ext_authz': {
                '@type': `${ENVOY}.config.route.v3.FilterConfig`,
                disabled: true,
              },
              'envoy.filters.http.cors': { '@type': `${HTTP_FILTER}.cors.v3.CorsPolicy` },
            },
          },
        ],
      },
    ],
  },
});

export const listenerFilter = (name: string, type: string, more: object = {}): object => ({
  name: `envoy.filters.listener.${name}`,
  typed_config: { '@type': `${LISTENER_FILTER}.${name}.v3.${type}` },
  ...more,
});

export const tlsInspector = (more: object = {}): object =>
  listenerFilter('tls_inspector', 'TlsInspector', more);

/** A listener of LDS; unbound unless it says otherwise, as only its configuration matters. */
export const listener = (name: string, port: number, fields: object): object => ({
  '@type': `${ENVOY}.config.listener.v3.Listener`,
  name,
  address: { socket_address: { address: '127.0.0.1', port_value: port } },
  bind_to_port: false,
  ...fields,
});

/** One response of a discovery file. */
export const response = (version: string, resources: readonly object[]): string =>
  JSON.stringify({ version_info: version, resources }, null, 1);
