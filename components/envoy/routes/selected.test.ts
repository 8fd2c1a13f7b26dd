import { expect, test } from 'vitest';
import { configSel, selectedOf } from './selected';

test('a link names a route, a virtual host or a route configuration', () => {
  const host = '/configs/3/dynamic_route_configs/0/route_config/virtual_hosts/2';
  expect(selectedOf(host)).toEqual({ kind: 'host', pointer: host });
  expect(selectedOf(`${host}/routes/5`)).toEqual({ kind: 'route', pointer: `${host}/routes/5` });
  expect(selectedOf('/configs/3/x/virtualHosts/0')).toMatchObject({ kind: 'host' });
  const inTree = `${host}/matcher/on_no_match/action/typed_config`;
  expect(selectedOf(inTree)).toMatchObject({ kind: 'route' });
  expect(selectedOf(configSel('http.8080'))).toEqual({ kind: 'config', name: 'http.8080' });
  expect(selectedOf(configSel(''))).toEqual({ kind: 'config', name: '' });
});

test('what is no place is a route that is not there', () => {
  expect(selectedOf(null)).toBeNull();
  for (const text of ['', 'no pointer', '/a~2'])
    expect(selectedOf(text)).toEqual({ kind: 'route', pointer: '' });
});
