import { describe, expect, it } from 'vitest';
import { metHosts } from './met-hosts';
import { mapOf } from './testing/maps';
import { gateway, routeOf, server, virtualService } from './testing/objects';

function hostsOf(serverHosts: readonly string[], routeHosts: readonly string[]): readonly string[] {
  const map = mapOf({
    gateways: [gateway({ name: 'public', namespace: 'edge' }, [server(80, 'HTTP', serverHosts)])],
    virtualServices: [virtualService({ name: 'api' }, { hosts: routeHosts, gateways: ['edge/public'] })],
  });
  const [found] = map.gateways;
  const [first] = found?.servers ?? [];
  if (found === undefined || first === undefined) throw new Error('no server');
  return metHosts({ ...routeOf(map, 'api'), hosts: routeHosts }, found, first);
}

describe('metHosts', () => {
  it('leaves out the hosts of the server that are not the route’s', () => {
    const served = ['www.example.com', 'api.example.com', 'old.example.com'];
    expect(hostsOf(served, ['api.example.com'])).toEqual(['api.example.com']);
    expect(hostsOf(['*'], ['api.example.com'])).toEqual(['api.example.com']);
    expect(hostsOf(['api.example.com'], ['*.example.com'])).toEqual(['api.example.com']);
  });

  it('minds who may use a host', () => {
    expect(hostsOf(['shop/*.example.com', './secret.example.com'], ['*.example.com'])).toEqual([
      '*.example.com',
    ]);
    expect(hostsOf(['./api.example.com'], ['api.example.com'])).toEqual([]);
  });

  it('takes all hosts for a route without any', () => {
    expect(hostsOf(['api.example.com', '*.x.com'], [])).toEqual(['api.example.com', '*.x.com']);
  });
});
