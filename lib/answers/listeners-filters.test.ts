import { describe, expect, test } from 'vitest';
import { parsePointer, ROOT } from '@/lib/core/json-pointer';
import type { RouteConfig } from '@/lib/envoy/model';
import { filterOf, managerOf } from '@/lib/envoy/testing/make';
import { filterUses } from './listeners-filters';

describe('what routes say of filters', () => {
  const pointer = (text: string) => parsePointer(text) ?? ROOT;
  const config = {
    name: 'http.80',
    virtualHosts: [
      {
        pointer: pointer('/c/route_config/virtual_hosts/0'),
        routes: [
          { pointer: pointer('/r/0'), perFilterConfig: ['cors', 'ext_authz'] },
          { pointer: pointer('/r/1'), perFilterConfig: ['cors'] },
          { pointer: pointer('/r/2'), perFilterConfig: [] },
        ],
      },
      { pointer: pointer('/c/route_config/virtual_hosts/1'), routes: [] },
    ],
    // A test’s border: only what is read is there.
  } as unknown as RouteConfig;
  const settings: Readonly<Record<string, readonly (readonly [string, boolean])[]>> = {
    '/r/0': [
      ['cors', false],
      ['ext_authz', true],
    ],
    '/r/1': [['cors', true]],
    '/c/route_config/virtual_hosts/1': [['lua', true]],
    '/c/route_config': [['lua', false]],
  };
  const filters = ['cors', 'ext_authz', 'lua', 'router'].map((name) => filterOf({ name }));
  const manager = managerOf({ routes: { kind: 'rds', name: 'http.80' }, httpFilters: filters });
  const asked: string[] = [];
  const useOf = filterUses([config], (at) => {
    asked.push(at);
    return (settings[at] ?? []).map(([name, isOff]) => ({ name, isOff }));
  });

  test('is counted at each level', () => {
    const none = { routes: 3, set: 0, off: 0, hosts: 2, hostsSet: 0, hostsOff: 0, config: null };
    expect(useOf(manager)).toEqual([
      { ...none, set: 2, off: 1 },
      { ...none, set: 1, off: 1 },
      { ...none, hostsSet: 1, hostsOff: 1, config: 'set' },
      null,
    ]);
  });

  test('is read once for each route configuration, and only where there is something', () => {
    const before = asked.length;
    useOf(manager);
    expect(asked).toHaveLength(before);
    expect(asked).not.toContain('/r/2');
    expect(useOf(null)).toEqual([]);
    expect(useOf(managerOf({}))).toEqual([]);
    expect(useOf({ ...manager, routes: { kind: 'rds', name: 'other' } })).toEqual([null, null, null, null]);
  });
});
