import { expect, test } from 'vitest';
import { joined } from './joined';
import { routesPage } from './routes';
import { demoSnapshot } from './testing/demo';
import { dumpSnapshot } from './testing/routes';
import { sidecarSnapshot } from './testing/sidecar';

const EVERYTHING = {
  ask: 'routes',
  routeConfig: null,
  offset: 0,
  limit: 500,
  filter: '',
  sort: null,
} as const;

test('routes inside the inbound listeners of a sidecar are listed, though they are static', () => {
  const { rows, hiddenOwn, routeConfigs } = routesPage(joined(sidecarSnapshot()), EVERYTHING);
  const configs = new Set(rows.map(({ routeConfig }) => routeConfig));
  expect(configs).toContain('inbound|8080||');
  expect(configs).toContain('InboundPassthroughCluster');
  expect(configs).not.toContain('');
  expect(hiddenOwn).toBe(2);
  expect(routeConfigs.filter(({ isOwn }) => isOwn).map(({ name }) => name)).toEqual(['', '']);
});

test('what leads to the metrics and the health of the proxy itself is left out', () => {
  const { rows, hiddenOwn } = routesPage(joined(demoSnapshot()), EVERYTHING);
  expect(hiddenOwn).toBe(2);
  const paths = rows.flatMap((row) => (row.kind === 'route' && 'value' in row.path ? [row.path.value] : []));
  expect(paths).not.toContain('/stats/prometheus');
});

const config = (cluster: string, more: object = {}) => ({
  route_config: {
    name: cluster,
    virtual_hosts: [
      { name: 'v', domains: ['*'], routes: [{ match: { prefix: '/' }, route: { cluster } }] },
      ...Object.values(more),
    ],
  },
});

function shown(lists: Record<string, object[]>) {
  const type = 'type.googleapis.com/envoy.admin.v3.RoutesConfigDump';
  const page = routesPage(joined(dumpSnapshot({ configs: [{ '@type': type, ...lists }] })), EVERYTHING);
  return [...new Set(page.rows.map(({ routeConfig }) => routeConfig))];
}

test('one route that leads elsewhere makes a configuration somebody’s', () => {
  const other = {
    name: 'w',
    domains: ['w'],
    routes: [{ match: { prefix: '/' }, route: { cluster: 'shop' } }],
  };
  const lists = { static_route_configs: [config('agent'), config('prometheus_stats', { other })] };
  expect(shown(lists)).toEqual(['prometheus_stats']);
});

test('a dump with nothing else shows them, and a dynamic configuration is never Envoy’s own', () => {
  expect(shown({ static_route_configs: [config('agent')] })).toEqual(['agent']);
  const lists = { static_route_configs: [config('shop')], dynamic_route_configs: [config('agent')] };
  expect(shown(lists)).toEqual(['shop', 'agent']);
});
