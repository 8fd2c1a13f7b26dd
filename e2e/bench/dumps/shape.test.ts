import { describe, expect, test } from 'vitest';
import { clusters, endpoints } from './clusters.ts';
import { randomOf } from './random.ts';
import { virtualHost } from './routes.ts';
import { type DumpShape, SHAPES, serviceOf } from './shape.ts';

const tiny: DumpShape = { ...SHAPES.small, hosts: 40, services: 30, tlsServers: 2, tcpPorts: 1 };
const clusterNames = (value: unknown): readonly string[] =>
  [...JSON.stringify(value).matchAll(/"(?:cluster|name)":"(outbound\|[^"]+)"/g)].map(
    ([, name]) => name ?? '',
  );

describe('random', () => {
  test('depends on its words only', () => {
    const draw = () => Array.from({ length: 5 }, randomOf(7, 'x', 1).below.bind(null, 1000));
    expect(draw()).toEqual(draw());
    expect(randomOf(7, 'x', 1).below(1e9)).not.toBe(randomOf(7, 'x', 2).below(1e9));
  });

  test('weighs', () => {
    const draws = Array.from({ length: 4000 }, (_, index) =>
      randomOf('w', index).weighted<string>([
        ['a', 3],
        ['b', 1],
      ]),
    );
    expect(draws.filter((each) => each === 'a').length / draws.length).toBeCloseTo(0.75, 1);
  });
});

describe('configuration', () => {
  const all = [...clusters(tiny)];

  test('the same seed gives the same text, another seed another', () => {
    expect(JSON.stringify(virtualHost(tiny, 3))).toBe(JSON.stringify(virtualHost(tiny, 3)));
    expect(JSON.stringify(virtualHost({ ...tiny, seed: 8 }, 3))).not.toBe(
      JSON.stringify(virtualHost(tiny, 3)),
    );
  });

  test('every route names a cluster that is there', () => {
    const known = new Set(all.map((cluster) => ('name' in cluster ? cluster.name : '')));
    const named = Array.from({ length: tiny.hosts }, (_, host) => virtualHost(tiny, host)).flatMap(
      clusterNames,
    );
    expect(named.length).toBeGreaterThan(tiny.hosts * 5);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  test('the shape of 120,000 routes has as many', () => {
    const { hosts, routesPerHost } = SHAPES.routes;
    expect(hosts * routesPerHost).toBe(120_000);
    expect(virtualHost(SHAPES.routes, 5_999)).toHaveProperty(`routes.${routesPerHost - 1}`);
    expect(virtualHost(SHAPES.routes, 5_999)).not.toHaveProperty(`routes.${routesPerHost}`);
  });

  test('endpoints belong to their cluster', () => {
    expect(endpoints(tiny, serviceOf(tiny, 4), '')).toHaveProperty(
      'cluster_name',
      expect.stringContaining(serviceOf(tiny, 4).host),
    );
  });
});
