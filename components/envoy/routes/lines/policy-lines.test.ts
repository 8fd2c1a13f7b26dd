import { expect, test } from 'vitest';
import { limitLines } from './limit-lines';
import { policyLines } from './policy-lines';
import { recordedRoute, texts } from './testing/recorded';

function policy(name: string) {
  const detail = recordedRoute(name);
  if (detail.config.action.kind !== 'forward') throw new Error('does not forward');
  return policyLines(detail.config.action, detail);
}

test('a policy in full', () => {
  expect(texts(policy('everything'))).toEqual([
    'timeout: 3 s',
    'idle_timeout: 60 s',
    'flush_timeout: 5 s',
    'max_stream_duration.max_stream_duration: 120 s',
    'max_stream_duration.grpc_timeout_header_max: 30 s',
    'max_stream_duration.grpc_timeout_header_offset: 10 ms',
    'retry_policy.retry_on: connect-failure, 5xx, retriable-headers, retriable-status-codes',
    'retry_policy.num_retries: 3',
    'retry_policy.per_try_timeout: 1 s',
    'retry_policy.per_try_idle_timeout: 500 ms',
    'retry_policy.retriable_status_codes: 429, 503',
    'retry_policy.retriable_headers: x-retry present',
    'retry_policy.retriable_request_headers: :method GET',
    'retry_policy.retry_back_off.base_interval: 25 ms',
    'retry_policy.retry_back_off.max_interval: 2 s',
    'retry_policy.rate_limited_retry_back_off.reset_headers: retry-after in SECONDS | x-ratelimit-reset in UNIX_TIMESTAMP',
    'retry_policy.rate_limited_retry_back_off.max_interval: 300 s',
    'retry_policy.retry_priority: envoy.retry_priorities.previous_priorities (previous_priorities.v3.PreviousPrioritiesConfig) | update_frequency: 2',
    'retry_policy.retry_host_predicate: envoy.retry_host_predicates.previous_hosts (previous_hosts.v3.PreviousHostsPredicate)',
    'retry_policy.host_selection_retry_max_attempts: 5',
    'retry_policy.refresh_cluster_on_retry: true',
    'hedge_policy.initial_requests: 2',
    'hedge_policy.additional_request_chance: 5 %',
    'hedge_policy.hedge_on_per_try_timeout: true',
    'request_mirror_policies: outbound|8080|v2|cart.shop.svc.cluster.local',
    'request_mirror_policies.runtime_fraction: 30 % unless runtime key mirror.cart is set',
    'request_mirror_policies.trace_sampled: false',
    'request_mirror_policies.disable_shadow_host_suffix_append: true',
    'request_mirror_policies.host_rewrite_literal: shadow.example.com',
    'request_mirror_policies.request_headers_mutations: sets x-shadow: 1 | removes x-private | removes every header starting with x-secret-',
    'request_mirror_policies: outbound|9999||gone.shop.svc.cluster.local',
    'request_mirror_policies: cluster from header x-mirror-to',
    'hash_policy: header x-user, rewritten ^(..).* → \\1, terminal | cookie session-id, made for 3600 s, path /, SameSite=Lax | connection_properties.source_ip | query parameter user | filter state shop.hash',
    'upgrade_configs: websocket allowed',
    'internal_redirect_policy.max_internal_redirects: 3',
    'internal_redirect_policy.redirect_response_codes: 302, 307',
    expect.stringContaining('allowed_route_names[0]: match-template'),
    'internal_redirect_policy.allow_cross_scheme_redirect: true',
    'internal_redirect_policy.response_headers_to_copy: x-trace',
    expect.stringMatching(/^early_data_policy: envoy\.route\.early_data_policy\.default/),
    'include_request_attempt_count: true [virtual-host]',
    'include_attempt_count_in_response: true [virtual-host]',
    'include_is_timeout_retry_header: true [virtual-host]',
  ]);
});

test('a mirror that is not there is marked, and one that is is linked', () => {
  const mirrors = policy('everything')
    .filter(({ field }) => field === 'request_mirror_policies')
    .flatMap(({ values }) =>
      values.map(({ cluster, missing = false }) => [cluster?.split('|')[1] ?? null, missing]),
    );
  expect(mirrors).toEqual([
    ['8080', false],
    ['9999', true],
    [null, false],
  ]);
});

test('what is inherited says from where', () => {
  const inherited = texts(policy('by-header'));
  expect(inherited).toContain('timeout: none');
  expect(inherited).toContain('retry_policy.retry_on: reset [virtual-host]');
  expect(inherited).toContain('hedge_policy.hedge_on_per_try_timeout: true [virtual-host]');
  expect(inherited).toContain(
    'request_mirror_policies: outbound|8080|v2|cart.shop.svc.cluster.local [virtual-host]',
  );
  expect(texts(policy('bare'))).toContain(
    'request_mirror_policies: outbound|9999||gone.shop.svc.cluster.local [route-config]',
  );
  expect(texts(policy('match-connect'))).toContain(
    'upgrade_configs: CONNECT allowed, ends here and goes on as TCP, PROXY protocol V2, POST too | websocket refused',
  );
});

test('every action of a rate limit', () => {
  const { rateLimits } = recordedRoute('everything').settings;
  expect(texts(limitLines(rateLimits.filter(({ level }) => level === 'route')))).toEqual([
    'rate_limits.actions: source_cluster = this Envoy’s cluster | destination_cluster = the cluster of the route | user = header x-user, left out when absent | plan = query parameter plan | remote_address = the client’s address | page = checkout | client = mobile unless user-agent containing Mobile',
    'rate_limits.stage: 2',
    'rate_limits.disable_key: global',
    'rate_limits.limit: from metadata shop.limits: cart',
    expect.stringMatching(
      /^rate_limits\.actions: subject = metadata envoy\.filters\.http\.jwt_authn: payload\.sub \(ROUTE_ENTRY\), else anonymous, left out when absent \| masked_remote_address = the client’s address, \/24 or \/64 for IPv6 \| query_match = yes when \?trial = 1 \| envoy\.rate_limit_descriptors\.expr/,
    ),
    'rate_limits.actions: net = internal when the client is in 10.0.0.0/8',
  ]);
  const [first] = limitLines(rateLimits);
  expect(first?.note).toContain('Not used here');
  expect(limitLines(recordedRoute('by-header').settings.rateLimits)[0]).toMatchObject({
    level: 'virtual-host',
  });
  expect(limitLines(recordedRoute('by-header').settings.rateLimits)[0]).not.toHaveProperty('note');
});
