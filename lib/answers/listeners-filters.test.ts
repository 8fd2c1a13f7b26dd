import { describe, expect, test } from 'vitest';
import { parsePointer, ROOT } from '@/lib/core/json-pointer';
import { filterOf, managerOf } from '@/lib/envoy/testing/make';
import { joined } from './joined';
import { filteredConfigs, filterUses, settingsIn } from './listeners-filters';
import { dumpSnapshot } from './testing/routes';

describe('what routes say of filters', () => {
  const pointer = (text: string) => parsePointer(text) ?? ROOT;
  const config = {
    name: 'http.80',
    pointer: pointer('/c/route_config'),
    hosts: [pointer('/c/route_config/virtual_hosts/0'), pointer('/c/route_config/virtual_hosts/1')],
    routes: 3,
    filtered: [pointer('/r/0'), pointer('/r/1')],
  };
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
  const useOf = filterUses(
    (name) => (name === config.name ? [config] : []),
    (at) => {
      asked.push(at);
      return (settings[at] ?? []).map(([name, isOff]) => ({ name, isOff }));
    },
  );

  test('is counted at each level', () => {
    const none = { routes: 3, set: 0, off: 0, hosts: 2, hostsSet: 0, hostsOff: 0, config: null };
    expect(useOf(manager)).toEqual([
      { ...none, set: 2, off: 1 },
      { ...none, set: 1, off: 1 },
      { ...none, hostsSet: 1, hostsOff: 1, config: 'set' },
      null,
    ]);
  });

  test('is read once for each route configuration', () => {
    const before = asked.length;
    useOf(manager);
    expect(asked).toHaveLength(before);
    expect(useOf(null)).toEqual([]);
    expect(useOf(managerOf({}))).toEqual([]);
    expect(useOf({ ...manager, routes: { kind: 'rds', name: 'other' } })).toEqual([null, null, null, null]);
  });

  test('is asked of those routes that configure something', () => {
    const routes = [
      { match: { prefix: '/a' }, typed_per_filter_config: { cors: {}, lua: {} } },
      { match: { prefix: '/b' } },
    ];
    const host = { name: 'v', typed_per_filter_config: { lua: {} }, routes };
    const route_config = { name: 'r', virtual_hosts: [host], typed_per_filter_config: { jwt: {} } };
    const type = 'x/envoy.admin.v3.RoutesConfigDump';
    const all = joined(
      dumpSnapshot({ configs: [{ '@type': type, dynamic_route_configs: [{ route_config }] }] }),
    );
    const [found] = filteredConfigs(all, 'r');
    const at = '/configs/0/dynamic_route_configs/0/route_config';
    expect(found).toMatchObject({ pointer: at, hosts: [`${at}/virtual_hosts/0`], routes: 2 });
    expect(found?.filtered).toEqual([`${at}/virtual_hosts/0/routes/0`]);
    const names = (text: string) => settingsIn(all)(pointer(text)).map(({ name }) => name);
    expect([at, `${at}/virtual_hosts/0`, `${at}/virtual_hosts/0/routes/0`, '/configs/9'].map(names)).toEqual([
      ['jwt'],
      ['lua'],
      ['cors', 'lua'],
      [],
    ]);
    expect(filteredConfigs(all, 'other')).toEqual([]);
  });
});
