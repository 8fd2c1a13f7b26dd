import { describe, expect, test } from 'vitest';
import { serviceName, upstreams } from '@/lib/envoy/testing/upstreams';
import { answer } from './answer';
import type { AnswerOf, Question } from './questions';
import { demoSnapshot } from './testing/demo';
import { upstreamsSnapshot } from './testing/upstreams';

const snapshot = upstreamsSnapshot();

function ask<Q extends Question>(question: Q, of = snapshot): AnswerOf<Q> {
  const result = answer(of, question);
  if (!result.ok) throw new Error(result.error.code);
  // The catalogue ties answers to questions; `answer` returns their union.
  return result.value as AnswerOf<Q>;
}

const list = (filter = '', sort: string | null = null, of = snapshot) =>
  ask({ ask: 'clusters', filter, sort, offset: 0, limit: 500 }, of);
const detail = (service: string, subset = '', of = snapshot) =>
  ask({ ask: 'cluster', name: serviceName(service, subset) }, of);
const names = (filter: string, of = snapshot) => list(filter, null, of).rows.map(({ name }) => name);

describe('the list of clusters', () => {
  test('says each one with health, security and state', () => {
    const rows = new Map(list().rows.map((row) => [row.name, row]));
    expect(rows.get(serviceName('cart'))).toMatchObject({
      endpoints: { healthy: 5, unknown: 0, total: 7 },
      state: { kind: 'ok' },
      resource: 'active',
      security: 'plaintext',
      version: 'cds-1',
    });
    expect(rows.get(serviceName('payment'))?.security).toBe('by-endpoint');
    expect(rows.get(serviceName('wrapped'))?.security).toBe('tls');
  });

  test('calls a cluster without endpoints empty, whatever lists them', () => {
    const stateOf = (name: string, of: typeof snapshot) =>
      ask({ ask: 'clusters', filter: '', sort: null, offset: 0, limit: 500 }, of).rows.find(
        (row) => row.name === name,
      )?.state.kind;
    const empty = serviceName('by-ring');
    expect(stateOf(empty, snapshot)).toBe('no-healthy-endpoint');
    expect(stateOf('PassthroughCluster', snapshot)).toBe('ok');
    // What is configured is known without /clusters and EDS.
    const { dump } = upstreamsSnapshot({ without: ['admin/clusters'] });
    const configOnly = {
      ...snapshot,
      hasClustersAnswer: false,
      dump: dump && { ...dump, hasEndpoints: false },
    };
    expect(stateOf(empty, configOnly)).toBe('no-healthy-endpoint');
    expect(stateOf(serviceName('cart'), configOnly)).toBe('unknown');
  });

  test('is filtered by field', () => {
    expect(names('tls:by-endpoint')).toEqual([serviceName('payment')]);
    expect(names('type:ORIGINAL_DST')).toEqual(['PassthroughCluster']);
    expect(names('unhealthy:>2')).toEqual([serviceName('flags'), serviceName('statuses')]);
    expect(names('subset:v1')).toEqual([serviceName('catalog', 'v1')]);
    expect(names('dr:shop/catalog')).toEqual([serviceName('catalog', 'v1')]);
    expect(names('secret:rootca').length).toBe(3);
    expect(names('127.0.1.80:8080')).toEqual([serviceName('orders')]);
    expect(list('nonsense:x').problem).toMatchObject({ start: 0 });
  });

  test('is sorted by any column', () => {
    const sorted = list('', '-endpoints').rows.map(({ endpoints }) => endpoints?.total ?? -1);
    expect(sorted).toEqual(sorted.toSorted((a, b) => b - a));
    expect(sorted[0]).toBeGreaterThan(5);
  });

  test('adds up the endpoints of what the filter leaves', () => {
    expect(list('host:cart.shop.svc.cluster.local').endpoints).toEqual({ healthy: 5, unknown: 0, total: 7 });
    expect(list('nonsense-word').endpoints).toEqual({ healthy: 0, unknown: 0, total: 0 });
  });

  test('windows of any size add up', () => {
    const whole = list().rows;
    const pieces = Array.from({ length: Math.ceil(whole.length / 7) }, (_, piece) =>
      ask({ ask: 'clusters', filter: '', sort: null, offset: piece * 7, limit: 7 }),
    );
    expect(pieces.flatMap(({ rows }) => rows)).toEqual(whole);
  });
});

describe('a cluster', () => {
  test('has all settings, its status and its JSON', () => {
    const cart = detail('cart');
    expect(cart.settings?.healthChecks).toMatchObject([{ kind: 'http', target: '/healthz' }]);
    expect(cart.status).toMatchObject({ addedViaApi: true, observabilityName: serviceName('cart') });
    expect(JSON.parse(cart.json)).toMatchObject({ cluster: { name: serviceName('cart') } });
    expect(structuredClone(cart)).toEqual(cart);
  });

  test('shows failover groups with their shares', () => {
    const { groups, endpoints } = detail('cart');
    expect(groups).toMatchObject({ sharesUnknown: null, localitiesUnknown: null });
    const shares = groups.groups.map(({ share, localities }) => [
      share,
      localities.map((each) => each.share),
    ]);
    expect(shares).toEqual([
      [70, [52.5, 17.5]],
      [30, [30]],
      [0, [0]],
    ]);
    const first = groups.groups[0]?.localities[0]?.members.map((place) => endpoints[place]?.endpoint.health);
    // The worst stand first.
    expect(first).toEqual(['unhealthy', 'healthy']);
  });

  test('tells what makes shares unknown', () => {
    expect(detail('catalog', 'v1').groups.sharesUnknown).toBe('subsets');
    expect(detail('quic').groups.sharesUnknown).toBe('no-endpoint');
    const name = 'PassthroughCluster';
    expect(ask({ ask: 'cluster', name }).groups.sharesUnknown).toBe('no-endpoint');
    const onlyConfig = upstreamsSnapshot({ without: ['admin/clusters'] });
    const dump = onlyConfig.dump === null ? null : { ...onlyConfig.dump, hasEndpoints: true };
    expect(detail('cart', '', { ...onlyConfig, dump }).groups.groups[0]?.share).toBe(70);
  });

  test('reads what EDS refuses, and its factor', () => {
    expect(detail('statuses').policy).toEqual({
      overprovisioning: 120,
      drops: [{ category: 'shed', percent: 5 }],
    });
    expect(detail('cart').policy).toEqual({ overprovisioning: 140, drops: [] });
  });

  test('counts which endpoints get which socket', () => {
    expect(detail('payment').socketUse).toEqual([
      { match: 'tlsMode-istio', endpoints: 1 },
      { match: 'tlsMode-disabled', endpoints: 1 },
    ]);
    expect(detail('cart').socketUse).toBeNull();
  });

  test('that is gone is an error', () => {
    for (const ask of ['cluster', 'breakers', 'endpoint'] as const) {
      expect(answer(snapshot, { ask, name: '__proto__' })).toMatchObject({
        ok: false,
        error: { code: 'resource-gone' },
      });
    }
  });
});

describe('circuit breakers', () => {
  const breakers = (service: string, of = snapshot) =>
    ask({ ask: 'breakers', name: serviceName(service) }, of);
  const withStats = upstreamsSnapshot({
    parts: { 'admin/stats_gauges': upstreams('gauges'), 'admin/stats_counters': upstreams('counters') },
  });

  test('know their use by the hosts of /clusters', () => {
    const { breakers: all, use, overflows } = breakers('search');
    expect(use).toBe('hosts');
    expect(overflows).toEqual([]);
    expect(all.map(({ priority }) => priority)).toEqual(['DEFAULT', 'HIGH']);
    expect(all[0]?.limits).toMatchObject([
      { limit: 'max_connections', max: 2, from: 'now', used: 2, exact: false, open: null },
      { limit: 'max_pending_requests', max: 1, used: 1 },
      { limit: 'max_requests', max: 10, used: 2 },
      { limit: 'max_retries', max: 1, used: null },
      { limit: 'max_connection_pools', max: 3, from: 'configuration', used: null },
    ]);
    expect(all[1]).toMatchObject({ retryBudget: { percent: 25, minConcurrency: 7 }, tracksRemaining: false });
    expect(all[1]?.limits[0]).toMatchObject({ max: null });
  });

  test('know it exactly by the statistics, where the cluster tracks what remains', () => {
    const { breakers: all, use, overflows } = breakers('search', withStats);
    expect(use).toBe('stats');
    expect(all[0]?.limits).toMatchObject([
      { used: 2, exact: true, open: true },
      { used: 1, exact: true, open: true },
      { used: 2, exact: true, open: false },
      { used: 0, exact: true, open: null },
      { used: 1, exact: true, open: false },
    ]);
    // Of the other priority nothing was ever used: Envoy leaves those out.
    expect(all[1]?.limits[0]).toMatchObject({ used: 2, exact: false, open: null });
    expect(overflows).toContainEqual({ stat: 'upstream_rq_pending_overflow', count: 5 });
  });

  test('take Envoy’s defaults where nothing is known', () => {
    const blind = upstreamsSnapshot({ without: ['admin/clusters'] });
    const { breakers: all, use } = breakers('cart', blind);
    expect(use).toBe('none');
    expect(all[0]?.limits.map(({ max, from, used }) => [max, from, used])).toEqual([
      [1024, 'default', null],
      [1024, 'default', null],
      [1024, 'default', null],
      [3, 'default', null],
      [null, 'default', null],
    ]);
  });
});

describe('the demo', () => {
  const demo = demoSnapshot();

  test('has a detail for every cluster, without anything unknown', () => {
    for (const { name } of list('', null, demo).rows) {
      const each = ask({ ask: 'cluster', name }, demo);
      expect(each.notices, name).toEqual([]);
      expect(each.endpointTotal).toBe(each.row.endpoints?.total);
      const { groups } = each;
      const shares = groups.groups.map(({ share }) => share ?? 0);
      if (groups.sharesUnknown === null)
        expect(
          shares.reduce((sum, share) => sum + share, 0),
          name,
        ).toBe(100);
    }
  });

  test('joins services, subsets and DestinationRules', () => {
    const [row] = list('subset:v1 host:checkout', null, demo).rows;
    expect(row).toMatchObject({
      service: { namespace: 'shop', name: 'checkout' },
      origin: { kind: 'object', ref: { kind: 'DestinationRule', name: 'checkout' } },
    });
  });
});
