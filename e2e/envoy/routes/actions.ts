import { cors, routeFilters } from './filters.ts';
import { fullPolicy } from './policies.ts';
import { rateLimits } from './rate-limits.ts';
import { CART, CART_V2, ENVOY, extension, header, istioConfig, MISSING, regex } from './types.ts';

const tracing: object = {
  client_sampling: { numerator: 100 },
  random_sampling: { numerator: 5, denominator: 'TEN_THOUSAND' },
  overall_sampling: { numerator: 50 },
  custom_tags: [
    { tag: 'env', literal: { value: 'prod' } },
    { tag: 'pod', environment: { name: 'HOSTNAME', default_value: '-' } },
    { tag: 'user', request_header: { name: 'x-user', default_value: 'none' } },
    {
      tag: 'route',
      metadata: { kind: { route: {} }, metadata_key: { key: 'com.example.team', path: [{ key: 'owner' }] } },
    },
    { tag: 'path', value: '%PATH%' },
  ],
  operation: '%REQ(:METHOD)%',
  upstream_operation: 'to-cart',
};

/** The route that says everything. */
const everything: object = {
  name: 'everything',
  match: { prefix: '/everything/' },
  route: { cluster: CART, ...fullPolicy, rate_limits: rateLimits },
  metadata: istioConfig('cart'),
  decorator: { operation: 'cart.shop/*', propagate: false },
  typed_per_filter_config: routeFilters,
  request_headers_to_add: [
    header('x-append', 'a', { append_action: 'APPEND_IF_EXISTS_OR_ADD', keep_empty_value: true }),
    header('x-absent', 'b', { append_action: 'ADD_IF_ABSENT' }),
    header('x-over', '%REQ(:authority)%', { append_action: 'OVERWRITE_IF_EXISTS_OR_ADD' }),
    header('authorization', 'Bearer canary-route-token', { append_action: 'OVERWRITE_IF_EXISTS' }),
  ],
  request_headers_to_remove: ['x-drop'],
  response_headers_to_add: [header('x-served-by', 'edge')],
  response_headers_to_remove: ['server'],
  tracing,
  stat_prefix: 'everything_stats',
  request_body_buffer_limit: '65536',
};

const weighted: object = {
  name: 'weighted',
  match: { prefix: '/weighted' },
  route: {
    weighted_clusters: {
      clusters: [
        {
          name: CART,
          weight: 70,
          metadata_match: { filter_metadata: { 'envoy.lb': { version: 'v1' } } },
          request_headers_to_add: [header('x-arm', 'one')],
          request_headers_to_remove: ['x-arm-drop'],
          response_headers_to_add: [header('x-arm-was', 'one')],
          response_headers_to_remove: ['x-arm-response-drop'],
          host_rewrite_literal: 'one.example.com',
          typed_per_filter_config: {
            'envoy.filters.http.buffer': {
              '@type': `${ENVOY}.extensions.filters.http.buffer.v3.BufferPerRoute`,
              buffer: { max_request_bytes: 1 },
            },
          },
        },
        { name: MISSING, weight: 20 },
        { cluster_header: 'x-third-arm', weight: 10 },
        { name: CART_V2, weight: 0 },
      ],
      runtime_key_prefix: 'split.cart',
      header_name: 'x-split-by',
    },
    auto_host_rewrite: true,
    cors,
    include_vh_rate_limits: true,
  },
};

const luaPlugin = (): object => ({
  extension: extension('inline-lua', 'extensions.router.cluster_specifiers.lua.v3.LuaConfig', {
    source_code: {
      inline_string: `function envoy_on_route(handle) return "${CART}" end -- canary-cluster-lua`,
    },
    default_cluster: CART,
  }),
});

/** Every other way to say where a request goes. */
export const actions: readonly object[] = [
  everything,
  weighted,
  {
    name: 'by-header',
    match: { prefix: '/by-header' },
    route: {
      cluster_header: 'x-cluster',
      timeout: '0s',
      regex_rewrite: regex('^/by-header/(.*)$', '/\\1'),
      host_rewrite_path_regex: regex('^/([^/]+)/.*$', '\\1.example.com'),
    },
  },
  {
    name: 'by-plugin',
    match: { prefix: '/by-plugin' },
    route: {
      cluster_specifier_plugin: 'shared-lua',
      host_rewrite_header: 'x-host',
      path_rewrite: '/new%PATH%',
    },
  },
  {
    name: 'by-unknown-plugin',
    match: { prefix: '/by-unknown-plugin' },
    route: { inline_cluster_specifier_plugin: luaPlugin(), host_rewrite: '%REQ(x-tenant)%.example.com' },
  },
  {
    name: 'redirect',
    match: { prefix: '/redirect' },
    redirect: {
      scheme_redirect: 'https',
      host_redirect: 'other.example.com',
      port_redirect: 8443,
      prefix_rewrite: '/moved',
      response_code: 'PERMANENT_REDIRECT',
      strip_query: true,
    },
  },
  {
    name: 'redirect-format',
    match: { prefix: '/format' },
    redirect: { https_redirect: true, path_rewrite: '/%REQ(x-tenant)%' },
  },
  {
    name: 'answer',
    match: { path: '/answer' },
    direct_response: {
      status: 418,
      body: { inline_string: 'short and stout' },
      body_format: {
        text_format_source: { inline_string: '%LOCAL_REPLY_BODY% for %REQ(:authority)%' },
        content_type: 'text/plain',
      },
    },
  },
  { name: 'answer-json', match: { path: '/answer.json' }, direct_response: jsonAnswer() },
  {
    name: 'answer-file',
    match: { path: '/file' },
    direct_response: { status: 200, body: { filename: '$DIR/answer.txt' } },
  },
  {
    name: 'by-filter',
    match: { path: '/by-filter' },
    filter_action: { action: { '@type': `${ENVOY}.config.route.v3.NonForwardingAction` } },
  },
  { name: 'nowhere', match: { path: '/nowhere' }, non_forwarding_action: {} },
];

function jsonAnswer(): object {
  return { status: 200, body_format: { json_format: { path: '%PATH%', nested: { ok: true } } } };
}

/** Named plugins of the route configuration. */
export const plugins: readonly object[] = [
  {
    extension: extension('shared-lua', 'extensions.router.cluster_specifiers.lua.v3.LuaConfig', {
      source_code: { inline_string: `function envoy_on_route(handle) return "${CART}" end` },
      default_cluster: CART,
    }),
  },
];
