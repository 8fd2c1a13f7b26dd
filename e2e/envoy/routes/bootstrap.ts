import { everyRouteConfig, onDemandHosts } from './config.ts';
import { CART, CART_V2, ENVOY, HTTP_FILTER, ROUTE_TYPE } from './types.ts';

const file = (name: string): object => ({
  resource_api_version: 'V3',
  path_config_source: { path: `$DIR/${name}` },
});

const ROUTER = {
  name: 'envoy.filters.http.router',
  typed_config: { '@type': `${HTTP_FILTER}.router.v3.Router` },
};
const CORS = { name: 'envoy.filters.http.cors', typed_config: { '@type': `${HTTP_FILTER}.cors.v3.Cors` } };

const manager = (name: string, fields: object): object => ({
  filters: [
    {
      name: 'envoy.filters.network.http_connection_manager',
      typed_config: {
        '@type': `${ENVOY}.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager`,
        stat_prefix: name,
        http_filters: [CORS, ROUTER],
        ...fields,
      },
    },
  ],
});

/** A listener that is never bound: only its configuration matters here. */
const listener = (name: string, port: number, ...chains: readonly object[]): object => ({
  name,
  bind_to_port: false,
  address: { socket_address: { address: '127.0.0.1', port_value: port } },
  filter_chains: chains,
});

const rds = (name: string, path: string): object => ({
  rds: { route_config_name: name, config_source: file(path) },
});

/** How the value of a scope's key is found in a request: the whole header, an element by place, one by key. */
const scopeKeyBuilder = {
  fragments: [
    { header_value_extractor: { name: 'x-tenant', index: 0 } },
    { header_value_extractor: { name: 'x-flags', element_separator: ';', index: 1 } },
    {
      header_value_extractor: {
        name: 'x-pairs',
        element_separator: ',',
        element: { separator: '=', key: 'zone' },
      },
    },
  ],
};

const key = (...texts: readonly string[]): object => ({
  fragments: texts.map((text) => ({ string_key: text })),
});

const scopes = [
  { name: 'tenant-a', route_configuration_name: 'https.443.everything', key: key('a', 'on', 'eu') },
  {
    name: 'tenant-b',
    route_configuration_name: 'https.443.everything',
    key: key('b', 'on', 'eu'),
    on_demand: true,
  },
];

const scoped = {
  scoped_routes: {
    name: 'tenants',
    scope_key_builder: scopeKeyBuilder,
    rds_config_source: file('rds-everything.json'),
    scoped_rds: { scoped_rds_config_source: file('srds.json') },
  },
};

const inlineScopes = {
  scoped_routes: {
    name: 'inline-tenants',
    scope_key_builder: { fragments: [{ header_value_extractor: { name: 'x-tenant', index: 0 } }] },
    scoped_route_configurations_list: {
      scoped_route_configurations: [
        {
          name: 'inline-a',
          key: key('a'),
          route_configuration: {
            name: 'inline-a-routes',
            virtual_hosts: [
              { name: 'all', domains: ['*'], routes: [{ match: { prefix: '/' }, route: { cluster: CART } }] },
            ],
          },
        },
      ],
    },
  },
};

const cluster = (name: string): object => ({
  name,
  connect_timeout: '1s',
  load_assignment: {
    cluster_name: name,
    endpoints: [
      {
        lb_endpoints: [
          { endpoint: { address: { socket_address: { address: '127.0.0.1', port_value: 9 } } } },
        ],
      },
    ],
  },
});

const discovery = (version: string, ...resources: readonly object[]): string =>
  JSON.stringify({ version_info: version, resources });

/** Discovery files beside the bootstrap. */
export function routeFiles(): Readonly<Record<string, string>> {
  const scopeType = { '@type': `${ROUTE_TYPE}.ScopedRouteConfiguration` };
  return {
    'rds-everything.json': discovery('rds-7', everyRouteConfig()),
    'rds-vhds.json': discovery('rds-8', onDemandHosts()),
    'srds.json': discovery('srds-3', ...scopes.map((scope) => ({ ...scopeType, ...scope }))),
    'answer.txt': 'from a file',
  };
}

/** Two listeners of one route configuration, one of scopes by SRDS, one of inline scopes, one of VHDS. */
export function routeBootstrap(): object {
  const grpc = {
    'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
      '@type': `${ENVOY}.extensions.upstreams.http.v3.HttpProtocolOptions`,
      explicit_http_config: { http2_protocol_options: {} },
    },
  };
  return {
    node: { id: 'routes', cluster: 'routes' },
    static_resources: {
      listeners: [
        listener(
          'edge',
          8443,
          {
            name: 'plain',
            filter_chain_match: { transport_protocol: 'raw_buffer' },
            ...manager('edge', rds('https.443.everything', 'rds-everything.json')),
          },
          {
            name: 'tls',
            filter_chain_match: { transport_protocol: 'tls' },
            ...manager('edge-tls', rds('https.443.everything', 'rds-everything.json')),
          },
        ),
        listener('scoped', 8444, manager('scoped', scoped)),
        listener('scoped-inline', 8445, manager('scoped-inline', inlineScopes)),
        listener('vhds', 8446, manager('vhds', rds('by-vhds', 'rds-vhds.json'))),
      ],
      clusters: [
        cluster(CART),
        cluster(CART_V2),
        { ...cluster('discovery'), typed_extension_protocol_options: grpc },
      ],
    },
  };
}
