import { describe, expect, it } from 'vitest';
import { resolvePointer } from '@/lib/core/json-pointer';
import { routesFixture } from '@/lib/envoy/testing/route-fixture';
import { answer } from './answer';
import type { AnswerOf, Question } from './questions';
import { dumpSnapshot } from './testing/routes';
import { hostPointer } from './testing/rows';

const snapshot = dumpSnapshot();

function ask<Q extends Question>(question: Q): AnswerOf<Q> {
  const result = answer(snapshot, question);
  if (!result.ok) throw new Error(result.error.code);
  // Border: `answer` does not tell its questions apart by type.
  return result.value as AnswerOf<Q>;
}

function host(name: string) {
  return ask({ ask: 'virtual-host', pointer: hostPointer(snapshot, name) });
}

describe('a virtual host', () => {
  it('says all of itself and its neighbours', () => {
    const shop = host('shop.example.com:443');
    expect(shop).toMatchObject({
      name: 'shop.example.com:443',
      routes: 15,
      routeConfig: { name: 'https.443.everything' },
      mirrors: [{ exists: true }],
      tree: null,
      treeRoutes: [],
      previous: null,
    });
    expect(shop.config.domains).toHaveLength(43);
    expect(shop.next).toBe(host('tree').pointer);
    expect(host('inherits').next).toBeNull();
    expect(shop.problems).toBeGreaterThan(0);
    expect(JSON.parse(shop.json)).toMatchObject({ name: shop.name });
  });

  it('that chooses by a tree has routes in the actions of the tree', () => {
    const tree = host('tree');
    expect(tree.tree?.body).toMatchObject({ kind: 'prefix', input: { argument: 'x-tenant' } });
    const names = new Map(
      tree.treeRoutes.map(({ pointer, rows }) => [pointer, rows.map(({ name }) => name)]),
    );
    expect([...names.values()].sort()).toEqual([['tree-list-1', 'tree-list-2'], ['tree-one'], ['tree-rest']]);
    // Each action of the tree is one of them.
    const { onNoMatch } = tree.tree ?? {};
    expect(onNoMatch?.kind === 'action' && names.get(onNoMatch.pointer)).toEqual(['tree-rest']);
  });

  it('opens the routes of its tree like any other', () => {
    const rows = host('tree').treeRoutes.flatMap((action) => action.rows);
    const list = rows.find(({ name }) => name === 'tree-list-2');
    const detail = list && ask({ ask: 'route', pointer: list.pointer });
    expect(detail).toMatchObject({
      row: { ordinal: 2, virtualHost: 'tree' },
      config: { name: 'tree-list-2', notices: [] },
      settings: { mirrors: { level: 'route-config' } },
    });
    const places = rows.map(({ pointer }) => ask({ ask: 'route', pointer }));
    expect(places.map(({ next }) => next)).toEqual([...rows.slice(1).map(({ pointer }) => pointer), null]);
    expect(places.map(({ previous }) => previous)).toEqual([
      null,
      ...rows.slice(0, -1).map(({ pointer }) => pointer),
    ]);
    for (const { row, json } of places) {
      expect(JSON.parse(json)).toEqual(resolvePointer(routesFixture(), row.pointer));
    }
  });
});

describe('a route configuration', () => {
  it('says version, counts, users and scopes', () => {
    const config = ask({ ask: 'route-config', name: 'https.443.everything' });
    expect(config).toMatchObject({
      version: 'rds-7',
      state: 'active',
      lastUpdated: '2026-01-01T00:00:00.000Z',
      copies: 1,
      counts: { virtualHosts: 3, domains: 45, routes: 16, virtualClusters: 2 },
      mirrors: [{ exists: false }],
    });
    expect(config.users.map(({ via }) => via)).toEqual(['rds', 'rds', 'scoped']);
    expect(
      config.scopes.map(({ scope, set, version }) => [set, version, scope.name, scope.onDemand]),
    ).toEqual([
      ['tenants', 'srds-3', 'tenant-a', false],
      ['tenants', 'srds-3', 'tenant-b', true],
    ]);
    expect(config.scopes[0]?.key.map(({ header }) => header)).toEqual(['x-tenant', 'x-flags', 'x-pairs']);
    expect(JSON.parse(config.json)).toMatchObject({ name: 'https.443.everything' });
  });

  it('lists virtual hosts, those with problems first', () => {
    const { hosts } = ask({ ask: 'route-config', name: 'https.443.everything' });
    expect(hosts.map(({ name, problems }) => [name, problems > 0])).toEqual([
      ['shop.example.com:443', true],
      ['tree', false],
      ['inherits', false],
    ]);
    expect(hosts[0]).toMatchObject({ domains: 43, firstDomain: 'shop.example.com', virtualClusters: 2 });
    expect(hosts[1]).toMatchObject({ hasMatcherTree: true, routes: 0 });
  });

  it('inside a scope is read, with its users', () => {
    const config = ask({ ask: 'route-config', name: 'inline-a-routes' });
    expect(config.users).toMatchObject([{ listener: 'scoped-inline', via: 'scoped' }]);
    expect(config.scopes).toMatchObject([{ set: 'inline-tenants', scope: { inline: true, key: ['a'] } }]);
    expect(JSON.parse(config.json)).toMatchObject({ name: 'inline-a-routes' });
  });

  it('by VHDS says where virtual hosts come from', () => {
    expect(ask({ ask: 'route-config', name: 'by-vhds' }).config).toMatchObject({
      hostHeader: 'x-virtual-host',
      vhds: { kind: 'api', clusters: ['discovery'] },
    });
  });
});
