import { describe, expect, it } from 'vitest';
import { Raw } from './raw';
import { readRateLimits } from './route-rate-limits';
import { rawWith, routesFixture } from './testing/route-fixture';

const route = rawWith(routesFixture(), 'name', 'everything');
const limits = readRateLimits(route.at('route'));

describe('rate limits', () => {
  it('are read with stage, switch and override', () => {
    expect(limits[0]).toMatchObject({
      stage: 2,
      disableKey: 'global',
      limit: { kind: 'metadata', path: 'shop.limits: cart' },
      hits: null,
      onStreamDone: false,
      responseHeaders: '',
    });
    expect(route.notices.list).toEqual([]);
  });

  it('know every action', () => {
    expect(limits.flatMap(({ actions }) => actions)).toEqual([
      { kind: 'source-cluster' },
      { kind: 'destination-cluster' },
      { kind: 'request-header', name: 'x-user', key: 'user', skipIfAbsent: true },
      { kind: 'query-parameter', name: 'plan', key: 'plan', skipIfAbsent: false },
      { kind: 'remote-address' },
      { kind: 'generic-key', key: 'page', value: 'checkout' },
      {
        kind: 'header-match',
        key: 'client',
        value: 'mobile',
        expect: false,
        matches: [
          {
            name: 'user-agent',
            match: { kind: 'contains', value: 'Mobile', ignoreCase: false },
            invert: false,
          },
        ],
      },
      {
        kind: 'metadata',
        key: 'subject',
        path: 'envoy.filters.http.jwt_authn: payload.sub',
        source: 'ROUTE_ENTRY',
        otherwise: 'anonymous',
        skipIfAbsent: true,
      },
      { kind: 'masked-remote-address', v4: 24, v6: 64 },
      {
        kind: 'query-match',
        key: 'query_match',
        value: 'yes',
        expect: true,
        matches: [{ name: 'trial', match: { kind: 'exact', value: '1', ignoreCase: false }, invert: false }],
      },
      {
        kind: 'extension',
        extension: {
          name: 'envoy.rate_limit_descriptors.expr',
          type: 'envoy.extensions.rate_limit_descriptors.expr.v3.Descriptor',
          settings: {
            list: expect.arrayContaining([{ path: 'text', value: 'request.method' }]),
            more: 0,
          },
        },
      },
      {
        kind: 'address-match',
        key: 'net',
        value: 'internal',
        ranges: ['10.0.0.0/8'],
        invert: false,
      },
    ]);
  });

  it('read the older metadata action, a fixed limit and hits', () => {
    const raw = Raw.root({
      rate_limits: [
        {
          actions: [
            {
              dynamic_metadata: {
                descriptor_key: 'k',
                metadata_key: { key: 'n', path: [{ key: 'a' }, { index: 2 }] },
              },
            },
            { generic_key: { descriptor_value: 'v' } },
            { remote_address_match: { descriptor_value: 'v', address_matcher: { invert_match: true } } },
            { masked_remote_address: {} },
            { new_action: {} },
          ],
          limit: { rate_limit: { requests_per_unit: 5, unit: 'MINUTE' } },
          hits_addend: { number: '3', is_negative_hits: true },
          apply_on_stream_done: true,
          x_ratelimit_option: 'DRAFT_VERSION_03',
        },
      ],
    });
    const [limit] = readRateLimits(raw);
    expect(limit).toMatchObject({
      limit: { kind: 'rate', requests: 5, unit: 'MINUTE' },
      hits: { number: 3, negative: true, format: '' },
      onStreamDone: true,
      responseHeaders: 'DRAFT_VERSION_03',
      actions: [
        { kind: 'metadata', path: 'n: a[2]', source: 'DYNAMIC' },
        { kind: 'generic-key', key: 'generic_key', value: 'v' },
        { kind: 'address-match', key: 'remote_address_match', invert: true },
        { kind: 'masked-remote-address', v4: 32, v6: 128 },
        { kind: 'unknown', field: 'new_action' },
      ],
    });
    expect(raw.notices.list).toMatchObject([{ subject: 'new_action' }]);
  });
});
