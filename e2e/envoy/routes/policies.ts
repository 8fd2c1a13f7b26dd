import { CART_V2, extension, fraction, header, MISSING, regex } from './types.ts';

export const retryPolicy: object = {
  retry_on: 'connect-failure,5xx,retriable-headers,retriable-status-codes',
  num_retries: 3,
  per_try_timeout: '1s',
  per_try_idle_timeout: '0.500s',
  retry_priority: extension(
    'envoy.retry_priorities.previous_priorities',
    'extensions.retry.priority.previous_priorities.v3.PreviousPrioritiesConfig',
    { update_frequency: 2 },
  ),
  retry_host_predicate: [
    extension(
      'envoy.retry_host_predicates.previous_hosts',
      'extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate',
    ),
  ],
  host_selection_retry_max_attempts: '5',
  retriable_status_codes: [429, 503],
  retry_back_off: { base_interval: '0.025s', max_interval: '2s' },
  rate_limited_retry_back_off: {
    reset_headers: [
      { name: 'retry-after', format: 'SECONDS' },
      { name: 'x-ratelimit-reset', format: 'UNIX_TIMESTAMP' },
    ],
    max_interval: '300s',
  },
  retriable_headers: [{ name: 'x-retry', present_match: true }],
  retriable_request_headers: [{ name: ':method', string_match: { exact: 'GET' } }],
  refresh_cluster_on_retry: true,
};

export const mirrors: readonly object[] = [
  {
    cluster: CART_V2,
    runtime_fraction: fraction(30, 'HUNDRED', 'mirror.cart'),
    trace_sampled: false,
    disable_shadow_host_suffix_append: true,
    host_rewrite_literal: 'shadow.example.com',
    request_headers_mutations: [
      { append: header('x-shadow', '1', { append_action: 'OVERWRITE_IF_EXISTS_OR_ADD' }) },
      { remove: 'x-private' },
      { remove_on_match: { key_matcher: { prefix: 'x-secret-' } } },
    ],
  },
  { cluster: MISSING },
  { cluster_header: 'x-mirror-to' },
];

export const hashPolicies: readonly object[] = [
  { header: { header_name: 'x-user', regex_rewrite: regex('^(..).*', '\\1') }, terminal: true },
  {
    cookie: { name: 'session-id', ttl: '3600s', path: '/', attributes: [{ name: 'SameSite', value: 'Lax' }] },
  },
  { connection_properties: { source_ip: true } },
  { query_parameter: { name: 'user' } },
  { filter_state: { key: 'shop.hash' } },
];

/** Everything beside the cluster that a route action can say. */
export const fullPolicy: object = {
  timeout: '3s',
  idle_timeout: '60s',
  flush_timeout: '5s',
  max_stream_duration: {
    max_stream_duration: '120s',
    grpc_timeout_header_max: '30s',
    grpc_timeout_header_offset: '0.010s',
  },
  early_data_policy: extension(
    'envoy.route.early_data_policy.default',
    'extensions.early_data.v3.DefaultEarlyDataPolicy',
  ),
  cluster_not_found_response_code: 'INTERNAL_SERVER_ERROR',
  metadata_match: { filter_metadata: { 'envoy.lb': { version: 'v1', beta: false } } },
  priority: 'HIGH',
  retry_policy: retryPolicy,
  hedge_policy: {
    initial_requests: 2,
    additional_request_chance: { numerator: 5, denominator: 'HUNDRED' },
    hedge_on_per_try_timeout: true,
  },
  request_mirror_policies: mirrors,
  hash_policy: hashPolicies,
  prefix_rewrite: '/inner/',
  host_rewrite_literal: 'inner.example.com',
  append_x_forwarded_host: true,
  upgrade_configs: [{ upgrade_type: 'websocket' }],
  internal_redirect_policy: {
    max_internal_redirects: 3,
    redirect_response_codes: [302, 307],
    predicates: [
      extension(
        'envoy.internal_redirect_predicates.previous_routes',
        'extensions.internal_redirect.previous_routes.v3.PreviousRoutesConfig',
      ),
      extension(
        'envoy.internal_redirect_predicates.allow_listed_routes',
        'extensions.internal_redirect.allow_listed_routes.v3.AllowListedRoutesConfig',
        { allowed_route_names: ['match-template'] },
      ),
    ],
    allow_cross_scheme_redirect: true,
    response_headers_to_copy: ['x-trace'],
  },
};
