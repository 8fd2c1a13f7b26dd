import { describe, expect, it } from 'vitest';
import type { JsonPointer } from '@/lib/core/brand';
import type { Json, JsonObject } from '@/lib/core/json';
import { resolvePointer } from '@/lib/core/json-pointer';
import { routesFixture } from '@/lib/envoy/testing/route-fixture';
import { answer } from './answer';
import { joined } from './joined';
import type { AnswerOf, Question } from './questions';
import { demoSnapshot } from './testing/demo';
import { dumpTree } from './testing/dump-tree';
import { dumpSnapshot } from './testing/routes';
import { routeRows } from './testing/rows';

const snapshot = dumpSnapshot();

function ask<Q extends Question>(question: Q, of = snapshot): AnswerOf<Q> {
  const result = answer(of, question);
  if (!result.ok) throw new Error(result.error.code);
  // Border: `answer` does not tell its questions apart by type.
  return result.value as AnswerOf<Q>;
}

function rowNamed(name: string, of = snapshot) {
  const row = routeRows(of).find((each) => each.name === name);
  if (row === undefined) throw new Error(`no route ${name}`);
  return row;
}

const detail = (name: string, of = snapshot) =>
  ask({ ask: 'route', pointer: rowNamed(name, of).pointer }, of);

/** The recording without one thing, or with one more. */
function changed(change: (config: { [key: string]: Json }) => void) {
  const document = routesFixture();
  const configs = Object.values((document as JsonObject)['configs'] as JsonObject);
  const section = configs.find((each) => String((each as JsonObject)['@type']).endsWith('.RoutesConfigDump'));
  const lists = ((section as JsonObject)['dynamic_route_configs'] as unknown as JsonObject[]).map(
    (each) => each['route_config'] as { [key: string]: Json },
  );
  const config = lists.find((each) => each['name'] === 'https.443.everything');
  if (config === undefined) throw new Error('not recorded');
  change(config);
  return dumpSnapshot(document);
}

describe('a route', () => {
  const all = detail('everything');

  it('says what it is, where it stands and who uses it', () => {
    expect(all.row.name).toBe('everything');
    expect(all.virtualHost).toMatchObject({
      name: 'shop.example.com:443',
      routes: 15,
      requireTls: 'EXTERNAL_ONLY',
    });
    expect(all.routeConfig).toMatchObject({
      name: 'https.443.everything',
      version: 'rds-7',
      state: 'active',
    });
    expect(all.users.map(({ listener, chain, via }) => [listener, chain, via])).toEqual([
      ['edge', 'plain', 'rds'],
      ['edge', 'tls', 'rds'],
      ['scoped', '', 'scoped'],
    ]);
    expect(resolvePointer(routesFixture(), all.users[0]?.pointer as JsonPointer)).toMatchObject({
      stat_prefix: 'edge',
    });
    expect(JSON.parse(all.json)).toMatchObject({ name: 'everything' });
    expect(all.notices).toEqual([]);
  });

  it('has neighbours in Envoy’s order', () => {
    expect(all.previous).toBe(rowNamed('match-connect').pointer);
    expect(all.next).toBe(rowNamed('weighted').pointer);
    expect(detail('match-everything').previous).toBeNull();
    expect(detail('nowhere').next).toBeNull();
  });

  it('keeps its own policies and takes those of the virtual host where it has none', () => {
    expect(all.settings.retry).toMatchObject({ level: 'route', value: { attempts: 3 } });
    expect(all.settings.hedge?.level).toBe('route');
    expect(all.settings.bodyLimit).toEqual({ level: 'route', value: 65_536 });
    const heir = detail('by-header').settings;
    expect(heir.retry).toMatchObject({ level: 'virtual-host', value: { on: ['reset'] } });
    expect(heir.hedge).toMatchObject({ level: 'virtual-host' });
    expect(heir.bodyLimit).toEqual({ level: 'virtual-host', value: 1_048_576 });
    expect(detail('bare').settings.hedge).toBeNull();
    // Nothing is retried that is not forwarded.
    expect(detail('redirect').settings.retry).toBeNull();
  });

  it('sends copies as the most specific level says, and marks clusters that are not there', () => {
    expect(all.settings.mirrors?.level).toBe('route');
    expect(all.settings.mirrors?.value.map(({ cluster, exists }) => [cluster, exists])).toEqual([
      ['outbound|8080|v2|cart.shop.svc.cluster.local', true],
      ['outbound|9999||gone.shop.svc.cluster.local', false],
      ['', null],
    ]);
    expect(detail('by-header').settings.mirrors).toMatchObject({
      level: 'virtual-host',
      value: [{ exists: true }],
    });
    expect(detail('bare').settings.mirrors).toMatchObject({
      level: 'route-config',
      value: [{ exists: false }],
    });
    expect(detail('answer').settings.mirrors).toBeNull();
    expect(all.missing).toEqual(['outbound|9999||gone.shop.svc.cluster.local']);
  });

  it('gets headers from all levels, in the order in which Envoy adds them', () => {
    const steps = (name: string, of = snapshot) =>
      detail(name, of).settings.headers.map(({ level, cluster }) => cluster || level);
    const CART = 'outbound|8080||cart.shop.svc.cluster.local';
    expect(steps('weighted')).toEqual([CART, 'route-config', 'virtual-host']);
    expect(steps('everything')).toEqual(['route-config', 'virtual-host', 'route']);
    const plain = changed((config) => {
      delete config['most_specific_header_mutations_wins'];
    });
    expect(steps('everything', plain)).toEqual(['route', 'virtual-host', 'route-config']);
    expect(steps('weighted', plain)).toEqual([CART, 'virtual-host', 'route-config']);
  });

  it('lists filters with the settings of each level, the most specific first', () => {
    const buffer = all.settings.filters.find(({ name }) => name === 'envoy.filters.http.buffer');
    expect(buffer?.settings.map(({ level, value }) => [level, value.off])).toEqual([
      ['route', 'wrapper'],
      ['virtual-host', null],
      ['route-config', null],
    ]);
    const installed = all.settings.filters.filter((filter) => filter.installed).map(({ name }) => name);
    expect(installed).toEqual(['envoy.filters.http.cors']);
    expect(all.settings.cors.map(({ level, value }) => [level, value.maxAge])).toEqual([
      ['route', '600'],
      ['virtual-host', '5'],
    ]);
    expect(detail('bare').settings.cors).toEqual([]);
  });

  it('is told which rate limits count', () => {
    const limits = (name: string, of = snapshot) =>
      detail(name, of).settings.rateLimits.map(({ level, counts }) => [level, counts]);
    // RateLimitPerRoute of the route has limits of its own.
    expect(limits('everything')).toEqual([
      ['route', false],
      ['virtual-host', false],
    ]);
    expect(limits('by-header')).toEqual([['virtual-host', true]]);
    expect(limits('bare')).toEqual([]);
    const perRoute = (vh_rate_limits: string | null) =>
      changed((config) => {
        const [host] = config['virtual_hosts'] as unknown as { routes: { [key: string]: Json }[] }[];
        const route = host?.routes.find((each) => each['name'] === 'everything');
        if (route === undefined) throw new Error('not recorded');
        const type = 'type.googleapis.com/envoy.extensions.filters.http.ratelimit.v3.RateLimitPerRoute';
        route['typed_per_filter_config'] =
          vh_rate_limits === null ? {} : { limit: { '@type': type, vh_rate_limits } };
      });
    const counting = (rule: string | null) =>
      limits('everything', perRoute(rule)).map(([, counts]) => counts);
    expect(counting(null)).toEqual([true, false]);
    expect(counting('INCLUDE')).toEqual([true, true]);
    expect(counting('IGNORE')).toEqual([true, false]);
  });

  it('finds the plugin that chooses its cluster', () => {
    expect(detail('by-plugin').plugin).toMatchObject({ extension: { name: 'shared-lua' } });
    expect(detail('by-unknown-plugin').plugin).toBeNull();
    expect(rowNamed('by-plugin').state).toMatchObject({ kind: 'unknown' });
  });

  it('that is gone is an error', () => {
    const pointer = '/configs/0/static_clusters/0' as JsonPointer;
    expect(answer(snapshot, { ask: 'route', pointer })).toMatchObject({ error: { code: 'resource-gone' } });
    expect(answer(snapshot, { ask: 'virtual-host', pointer })).toMatchObject({
      error: { code: 'resource-gone' },
    });
    expect(answer(snapshot, { ask: 'route-config', name: 'x' })).toMatchObject({
      error: { code: 'resource-gone' },
    });
  });

  it('crosses every border unchanged', () => {
    for (const { pointer } of routeRows(snapshot)) {
      const found = ask({ ask: 'route', pointer });
      expect(JSON.parse(JSON.stringify(found))).toEqual(found);
      expect(structuredClone(found)).toEqual(found);
    }
  });
});

describe('secrets in a route configuration', () => {
  it('are hidden before anyone reads it, and conditions are not', () => {
    const known = JSON.stringify(dumpTree(snapshot));
    expect(JSON.stringify(routesFixture())).toContain('canary-route-token');
    expect(known).not.toContain('canary');
    expect(known).toContain('matcher-survives-claim');
  });
});

describe('rows', () => {
  it('warn of a mirror that is not there, and err for a cluster', () => {
    expect(rowNamed('everything').state).toEqual({
      kind: 'missing-mirror',
      clusters: ['outbound|9999||gone.shop.svc.cluster.local'],
    });
    expect(rowNamed('weighted').state).toEqual({
      kind: 'missing-cluster',
      clusters: ['outbound|9999||gone.shop.svc.cluster.local'],
      partial: true,
    });
  });
});

describe('a real gateway', () => {
  it('answers every route, virtual host and route configuration without a notice', () => {
    const demo = demoSnapshot();
    const { table } = joined(demo).routes;
    for (const { pointer } of routeRows(demo))
      expect(ask({ ask: 'route', pointer }, demo).notices).toEqual([]);
    for (let host = 0; host < table.hostCount; host += 1) {
      const pointer = table.hostPointer(host);
      expect(ask({ ask: 'virtual-host', pointer }, demo).config.notices).toEqual([]);
    }
    for (const { name } of table.configs)
      expect(ask({ ask: 'route-config', name }, demo).config.notices).toEqual([]);
    expect(table.hostCount).toBeGreaterThan(0);
  });
});
