import { expect, test } from 'vitest';
import {
  atOneLevel,
  filterLines,
  filterSettingWords,
  mergedCorsLines,
  otherLevelsWords,
} from './filter-lines';
import { headerLines, stepTitle } from './header-words';
import { configLines, hostLines, hostPolicyLines, scopeLines, virtualClusterLines } from './host-lines';
import { otherLines } from './other-lines';
import { asked, recordedHost, recordedRoute, texts } from './testing/recorded';

const everything = recordedRoute('everything');

test('headers of each level, with what Envoy does to those that exist', () => {
  const steps = everything.settings.headers;
  expect(steps.map(stepTitle)).toEqual(['route configuration', 'virtual host', 'route']);
  expect(texts(headerLines(steps[2]?.headers ?? everything.config.headers))).toEqual([
    'request_headers_to_remove: removes x-drop',
    'request_headers_to_add: adds x-append: a (also when empty) | adds if absent x-absent: b | sets x-over: %REQ(:authority)% | sets if present authorization: [hidden]',
    'response_headers_to_remove: removes server',
    'response_headers_to_add: adds x-served-by: edge',
  ]);
  const [arm] = recordedRoute('weighted').settings.headers;
  expect(arm && stepTitle(arm)).toBe('weighted cluster outbound|8080||cart.shop.svc.cluster.local');
});

test('filters say what they do here, and where else they are set', () => {
  const of = (name: string) => {
    const filter = everything.settings.filters.find((each) => each.name.endsWith(name));
    const [first] = filter?.settings ?? [];
    if (filter === undefined || first === undefined) throw new Error(name);
    return { filter, value: first.value };
  };
  expect(
    ['buffer', 'ext_authz', 'rbac', 'fault'].map((name) => filterSettingWords(of(`.${name}`).value)),
  ).toEqual([
    'switched off',
    'switched off by its own setting',
    'switched off: its message is empty',
    'fault.v3.HTTPFault',
  ]);
  expect(otherLevelsWords(of('.buffer').filter)).toBe(
    'Also set at the virtual host (buffer.v3.BufferPerRoute) and the route configuration (buffer.v3.BufferPerRoute).',
  );
  expect(otherLevelsWords(of('.fault').filter)).toBe('');
  expect(texts(filterLines(of('.ratelimit').value))).toEqual([
    'vh_rate_limits: INCLUDE',
    'rate_limits.actions: generic_key = per-route',
    'rate_limits.hits_addend: %BYTES_RECEIVED%',
    'rate_limits.apply_on_stream_done: true',
  ]);
  expect(texts(filterLines(of('late-buffer').value))).toEqual([
    'is_optional: true',
    'typed_config: buffer.max_request_bytes: 2048',
  ]);
});

test('CORS of all levels: the most specific value of each field', () => {
  expect(texts(mergedCorsLines(everything.settings.cors))).toContain('max_age: 600');
  const [route, host] = everything.settings.cors;
  if (route === undefined || host === undefined) throw new Error('not recorded');
  const bare = { ...route, value: { ...route.value, maxAge: '' } };
  expect(texts(mergedCorsLines([bare, host]))).toContain('max_age: 5 [virtual-host]');
});

test('tracing, statistics, limits, metadata of all levels', () => {
  expect(texts(otherLines(everything))).toEqual([
    'stat_prefix: everything_stats',
    'decorator.operation: cart.shop/*',
    'decorator.propagate: false',
    'tracing.client_sampling: 100 %',
    'tracing.random_sampling: 0.05 %',
    'tracing.overall_sampling: 50 %',
    'tracing.operation: %REQ(:METHOD)%',
    'tracing.upstream_operation: to-cart',
    'tracing.custom_tags: env = prod | pod = environment variable HOSTNAME, else - | user = header x-user, else none | route = route metadata com.example.team: owner | path = %PATH%',
    'request_body_buffer_limit: 66 kB (65536)',
    ...everything.settings.metadata
      .filter(({ level }) => level === 'route')
      .flatMap(({ value }) =>
        value.map(({ namespace }) => expect.stringContaining(`metadata.${namespace}: `)),
      ),
    'metadata.com.example.host: zone: a [virtual-host]',
    'metadata.com.example.config: build: 42 [route-config]',
  ]);
});

test('a virtual host', () => {
  const { config, mirrors } = recordedHost('shop.example.com:443');
  expect(texts(hostLines(config))).toEqual([
    'require_tls: requests from outside must use TLS',
    'include_request_attempt_count: true',
    'include_attempt_count_in_response: true',
    'include_is_timeout_retry_header: true',
    'request_body_buffer_limit: 1.0 MB',
    'metadata.com.example.host: zone: a',
  ]);
  const policy = texts(hostPolicyLines(config, mirrors));
  expect(policy.slice(0, 4)).toEqual([
    'retry_policy.retry_on: reset',
    'retry_policy.num_retries: 1',
    'hedge_policy.hedge_on_per_try_timeout: true',
    'request_mirror_policies: outbound|8080|v2|cart.shop.svc.cluster.local',
  ]);
  expect(policy).toContain('cors.max_age: 600');
  expect(texts(virtualClusterLines(config))).toEqual([
    'checkout: :path starting with /checkout',
    'writes: :method POST|PUT',
  ]);
  expect(atOneLevel(config.filters).filters).toHaveLength(2);
});

test('a route configuration and its scopes', () => {
  const { config, scopes } = asked({ ask: 'route-config', name: 'https.443.everything' });
  expect(texts(configLines(config))).toEqual([
    'ignore_port_in_host_matching: true',
    'ignore_path_parameters_in_path_matching: true',
    'validate_clusters: false',
    'internal_only_headers: x-internal | x-debug',
    'max_direct_response_body_size_bytes: 8.2 kB',
    expect.stringMatching(/^cluster_specifier_plugins: shared-lua/),
    'metadata.com.example.config: build: 42',
  ]);
  expect(texts(scopes.flatMap(scopeLines))).toEqual([
    'tenant-a: header x-tenant = a | header x-flags split at ";", element 2 = on | header x-pairs split at ",", the value of zone after "=" = eu',
    expect.stringMatching(/^tenant-b: /),
    'on_demand: true',
  ]);
  const vhds = asked({ ask: 'route-config', name: 'by-vhds' }).config;
  expect(texts(configLines(vhds))).toEqual([
    'vhost_header: x-virtual-host',
    'vhds: from DELTA_GRPC from discovery',
  ]);
});
