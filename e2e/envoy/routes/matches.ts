import { CART, extension, fraction } from './types.ts';

const to = { route: { cluster: CART } };

const metadata = (filter: string, keys: readonly string[], value: object, more: object = {}): object => ({
  filter,
  path: keys.map((key) => ({ key })),
  value,
  ...more,
});

/** Every way to match dynamic metadata. */
const claims = [
  metadata('envoy.filters.http.jwt_authn', ['payload', 'sub'], {
    string_match: { exact: 'matcher-survives-claim' },
  }),
  metadata('envoy.filters.http.jwt_authn', ['payload', 'groups'], {
    list_match: { one_of: { string_match: { prefix: 'admin' } } },
  }),
  metadata('shop', ['level'], { double_match: { range: { start: 1, end: 2.5 } } }, { invert: true }),
  metadata('shop', ['exact'], { double_match: { exact: 7 } }),
  metadata('shop', ['on'], { bool_match: true }),
  metadata('shop', ['nothing'], { null_match: {} }),
  metadata('shop', ['there'], { present_match: true }),
  metadata('shop', ['either'], {
    or_match: { value_matchers: [{ bool_match: true }, { string_match: { safe_regex: { regex: 'y.*' } } }] },
  }),
];

/** Every specifier and condition of a RouteMatch. */
export const matches: readonly object[] = [
  {
    name: 'match-everything',
    match: {
      prefix: '/all/',
      case_sensitive: false,
      runtime_fraction: fraction(250_000, 'MILLION', 'routing.all'),
      grpc: {},
      headers: [
        { name: ':method', string_match: { exact: 'POST' } },
        { name: 'x-tenant', string_match: { safe_regex: { regex: 'a|b' } }, invert_match: true },
        { name: 'x-range', range_match: { start: '-5', end: '10' } },
        {
          name: 'x-empty',
          string_match: { exact: 'x', ignore_case: true },
          treat_missing_header_as_empty: true,
        },
      ],
      query_parameters: [
        { name: 'debug', present_match: false },
        { name: 'v', string_match: { contains: '1' } },
      ],
      cookies: [{ name: 'beta', string_match: { exact: '1' }, invert_match: true }],
      tls_context: { presented: true, validated: false },
      dynamic_metadata: claims,
      filter_state: [
        { key: 'shop.user', string_match: { suffix: '@example.com' } },
        {
          key: 'shop.peer',
          address_match: {
            ranges: [
              { address_prefix: '10.0.0.0', prefix_len: 8 },
              { address_prefix: 'fd00::', prefix_len: 8 },
            ],
            invert_match: true,
          },
        },
      ],
    },
    ...to,
  },
  {
    name: 'match-template',
    match: {
      path_match_policy: extension(
        'envoy.path.match.uri_template.uri_template_matcher',
        'extensions.path.match.uri_template.v3.UriTemplateMatchConfig',
        { path_template: '/users/{id}/{rest=**}' },
      ),
    },
    route: {
      cluster: CART,
      path_rewrite_policy: extension(
        'envoy.path.rewrite.uri_template.uri_template_rewriter',
        'extensions.path.rewrite.uri_template.v3.UriTemplateRewriteConfig',
        { path_template_rewrite: '/v2/{rest}/{id}' },
      ),
    },
  },
  {
    name: 'match-connect',
    match: { connect_matcher: {} },
    route: {
      cluster: CART,
      upgrade_configs: [
        {
          upgrade_type: 'CONNECT',
          enabled: true,
          connect_config: { proxy_protocol_config: { version: 'V2' }, allow_post: true },
        },
        { upgrade_type: 'websocket', enabled: false },
      ],
    },
  },
];
