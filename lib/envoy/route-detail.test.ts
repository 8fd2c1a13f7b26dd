import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import { Raw } from './raw';
import { readRouteDetail } from './route-detail';
import type { ForwardDetail } from './route-detail-model';
import { inCamelCase } from './testing/camel';
import { rawWith, routesFixture } from './testing/route-fixture';

const document = routesFixture();
const detail = (name: string) => readRouteDetail(rawWith(document, 'name', name));

function forward(name: string): ForwardDetail {
  const { action } = detail(name);
  if (action.kind !== 'forward') throw new Error(`${name} does not forward`);
  return action;
}

const read = (route: JsonObject) => readRouteDetail(Raw.root({ match: { prefix: '/' }, ...route }));

describe('a route that says everything', () => {
  const all = detail('everything');
  const action = forward('everything');

  it('is understood to its last field', () => {
    expect(all.notices).toEqual([]);
  });

  it('has all its timeouts', () => {
    expect(action.timeouts).toEqual({
      request: '3s',
      idle: '60s',
      flush: '5s',
      maxStream: { max: '120s', grpcHeaderMax: '30s', grpcHeaderOffset: '0.010s' },
      grpcMax: null,
      grpcOffset: null,
    });
    expect(action).toMatchObject({ notFoundCode: 500, priority: 'HIGH', appendForwardedHost: true });
    expect(action.earlyData?.type).toBe('envoy.extensions.early_data.v3.DefaultEarlyDataPolicy');
  });

  it('retries under all conditions', () => {
    expect(action.retry).toMatchObject({
      on: ['connect-failure', '5xx', 'retriable-headers', 'retriable-status-codes'],
      attempts: 3,
      perTryTimeout: '1s',
      perTryIdleTimeout: '0.500s',
      hostSelectionAttempts: 5,
      statusCodes: [429, 503],
      backOff: { base: '0.025s', max: '2s' },
      rateLimitedBackOff: {
        headers: [
          { name: 'retry-after', format: 'SECONDS' },
          { name: 'x-ratelimit-reset', format: 'UNIX_TIMESTAMP' },
        ],
        max: '300s',
      },
      headers: [{ name: 'x-retry', match: { kind: 'present', present: true } }],
      requestHeaders: [{ name: ':method', match: { kind: 'exact', value: 'GET' } }],
      refreshCluster: true,
    });
    expect(action.retry?.priority).toEqual({
      name: 'envoy.retry_priorities.previous_priorities',
      type: 'envoy.extensions.retry.priority.previous_priorities.v3.PreviousPrioritiesConfig',
      settings: { list: [{ path: 'update_frequency', value: '2' }], more: 0 },
    });
    expect(action.retry?.hostPredicates.map(({ name }) => name)).toEqual([
      'envoy.retry_host_predicates.previous_hosts',
    ]);
    expect(action.hedge).toEqual({
      initialRequests: 2,
      additionalChance: { numerator: 5, denominator: 100, runtimeKey: '' },
      onPerTryTimeout: true,
    });
  });

  it('sends copies, one with changed headers, one by header', () => {
    expect(action.mirrors).toEqual([
      {
        cluster: 'outbound|8080|v2|cart.shop.svc.cluster.local',
        clusterHeader: '',
        fraction: { numerator: 30, denominator: 100, runtimeKey: 'mirror.cart' },
        traceSampled: false,
        hostSuffix: false,
        hostRewrite: 'shadow.example.com',
        mutations: [
          {
            kind: 'append',
            header: { key: 'x-shadow', value: '1', action: 'OVERWRITE_IF_EXISTS_OR_ADD', keepEmpty: false },
          },
          { kind: 'remove', name: 'x-private' },
          { kind: 'remove-on-match', match: { kind: 'prefix', value: 'x-secret-', ignoreCase: false } },
        ],
      },
      expect.objectContaining({
        cluster: 'outbound|9999||gone.shop.svc.cluster.local',
        fraction: null,
        hostSuffix: true,
      }),
      expect.objectContaining({ cluster: '', clusterHeader: 'x-mirror-to' }),
    ]);
    expect(all.mirrors).toEqual(action.mirrors);
  });

  it('hashes by each kind of policy', () => {
    expect(action.hashPolicies).toEqual([
      {
        kind: 'header',
        name: 'x-user',
        rewrite: { pattern: '^(..).*', substitution: '\\1' },
        terminal: true,
      },
      {
        kind: 'cookie',
        name: 'session-id',
        ttl: '3600s',
        path: '/',
        attributes: [['SameSite', 'Lax']],
        terminal: false,
      },
      { kind: 'source-ip', terminal: false },
      { kind: 'query-parameter', name: 'user', terminal: false },
      { kind: 'filter-state', key: 'shop.hash', terminal: false },
    ]);
  });

  it('follows redirects of the upstream', () => {
    expect(action.internalRedirect).toMatchObject({
      max: 3,
      codes: [302, 307],
      crossScheme: true,
      copiedHeaders: ['x-trace'],
    });
    expect(action.internalRedirect?.predicates[1]?.settings.list).toEqual([
      { path: 'allowed_route_names[0]', value: 'match-template' },
    ]);
  });

  it('changes headers, with what Envoy does to those that exist', () => {
    expect(all.headers.requestAdd).toMatchObject([
      { key: 'x-append', value: 'a', action: 'APPEND_IF_EXISTS_OR_ADD', keepEmpty: true },
      { key: 'x-absent', value: 'b', action: 'ADD_IF_ABSENT', keepEmpty: false },
      { key: 'x-over', value: '%REQ(:authority)%', action: 'OVERWRITE_IF_EXISTS_OR_ADD' },
      { key: 'authorization', action: 'OVERWRITE_IF_EXISTS' },
    ]);
    expect(all.headers).toMatchObject({
      requestRemove: ['x-drop'],
      responseAdd: [{ key: 'x-served-by', value: 'edge' }],
      responseRemove: ['server'],
    });
  });

  it('has tracing, decorator, statistics, limit and metadata', () => {
    expect(all.decorator).toEqual({ operation: 'cart.shop/*', propagate: false });
    expect(all).toMatchObject({ statPrefix: 'everything_stats', bodyLimit: 65_536 });
    expect(all.tracing).toMatchObject({
      client: { numerator: 100, denominator: 100 },
      random: { numerator: 5, denominator: 10_000 },
      overall: { numerator: 50 },
      operation: '%REQ(:METHOD)%',
      upstreamOperation: 'to-cart',
    });
    expect(all.tracing?.tags).toEqual([
      { tag: 'env', from: { kind: 'literal', value: 'prod' }, otherwise: '' },
      { tag: 'pod', from: { kind: 'environment', value: 'HOSTNAME' }, otherwise: '-' },
      { tag: 'user', from: { kind: 'request-header', value: 'x-user' }, otherwise: 'none' },
      {
        tag: 'route',
        from: { kind: 'metadata', of: 'route', path: 'com.example.team: owner' },
        otherwise: '',
      },
      { tag: 'path', from: { kind: 'format', value: '%PATH%' }, otherwise: '' },
    ]);
    expect(all.metadata.map(({ namespace }) => namespace)).toContain('com.example.team');
    expect(action.metadataMatch).toMatchObject([
      {
        namespace: 'envoy.lb',
        settings: { list: expect.arrayContaining([{ path: 'version', value: 'v1' }]) },
      },
    ]);
  });
});

describe('what older or odd configurations hold', () => {
  it('is read where Envoy still takes it', () => {
    const { action, bodyLimit } = read({
      per_request_buffer_limit_bytes: 10,
      route: {
        cluster: 'c',
        max_grpc_timeout: '0s',
        grpc_timeout_offset: '1s',
        internal_redirect_action: 'HANDLE_INTERNAL_REDIRECT',
        max_internal_redirects: 4,
        retry_policy_typed_config: { '@type': 'type.googleapis.com/acme.Retry' },
      },
    });
    expect(bodyLimit).toBe(10);
    expect(action).toMatchObject({
      timeouts: { grpcMax: '0s', grpcOffset: '1s' },
      internalRedirect: { max: 4, codes: [302] },
      retryExtension: 'acme.Retry',
    });
    const headers = read({
      request_headers_to_add: [{ header: { key: 'a', raw_value: 'aGk=' }, append: false }],
    });
    expect(headers.headers.requestAdd).toEqual([
      { key: 'a', value: 'hi', action: 'OVERWRITE_IF_EXISTS_OR_ADD', keepEmpty: false },
    ]);
  });

  it('leaves a notice at the field that is new', () => {
    const { notices } = read({
      route: {
        cluster: 'c',
        retry_policy: { retry_on: '5xx', new_in_retry: 1 },
        hash_policy: [{ new_hash: {} }],
      },
      decorator: { operation: 'x', colour: 'red' },
    });
    expect(notices.map(({ pointer }) => pointer).sort()).toEqual([
      '/decorator/colour',
      '/route/hash_policy/0/new_hash',
      '/route/retry_policy/new_in_retry',
    ]);
  });

  it('reads istioctl’s spelling the same', () => {
    const names = ['everything', 'weighted', 'match-everything', 'match-connect', 'redirect', 'answer'];
    for (const name of names) {
      const raw = rawWith(document, 'name', name);
      const camel = readRouteDetail(Raw.root(inCamelCase(raw.value ?? null)));
      const { action, headers, filters, ...rest } = readRouteDetail(raw);
      expect(camel.notices).toEqual([]);
      expect(camel.headers).toEqual(headers);
      expect(camel.action.kind).toBe(action.kind);
      expect(camel.filters.map(({ name: filter, type, off }) => [filter, type, off])).toEqual(
        filters.map(({ name: filter, type, off }) => [filter, type, off]),
      );
      expect(camel.match).toEqual(rest.match);
    }
  });

  it('never fails, whatever stands there', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(...FIELDS), (value, field) => {
        // Border: fast-check's JSON values are JSON.
        const json = JSON.parse(JSON.stringify(value)) as JsonObject;
        const nested = { route: { [field]: json, cluster: 'c' }, [field]: json, redirect: { [field]: json } };
        expect(readRouteDetail(Raw.root(nested)).name).toBeTypeOf('string');
        expect(readRouteDetail(Raw.root({ redirect: { [field]: json } })).action.kind).toBe('redirect');
        expect(readRouteDetail(Raw.root(json)).action).toBeDefined();
      }),
    );
  });
});

const FIELDS = [
  'name',
  'match',
  'retry_policy',
  'hash_policy',
  'typed_per_filter_config',
  'request_headers_to_add',
  'metadata',
  'request_mirror_policies',
  'rate_limits',
  'weighted_clusters',
  'upgrade_configs',
  'tracing',
  'regex_rewrite',
  'cors',
  '__proto__',
];
