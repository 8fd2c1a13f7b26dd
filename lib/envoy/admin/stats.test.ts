import { describe, expect, test } from 'vitest';
import { groupOf } from './stat-groups';
import { joinStats, readStats } from './stats';
import type { StatType } from './stats-model';
import { recorded } from './testing/recorded';

function read(file: string, type: StatType) {
  const stats = readStats(recorded(file), type);
  if (!stats.ok) throw new Error(stats.error.code);
  return stats.value;
}

const all = joinStats([
  read('stats-counters', 'counter'),
  read('stats-gauges', 'gauge'),
  read('stats-text-readouts', 'text'),
  read('stats-histograms', 'histogram'),
]);
const at = (name: string) => all.find((stat) => stat.name === name);

describe('stats of a real Envoy', () => {
  test('have their types', () => {
    expect(at('cluster_manager.cluster_added')).toMatchObject({ type: 'counter', value: expect.any(Number) });
    expect(at('listener_manager.total_listeners_warming')).toMatchObject({ type: 'gauge', value: 1 });
    expect(at('listener_manager.lds.version_text')).toMatchObject({ type: 'text', value: 'lds-second' });
    expect(all.filter(({ type }) => type === 'unknown')).toEqual([]);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  test('have quantiles', () => {
    const time = at('http.local.downstream_rq_time');
    expect(time).toMatchObject({ type: 'histogram', value: null });
    expect(time?.quantiles.map(({ quantile }) => quantile)).toEqual([
      0, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 100,
    ]);
    expect(time?.quantiles[2]?.cumulative).toEqual(expect.any(Number));
  });

  test('say where a number is too large to be exact', () => {
    expect(at('cluster_manager.cds.version')?.exact).toBe(false);
    expect(at('server.concurrency')?.exact).toBe(true);
  });

  test('of all are more than those that were used, the others are 0', () => {
    const counters = read('stats-counters-all', 'counter');
    const used = new Set(read('stats-counters', 'counter').map(({ name }) => name));
    const unused = counters.filter(({ name }) => !used.has(name));
    expect(unused.length).toBeGreaterThan(0);
    expect(unused.every(({ value }) => value === 0)).toBe(true);
  });
});

test('an Envoy that does not know the parameter answers everything each time', () => {
  const everything = {
    stats: [
      { name: 'a', value: 1 },
      { name: 'b', value: 'text' },
    ],
  };
  const answers = (['counter', 'gauge', 'text'] as const).map((type) => {
    const stats = readStats(everything, type);
    return stats.ok ? stats.value : [];
  });
  expect(joinStats(answers)).toMatchObject([
    { name: 'a', type: 'unknown', value: 1 },
    { name: 'b', type: 'text', value: 'text' },
  ]);
});

const KNOWN = new Set([
  'cluster.outbound|80||web.shop.svc.cluster.local',
  'cluster.outbound|80||web.shop',
  'http.edge',
]);

test.each([
  ['server.live', 'server'],
  ['alone', 'alone'],
  ['cluster_manager.cds.update_success', 'cluster_manager'],
  ['cluster.backend.upstream_cx_total', 'cluster.backend'],
  [
    'cluster.outbound|80||web.shop.svc.cluster.local.upstream_cx_total',
    'cluster.outbound|80||web.shop.svc.cluster.local',
  ],
  [
    'cluster.outbound|80||not.known.svc.cluster.local.circuit_breakers.default.cx_open',
    'cluster.outbound|80||not.known.svc.cluster.local',
  ],
  ['http.edge.rds.http.8080.update_success', 'http.edge'],
  ['listener.0.0.0.0_8080.downstream_cx_total', 'listener.0.0.0.0_8080'],
  ['listener.[__]_8080.ssl.handshake', 'listener.[__]_8080'],
  ['listener.admin.main_thread.downstream_cx_active', 'listener.admin'],
  ['cluster.odd', 'cluster.odd'],
])('%s belongs to %s', (name, group) => {
  expect(groupOf(name, KNOWN)).toBe(group);
});
