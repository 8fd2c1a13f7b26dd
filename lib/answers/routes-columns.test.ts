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
  expect(new Set(origins(sidecar, ''))).toEqual(new Set(['static', 'generated']));
  expect(new Set(origins(sidecar, 'vs:""'))).toEqual(new Set(['static', 'generated']));
  expect(new Set(origins(sidecar, 'origin:generated'))).toEqual(new Set(['generated']));
  const demo = demoSnapshot();
  expect(new Set(origins(demo, '!vs:""'))).toEqual(new Set(['object']));
  expect(origins(demo, '!vs:""').length + origins(demo, 'vs:""').length).toBe(origins(demo, '').length);
});
