import { actions, plugins } from './actions.ts';
import { configFilters, cors, hostFilters } from './filters.ts';
import { matches } from './matches.ts';
import { mirrors, retryPolicy } from './policies.ts';
import { rateLimits } from './rate-limits.ts';
import { CART, CART_V2, ENVOY, header, ROUTE_TYPE } from './types.ts';

const levelHeaders = (level: string): object => ({
  request_headers_to_add: [header(`x-${level}`, level), header('x-level', level)],
  request_headers_to_remove: [`x-${level}-drop`],
  response_headers_to_add: [header(`x-${level}-response`, level)],
  response_headers_to_remove: [`x-${level}-response-drop`],
});

/** Forty names of one virtual host. */
const manyDomains = Array.from({ length: 40 }, (_, index) => `shop-${String(index)}.example.com`);

const shop: object = {
  name: 'shop.example.com:443',
  domains: ['shop.example.com', '*.shop.example.com', 'shop.*', ...manyDomains],
  require_tls: 'EXTERNAL_ONLY',
  routes: [...matches, ...actions],
  virtual_clusters: [
    { name: 'checkout', headers: [{ name: ':path', string_match: { prefix: '/checkout' } }] },
    { name: 'writes', headers: [{ name: ':method', string_match: { safe_regex: { regex: 'POST|PUT' } } }] },
  ],
  rate_limits: rateLimits.slice(0, 1),
  ...levelHeaders('host'),
  cors,
  typed_per_filter_config: hostFilters,
  include_request_attempt_count: true,
  include_attempt_count_in_response: true,
  include_is_timeout_retry_header: true,
  retry_policy: { retry_on: 'reset', num_retries: 1 },
  hedge_policy: { hedge_on_per_try_timeout: true },
  request_body_buffer_limit: '1048576',
  request_mirror_policies: [{ cluster: CART_V2 }],
  metadata: { filter_metadata: { 'com.example.host': { zone: 'a' } } },
};

const route = (name: string, path: string, cluster: string): object => ({
  name,
  match: { path },
  route: { cluster },
});

const action = (name: string, type: string, fields: object): object => ({
  action: { name, typed_config: { '@type': `${ROUTE_TYPE}.${type}`, ...fields } },
});

/** A virtual host that chooses by a matcher tree: a route, a list of routes, a nested list, and neither. */
const tree: object = {
  name: 'tree',
  domains: ['tree.example.com'],
  matcher: {
    matcher_tree: {
      input: {
        name: 'request-headers',
        typed_config: {
          '@type': `${ENVOY}.type.matcher.v3.HttpRequestHeaderMatchInput`,
          header_name: 'x-tenant',
        },
      },
      prefix_match_map: {
        map: {
          'team-a': action('one', 'Route', route('tree-one', '/one', CART)),
          'team-b': action('list', 'RouteList', {
            routes: [route('tree-list-1', '/one', CART), route('tree-list-2', '/two', CART_V2)],
          }),
        },
      },
    },
    on_no_match: action('rest', 'Route', route('tree-rest', '/rest', CART)),
  },
};

/** A route configuration by RDS that uses all that a route configuration can say. */
export function everyRouteConfig(): object {
  return {
    '@type': `${ROUTE_TYPE}.RouteConfiguration`,
    name: 'https.443.everything',
    virtual_hosts: [
      shop,
      tree,
      {
        name: 'inherits',
        domains: ['inherits.example.com'],
        routes: [{ name: 'bare', match: { prefix: '/' }, route: { cluster: CART } }],
        retry_policy: retryPolicy,
      },
    ],
    internal_only_headers: ['x-internal', 'x-debug'],
    ...levelHeaders('config'),
    most_specific_header_mutations_wins: true,
    validate_clusters: false,
    max_direct_response_body_size_bytes: 8192,
    cluster_specifier_plugins: plugins,
    request_mirror_policies: mirrors.slice(1, 2),
    ignore_port_in_host_matching: true,
    ignore_path_parameters_in_path_matching: true,
    typed_per_filter_config: configFilters,
    metadata: { filter_metadata: { 'com.example.config': { build: '42' } } },
  };
}

/** Virtual hosts on demand: fetched from a discovery server that never answers. */
export function onDemandHosts(): object {
  return {
    '@type': `${ROUTE_TYPE}.RouteConfiguration`,
    name: 'by-vhds',
    vhost_header: 'x-virtual-host',
    virtual_hosts: [{ name: 'first', domains: ['first.example.com'], routes: [route('first', '/', CART)] }],
    vhds: {
      config_source: {
        resource_api_version: 'V3',
        initial_fetch_timeout: '1s',
        api_config_source: {
          api_type: 'DELTA_GRPC',
          transport_api_version: 'V3',
          grpc_services: [{ envoy_grpc: { cluster_name: 'discovery' } }],
        },
      },
    },
  };
}
