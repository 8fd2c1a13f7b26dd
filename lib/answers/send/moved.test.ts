import { expect, test } from 'vitest';
import type { Json } from '@/lib/core/json';
import { movedClusters } from './moved';

function host(port: number, stats: Readonly<Record<string, number>>): Json {
  return {
    address: { socket_address: { address: '10.0.0.1', port_value: port } },
    // Envoy leaves out the value of a counter that stands at 0.
    stats: Object.entries(stats).map(([name, value]) =>
      value === 0 ? { name } : { name, value: String(value) },
    ),
  };
}

const clusters = (hosts: Readonly<Record<string, readonly Json[]>>): Json => ({
  cluster_statuses: Object.entries(hosts).map(([name, host_statuses]) => ({ name, host_statuses })),
});

const moved = (before: Json, after: Json, predicted: readonly string[] = []) => {
  const result = movedClusters(before, after, predicted);
  return result.ok ? result.value : result.error.code;
};

test('counters are summed over the hosts of a cluster; what stood still is left out', () => {
  const before = clusters({
    blue: [host(1, { rq_total: 5, rq_success: 5, cx_total: 1 }), host(2, { rq_total: 0 })],
    still: [host(3, { rq_total: 9, cx_active: 1 })],
  });
  const after = clusters({
    blue: [
      host(1, { rq_total: 5, rq_success: 5, cx_total: 1 }),
      host(2, { rq_total: 1, rq_error: 1, cx_total: 1 }),
    ],
    still: [host(3, { rq_total: 9, cx_active: 4 })],
  });
  expect(moved(before, after)).toEqual({
    clusters: [
      {
        cluster: 'blue',
        requests: 1,
        successes: 0,
        errors: 1,
        connections: 1,
        failedConnections: 0,
        hosts: [{ address: '10.0.0.1:2', requests: 1 }],
      },
    ],
    more: 0,
  });
});

test('a host that came counts from nothing, one that was replaced never goes back', () => {
  const before = clusters({ a: [host(1, { rq_total: 50 })] });
  expect(moved(before, clusters({ a: [host(1, { rq_total: 2 })] }))).toEqual({ clusters: [], more: 0 });
  expect(moved(before, clusters({ a: [host(2, { cx_connect_fail: 3 })] }))).toMatchObject({
    clusters: [{ cluster: 'a', requests: 0, failedConnections: 3 }],
  });
});

test('what was predicted stands first, then by requests; a long tail is counted', () => {
  const names = Array.from({ length: 30 }, (_, index) => `c${index}`);
  const at = (count: (index: number) => number) =>
    clusters(Object.fromEntries(names.map((name, index) => [name, [host(1, { rq_total: count(index) })]])));
  const report = moved(
    at(() => 0),
    at((index) => index + 1),
    ['c3', '__proto__'],
  );
  expect(report).toMatchObject({ more: 10 });
  expect(typeof report === 'string' ? [] : report.clusters.slice(0, 3).map(({ cluster }) => cluster)).toEqual(
    ['c3', 'c29', 'c28'],
  );
});

test('what is no answer of /clusters is told', () => {
  expect(moved({ configs: [] }, clusters({}))).toBe('dump-not-understood');
  expect(moved(clusters({}), [1])).toBe('dump-not-understood');
  expect(
    moved({}, { cluster_statuses: [1, { host_statuses: 'x', name: 2 }, { name: '__proto__' }] }),
  ).toEqual({
    clusters: [],
    more: 0,
  });
});
