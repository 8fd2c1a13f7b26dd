import { describe, expect, it } from 'vitest';
import { Raw } from './raw';
import { readScopedRoutes, readScopeSet } from './route-scopes';
import { rawWith, routesFixture } from './testing/route-fixture';

const document = routesFixture();
const managerOf = (statPrefix: string) => rawWith(document, 'stat_prefix', statPrefix);

describe('scopes', () => {
  it('by SRDS name a route configuration for each key', () => {
    const set = readScopeSet(rawWith(document, 'version_info', 'srds-3'));
    expect(set).toEqual({
      name: 'tenants',
      version: 'srds-3',
      lastUpdated: '2026-01-01T00:00:00.000Z',
      scopes: [
        {
          name: 'tenant-a',
          key: ['a', 'on', 'eu'],
          onDemand: false,
          routeConfig: 'https.443.everything',
          inline: false,
        },
        {
          name: 'tenant-b',
          key: ['b', 'on', 'eu'],
          onDemand: true,
          routeConfig: 'https.443.everything',
          inline: false,
        },
      ],
    });
  });

  it('inline hold their route configuration', () => {
    const root = Raw.root(document);
    const section = root
      .key('configs')
      .objects()
      .find(({ type }) => type.endsWith('ScopedRoutesConfigDump'));
    const set = section?.at('inline_scoped_route_configs').objects()[0];
    expect(set && readScopeSet(set)).toMatchObject({
      name: 'inline-tenants',
      version: null,
      scopes: [{ name: 'inline-a', key: ['a'], routeConfig: 'inline-a-routes', inline: true }],
    });
  });

  it('are found by a key that the connection manager builds', () => {
    expect(readScopedRoutes(managerOf('scoped'))).toEqual({
      name: 'tenants',
      key: [
        { header: 'x-tenant', separator: '', pick: { kind: 'index', index: 0 } },
        { header: 'x-flags', separator: ';', pick: { kind: 'index', index: 1 } },
        { header: 'x-pairs', separator: ',', pick: { kind: 'element', separator: '=', key: 'zone' } },
      ],
      source: { kind: 'file', path: '/etc/envoy/srds.json' },
    });
    expect(readScopedRoutes(managerOf('scoped-inline'))?.source).toBe('inline');
    expect(readScopedRoutes(managerOf('edge'))).toBeNull();
  });

  it('with a way to build a key that is new stay, by its field', () => {
    const fragments = [{ path_extractor: {} }, { header_value_extractor: { name: 'x' } }];
    const manager = Raw.root({ scoped_routes: { name: 's', scope_key_builder: { fragments } } });
    expect(readScopedRoutes(manager)?.key.map(({ pick }) => pick)).toEqual([
      { kind: 'unknown', field: 'path_extractor' },
      { kind: 'unknown', field: '' },
    ]);
  });
});
