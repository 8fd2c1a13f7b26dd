import { describe, expect, test } from 'vitest';
import { ROOT } from '@/lib/core/json-pointer';
import { listenersFixture } from '@/lib/envoy/testing/fixtures';
import { chainOf, filterOf, listenerOf, managerOf } from '@/lib/envoy/testing/make';
import { dumpOf, listenerIn, named } from '@/lib/envoy/testing/read';
import { listenerRemarks } from './listeners-remarks';

describe('remarks', () => {
  const tcp = filterOf({ name: 'tcp', type: 'x.TcpProxy' });
  const chain = (match: Partial<ReturnType<typeof chainOf>['match']>, name = '') => {
    const plain = chainOf({ name, networkFilters: [tcp] });
    return { ...plain, match: { ...plain.match, ...match } };
  };
  const inspector = (type: string) => [{ ...filterOf({ name: 'i', type }), disabledWhen: null }];

  test('name the inspector that chains would need', () => {
    const filterChains = [chain({ serverNames: ['a'] }), chain({ applicationProtocols: ['h2c'] }), chain({})];
    expect(listenerRemarks(listenerOf({ filterChains }))).toEqual([
      { kind: 'no-inspector', inspector: 'tls_inspector', chains: [1] },
      { kind: 'no-inspector', inspector: 'http_inspector', chains: [2] },
    ]);
    const seen = (type: string) =>
      listenerRemarks(listenerOf({ filterChains, listenerFilters: inspector(type) })).map(
        (remark) => remark.kind === 'no-inspector' && remark.inspector,
      );
    expect(seen('envoy.extensions.filters.listener.tls_inspector.v3.TlsInspector')).toEqual([]);
    expect(seen('envoy.extensions.filters.listener.http_inspector.v3.HttpInspector')).toEqual([
      'tls_inspector',
    ]);
    // One that comes by discovery may be anything.
    expect(seen('')).toEqual([]);
  });

  test('name chains that a tree never ends in, and listeners that close every connection', () => {
    const tree = { pointer: ROOT, body: { kind: 'none' }, onNoMatch: null } as const;
    const named = listenerOf({
      matcher: tree,
      filterChains: [chain({}, 'a'), { ...chain({}, 'rest'), isDefault: true }],
    });
    expect(listenerRemarks(named)).toEqual([{ kind: 'chains-not-named', names: ['a'] }]);
    expect(listenerRemarks(listenerOf({}))).toEqual([{ kind: 'closes', chains: [] }]);
    expect(listenerRemarks(listenerOf({ filterChains: [chain({}), chainOf({})] }))).toEqual([
      { kind: 'closes', chains: [2] },
    ]);
    expect(listenerRemarks(listenerOf({ error: { details: 'no', lastAttempt: null } }))).toEqual([]);
  });

  test('name chains that show one certificate and lead to different routes', () => {
    const { filterChains } = listenerIn(dumpOf(listenersFixture('dump')), 'secure', 'active');
    const { tls } = named(filterChains, 'full');
    const http = (name: string) => managerOf({ routes: { kind: 'rds', name } });
    const shows = (host: string, routes: string) => ({
      ...chain({ serverNames: [host] }),
      tls,
      http: http(routes),
    });
    const remarksOf = (...filterChains: readonly ReturnType<typeof shows>[]) =>
      listenerRemarks(listenerOf({ filterChains, listenerFilters: inspector('envoy.TlsInspector') })).filter(
        ({ kind }) => kind === 'shared-certificate',
      );
    expect(remarksOf(shows('a', 'x'), shows('b', 'y'))).toEqual([
      { kind: 'shared-certificate', secret: 'kubernetes://shop-cert', chains: [1, 2] },
    ]);
    expect(remarksOf(shows('a', 'x'), shows('b', 'x'))).toEqual([]);
  });
});
