import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '@/lib/core/json';
import { attachmentMap } from './attachment-map';
import { LIST } from './lists';
import {
  configOf,
  destinationRule,
  type Lists,
  object,
  routeOf,
  service,
  virtualService,
} from './testing/objects';

const pod = (name: string, labels: JsonObject, isReady = true, phase = 'Running'): Json =>
  object(
    { name, labels },
    { status: { phase, conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }] } },
  );

const slice = (addresses: readonly string[]): Json =>
  object(
    { name: 'checkout-1', labels: { 'kubernetes.io/service-name': 'checkout' } },
    { endpoints: addresses.map((address) => ({ addresses: [address] })) },
  );

const CHECKOUT: Lists = {
  services: [service({ name: 'checkout' })],
  endpointSlices: [slice(['10.0.0.1'])],
  pods: [
    pod('a', { app: 'checkout', version: 'v1' }),
    pod('b', { app: 'checkout', version: 'v1' }, false),
    pod('c', { app: 'checkout', version: 'v2' }),
    pod('d', { app: 'checkout', version: 'v2' }, false, 'Succeeded'),
    pod('e', { app: 'other', version: 'v1' }),
  ],
};
const RULE = destinationRule({ name: 'checkout' }, 'checkout', {
  v1: { version: 'v1' },
  v2: { version: 'v2' },
});

function targetOf(subset: string, lists: Lists, unread: Parameters<typeof configOf>[1] = []) {
  const route = { destination: { host: 'checkout', subset } };
  const spec = { hosts: ['*'], http: [{ route: [route] }] };
  const virtualServices = [virtualService({ name: 'api' }, spec)];
  const map = attachmentMap(configOf({ ...CHECKOUT, ...lists, virtualServices }, unread));
  return { ...routeOf(map, 'api').targets[0], unread: map.unreadLists };
}

describe('subsets', () => {
  it('count the pods of the Service that carry their labels, and not those that are over', () => {
    const lists = { destinationRules: [RULE] };
    expect(targetOf('v1', lists)).toMatchObject({ missing: null, endpoints: { ready: 1, total: 2 } });
    expect(targetOf('v2', lists)).toMatchObject({ missing: null, endpoints: { ready: 1, total: 1 } });
  });

  it('that no DestinationRule of the host defines are missing', () => {
    const elsewhere = destinationRule({ name: 'x', namespace: 'pay' }, 'checkout', { v3: {} });
    expect(targetOf('v3', { destinationRules: [RULE, elsewhere] })).toMatchObject({
      missing: 'subset',
      endpoints: null,
    });
    expect(targetOf('__proto__', { destinationRules: [RULE] }).missing).toBe('subset');
  });

  it('may be defined from another namespace, by the full host or a wildcard', () => {
    for (const host of ['checkout.shop.svc.cluster.local', '*.svc.cluster.local']) {
      const rule = destinationRule({ name: 'x', namespace: 'istio-system' }, host, { v3: { version: 'v1' } });
      expect(targetOf('v3', { destinationRules: [rule] })).toMatchObject({
        missing: null,
        endpoints: { ready: 1, total: 2 },
      });
    }
  });

  it('have no ready endpoint while their Service has none, whatever the pods say', () => {
    const lists = { destinationRules: [RULE], endpointSlices: [slice([])] };
    expect(targetOf('v1', lists).endpoints).toEqual({ ready: 0, total: 2 });
  });

  it('are unknown without the DestinationRules, which the map then names', () => {
    const target = targetOf('v1', {}, ['destinationRules']);
    expect(target).toMatchObject({ missing: 'unknown', endpoints: null });
    expect(target.unread).toEqual([LIST.destinationRules]);
  });

  it('have no count without pods, without a selector, or when rules differ in their labels', () => {
    const lists = { destinationRules: [RULE] };
    expect(targetOf('v1', lists, ['pods']).endpoints).toBeNull();
    const bare = object({ name: 'checkout' }, { spec: { ports: [{ port: 80 }] } });
    expect(targetOf('v1', { ...lists, services: [bare] }).endpoints).toBeNull();
    const second = destinationRule({ name: 'second' }, 'checkout', { v1: { track: 'stable' } });
    expect(targetOf('v1', { destinationRules: [RULE, second] }).endpoints).toBeNull();
    expect(targetOf('v1', { destinationRules: [RULE, RULE] }).endpoints).toEqual({ ready: 1, total: 2 });
  });
});
