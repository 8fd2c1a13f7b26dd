import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import { attachmentMap } from './attachment-map';
import {
  configOf,
  gateway,
  ingressPod,
  ingressWith,
  type Lists,
  object,
  onlyAttachment,
  routeOf,
  server,
  service,
  virtualService,
} from './testing/objects';

const mapOf = (lists: Lists, unread: Parameters<typeof configOf>[1] = []) =>
  attachmentMap(configOf(lists, unread));
const shopGateway = gateway({ name: 'shop-gateway' }, [server(80, 'HTTP', ['shop.example.com'])]);
const shopRoute = (spec: JsonObject = {}) =>
  virtualService({ name: 'api' }, { hosts: ['shop.example.com'], gateways: ['shop-gateway'], ...spec });
describe('targets', () => {
  const destination = (host: string, extra: JsonObject = {}, weight?: number) => ({
    destination: { host, ...extra },
    ...(weight === undefined ? {} : { weight }),
  });
  const targetsOf = (
    routes: readonly JsonObject[],
    lists: Lists,
    unread: Parameters<typeof configOf>[1] = [],
  ) => {
    const map = mapOf({ ...lists, virtualServices: [shopRoute({ http: [{ route: routes }] })] }, unread);
    return { targets: routeOf(map, 'api').targets, services: map.services };
  };

  it('takes a short name as a Service of the own namespace, with its ready count', () => {
    const slice = object(
      { name: 'web-1', labels: { 'kubernetes.io/service-name': 'web' } },
      { endpoints: [{ addresses: ['10.0.0.1'] }, { addresses: ['10.0.0.2'], conditions: { ready: false } }] },
    );
    const { targets, services } = targetsOf([destination('web')], {
      services: [service({ name: 'web' })],
      endpointSlices: [slice],
    });
    expect(targets).toMatchObject([{ host: 'web.shop.svc.cluster.local', weight: null, missing: null }]);
    expect(services).toMatchObject([{ namespace: 'shop', name: 'web', ready: 1, total: 2, exists: true }]);
  });

  it('does not take name.namespace for a Service: Istio reads it as a full host', () => {
    const { targets } = targetsOf([destination('web.shop')], { services: [service({ name: 'web' })] });
    expect(targets).toMatchObject([{ host: 'web.shop', missing: 'host' }]);
  });

  it('finds hosts of ServiceEntries, but not under their wildcards', () => {
    const entry = object({ name: 'ext' }, { spec: { hosts: ['api.ext.com', '*.wild.com'] } });
    const lists = { serviceEntries: [entry] };
    expect(targetsOf([destination('api.ext.com')], lists).targets[0]?.missing).toBeNull();
    expect(targetsOf([destination('a.wild.com')], lists).targets[0]?.missing).toBe('host');
  });

  it('calls nothing missing while a list that could hold it was not read', () => {
    expect(targetsOf([destination('web')], {}).targets[0]?.missing).toBe('host');
    for (const list of ['services', 'serviceEntries'] as const) {
      expect(targetsOf([destination('web')], {}, [list]).targets[0]?.missing).toBe('unknown');
    }
  });

  it('gives weights in percent of the rule', () => {
    const subsets = [destination('web', { subset: 'v1' }, 9), destination('web', { subset: 'v2' }, 1)];
    const { targets, services } = targetsOf(subsets, {});
    expect(targets.map(({ subset, weight }) => [subset, weight])).toEqual([
      ['v1', 90],
      ['v2', 10],
    ]);
    expect(services).toHaveLength(1);
  });
});

describe('the map as a whole', () => {
  it('lists workloads with their ports, and Gateways with the routes they carry', () => {
    const second = ingressPod({ name: 'istio-ingressgateway-b' });
    const map = mapOf(
      ingressWith({
        pods: [second],
        gateways: [
          shopGateway,
          gateway({ name: 'later', created: '2026-03-01T00:00:00Z' }, [server(9000, 'HTTP', ['*'])]),
        ],
        virtualServices: [shopRoute({ gateways: ['shop-gateway', 'shop/shop-gateway', 'nope'] })],
      }),
    );
    expect(map.workloads).toMatchObject([
      {
        id: 'pod:istio-ingress/istio-ingressgateway',
        pods: [
          { proxyId: 'istio-ingress/istio-ingressgateway-a' },
          { name: 'istio-ingressgateway-b', ready: true },
        ],
        gatewayIds: ['gw:shop/shop-gateway', 'gw:shop/later'],
        ports: [
          { port: 80, targetPort: 8080 },
          { port: 9000, targetPort: 9000 },
        ],
      },
    ]);
    expect(map.gateways.map((g) => [g.ref.name, g.routeCount, g.servers[0]?.targetPort])).toEqual([
      ['shop-gateway', 1, 8080],
      ['later', 0, null],
    ]);
  });

  it('is the same whatever the order of the objects', () => {
    const gateways = [shopGateway, gateway({ name: 'old', created: '2025-01-01T00:00:00Z' }, [])];
    const virtualServices = [
      virtualService({ name: 'b' }, { hosts: ['*'] }),
      virtualService({ name: 'a', namespace: 'z' }, { hosts: ['*'] }),
      virtualService({ name: 'a', namespace: 'y' }, { hosts: ['*'] }),
      virtualService({ name: 'c', created: '2025-06-01T00:00:00Z' }, { hosts: ['*'] }),
    ];
    const forth = mapOf(ingressWith({ gateways, virtualServices }));
    const back = mapOf(
      ingressWith({ gateways: gateways.toReversed(), virtualServices: virtualServices.toReversed() }),
    );
    expect(forth.routes.map(({ id }) => id)).toEqual(['vs:shop/c', 'vs:y/a', 'vs:z/a', 'vs:shop/b']);
    expect(forth.gateways.map(({ id }) => id)).toEqual(['gw:shop/old', 'gw:shop/shop-gateway']);
    expect({ ...back, services: [] }).toEqual({ ...forth, services: [] });
  });

  it('shows a delegate under the routes that hand over to it', () => {
    const root = shopRoute({ http: [{ delegate: { name: 'part', namespace: 'shop' } }] });
    const part = virtualService({ name: 'part' }, { hosts: [] });
    const alone = virtualService({ name: 'alone' }, {});
    const map = mapOf(ingressWith({ gateways: [shopGateway], virtualServices: [root, part, alone] }));
    expect(onlyAttachment(map, 'part')).toMatchObject({
      asked: 'shop/api',
      state: 'unknown',
      reason: { rule: 'delegate' },
    });
    expect(onlyAttachment(map, 'alone')).toMatchObject({ asked: '', state: 'unknown' });
  });
});
