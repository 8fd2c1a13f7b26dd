import { CANARY, HTTPBIN } from './fixture-clusters.ts';

const CONFIG = { '@type': 'type.googleapis.com/envoy.config.route.v3.RouteConfiguration' };
const to = { route: { cluster: HTTPBIN } };

/** Every way to match a path. */
const paths: readonly object[] = [
  { name: 'prefix', match: { prefix: '/status', case_sensitive: false }, ...to },
  { name: 'exact', match: { path: '/exact' }, ...to },
  { name: 'separated', match: { path_separated_prefix: '/api' }, ...to },
  { name: 'regex', match: { safe_regex: { regex: '/v[0-9]+/.*' } }, ...to },
  {
    name: 'template',
    match: {
      path_match_policy: {
        name: 'envoy.path.match.uri_template.uri_template_matcher',
        typed_config: {
          '@type': 'type.googleapis.com/envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig',
          path_template: '/users/{id}/**',
        },
      },
    },
    ...to,
  },
  {
    name: 'connect',
    match: { connect_matcher: {} },
    route: { cluster: HTTPBIN, upgrade_configs: [{ upgrade_type: 'CONNECT', connect_config: {} }] },
  },
];

/** Every way to match a header, a query parameter, a cookie and the rest. */
const conditions: readonly object[] = [
  {
    name: 'headers',
    match: {
      prefix: '/headers',
      headers: [
        { name: ':method', string_match: { exact: 'POST' } },
        { name: 'authorization', string_match: { exact: 'matcher-survives-header' }, invert_match: true },
        { name: 'x-prefix', string_match: { prefix: 'a', ignore_case: true } },
        { name: 'x-suffix', string_match: { suffix: 'b' } },
        { name: 'x-contains', string_match: { contains: 'c' }, treat_missing_header_as_empty: true },
        { name: 'x-regex', string_match: { safe_regex: { regex: 'd+' } } },
        { name: 'x-range', range_match: { start: '0', end: '10' } },
        { name: 'x-absent', present_match: false },
        { name: 'x-bare' },
        { name: 'x-old-exact', exact_match: 'old' },
        { name: 'x-old-regex', safe_regex_match: { regex: 'old.*' } },
        { name: 'x-old-prefix', prefix_match: 'old' },
      ],
    },
    ...to,
  },
  {
    name: 'conditions',
    match: {
      prefix: '/conditions',
      query_parameters: [
        { name: 'token', string_match: { exact: 'matcher-survives-query' } },
        { name: 'debug', present_match: true },
        { name: 'any' },
      ],
      cookies: [{ name: 'session', string_match: { prefix: 'matcher-survives-cookie' }, invert_match: true }],
      grpc: {},
      tls_context: { presented: true },
      runtime_fraction: {
        default_value: { numerator: 25, denominator: 'TEN_THOUSAND' },
        runtime_key: 'shop.share',
      },
      dynamic_metadata: [
        {
          filter: 'envoy.filters.http.jwt_authn',
          path: [{ key: 'payload' }],
          value: { present_match: true },
        },
      ],
      filter_state: [{ key: 'shop.state', string_match: { exact: 'on' } }],
    },
    ...to,
  },
];

const forwards: readonly object[] = [
  {
    name: 'weighted',
    match: { prefix: '/weighted' },
    route: {
      timeout: '3s',
      idle_timeout: '60s',
      weighted_clusters: {
        clusters: [
          { name: HTTPBIN, weight: 90 },
          { name: CANARY, weight: 10 },
          { name: 'missing', weight: 0 },
        ],
      },
      retry_policy: { retry_on: 'connect-failure,5xx', num_retries: 2, per_try_timeout: '1s' },
      request_mirror_policies: [{ cluster: CANARY }],
      hash_policy: [
        { cookie: { name: 'session-token', ttl: '0s' } },
        { header: { header_name: 'authorization' } },
      ],
      prefix_rewrite: '/new',
      host_rewrite_literal: 'internal.example.com',
    },
    typed_per_filter_config: {
      'envoy.filters.http.cors': {
        '@type': 'type.googleapis.com/envoy.extensions.filters.http.cors.v3.CorsPolicy',
        allow_origin_string_match: [{ exact: 'https://matcher-survives-cors.example.com' }],
        allow_credentials: true,
      },
    },
    request_headers_to_add: [
      {
        header: { key: 'authorization', value: 'Bearer canary-route-header' },
        append_action: 'OVERWRITE_IF_EXISTS_OR_ADD',
      },
      { header: { key: 'x-shop', value: 'visible-header' } },
    ],
    metadata: {
      filter_metadata: {
        istio: { config: '/apis/networking.istio.io/v1/namespaces/default/virtual-service/httpbin' },
      },
    },
  },
  {
    name: 'regex-rewrite',
    match: { prefix: '/old/' },
    route: {
      cluster: 'missing',
      timeout: '0s',
      regex_rewrite: { pattern: { regex: '^/old/(.*)$' }, substitution: '/new/\\1' },
      auto_host_rewrite: true,
    },
  },
  {
    name: 'by-header',
    match: { prefix: '/by-header' },
    route: { cluster_header: 'x-cluster', host_rewrite_header: 'x-host' },
  },
];

const answers: readonly object[] = [
  {
    name: 'redirect',
    match: { prefix: '/go' },
    redirect: {
      host_redirect: 'other.example.com',
      path_redirect: '/there',
      port_redirect: 8443,
      scheme_redirect: 'https',
      response_code: 'FOUND',
    },
  },
  {
    name: 'redirect-regex',
    match: { prefix: '/move' },
    redirect: {
      https_redirect: true,
      strip_query: true,
      regex_rewrite: { pattern: { regex: '^/move' }, substitution: '/moved' },
    },
  },
  {
    name: 'direct',
    match: { prefix: '/robots.txt' },
    direct_response: { status: 403, body: { inline_string: 'no robots' } },
  },
  {
    name: 'direct-bytes',
    match: { prefix: '/bytes' },
    direct_response: { status: 200, body: { inline_bytes: 'Z3LDvMOfZQ==' } },
  },
  { name: 'nowhere', match: { prefix: '/nowhere' }, non_forwarding_action: {} },
];

/** Route configurations by RDS. */
export function fixtureRoutes(): readonly object[] {
  return [
    {
      ...CONFIG,
      name: 'http.8080',
      validate_clusters: false,
      ignore_port_in_host_matching: true,
      virtual_hosts: [
        {
          name: 'httpbin.example.com:80',
          domains: ['httpbin.example.com', '*.httpbin.example.com'],
          routes: [...paths, ...conditions, ...forwards, ...answers],
        },
        { name: 'secure.example.com:80', domains: ['secure.example.com'], require_tls: 'ALL', routes: [] },
        {
          name: 'tree',
          domains: ['tree.example.com'],
          matcher: {
            matcher_tree: {
              input: {
                name: 'request-headers',
                typed_config: {
                  '@type': 'type.googleapis.com/envoy.type.matcher.v3.HttpRequestHeaderMatchInput',
                  header_name: 'authorization',
                },
              },
              exact_match_map: {
                map: {
                  'matcher-survives-tree-token': {
                    action: {
                      name: 'route',
                      typed_config: {
                        '@type': 'type.googleapis.com/envoy.config.route.v3.Route',
                        match: { prefix: '/' },
                        ...to,
                        request_headers_to_add: [{ header: { key: 'cookie', value: 'canary-tree-cookie' } }],
                      },
                    },
                  },
                },
              },
            },
          },
        },
      ],
    },
    {
      ...CONFIG,
      name: 'https.8443.https.shop.default',
      virtual_hosts: [{ name: 'blackhole:443', domains: ['*'] }],
    },
  ];
}
