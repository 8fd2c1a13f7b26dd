import { expect, test } from 'vitest';
import { joined } from './joined';
import { routesPage } from './routes';
import { demoSnapshot } from './testing/demo';
import { sidecarSnapshot } from './testing/sidecar';

function origins(snapshot: ReturnType<typeof demoSnapshot>, filter: string): readonly string[] {
  const window = { routeConfig: '*', offset: 0, limit: 500, filter, sort: null } as const;
  const { rows } = routesPage(joined(snapshot), { ask: 'routes', ...window });
  return rows.flatMap((row) => (row.kind === 'route' ? [row.origin.kind] : []));
}

test('routes that no object made have no virtual service, and their origin says what made them', () => {
  const sidecar = sidecarSnapshot();
  expect(new Set(origins(sidecar, ''))).toEqual(new Set(['static', 'inline', 'generated']));
  expect(new Set(origins(sidecar, 'vs:""'))).toEqual(new Set(['static', 'inline', 'generated']));
  expect(new Set(origins(sidecar, 'origin:generated'))).toEqual(new Set(['generated']));
  const demo = demoSnapshot();
  expect(new Set(origins(demo, '!vs:""'))).toEqual(new Set(['object']));
  expect(origins(demo, '!vs:""').length + origins(demo, 'vs:""').length).toBe(origins(demo, '').length);
});

test('routes inside of a listener name it; those of a configuration without a name cannot', () => {
  const { routes } = joined(sidecarSnapshot());
  const { table } = routes;
  const named = Array.from({ length: table.length }, (_, row) => row).flatMap((row) => {
    const origin = routes.originOf(row);
    if (origin.kind !== 'static' && origin.kind !== 'inline') return [];
    return [[routes.configOf(table.hostOf(row)).name, origin]];
  });
  expect(named).toContainEqual([
    'InboundPassthroughCluster',
    { kind: 'inline', listeners: ['virtualInbound'] },
  ]);
  expect(named.flatMap(([name, origin]) => (name === '' ? [origin] : []))).toEqual([
    { kind: 'static' },
    { kind: 'static' },
  ]);
  expect(new Set(origins(sidecarSnapshot(), 'origin:virtualInbound'))).toEqual(new Set(['inline']));
});

test('an object is found by its whole name, with and without its kind', () => {
  const demo = demoSnapshot();
  const window = { routeConfig: '*', offset: 0, limit: 500, filter: '!vs:""', sort: null } as const;
  const ref = routesPage(joined(demo), { ask: 'routes', ...window }).rows.flatMap((row) =>
    row.kind === 'route' && row.origin.kind === 'object' && row.origin.ref.kind === 'VirtualService'
      ? [row.origin.ref]
      : [],
  )[0];
  if (ref === undefined) throw new Error('the demo has VirtualServices');
  const name = `${ref.namespace}/${ref.name}`;
  const count = (filter: string) => origins(demo, filter).length;
  expect(count(`vs:"VirtualService ${name}"`)).toBeGreaterThan(0);
  expect(count(`vs:"${name}"`)).toBe(count(`vs:"VirtualService ${name}"`));
  expect(count(`vs:"${name.slice(0, -1)}"`)).toBe(0);
});

test('problems are counted of all, and of what the filter leaves', () => {
  const ask = (filter: string) =>
    routesPage(joined(demoSnapshot()), {
      ask: 'routes',
      routeConfig: '*',
      offset: 0,
      limit: 500,
      filter,
      sort: null,
    });
  const whole = ask('');
  expect(whole.problems).toBeGreaterThan(0);
  expect(whole.matchedProblems).toBe(whole.problems);
  expect(ask('state:ok')).toMatchObject({ problems: whole.problems, matchedProblems: 0 });
  expect(ask('!state:ok')).toMatchObject({ matchedProblems: whole.problems });
});
