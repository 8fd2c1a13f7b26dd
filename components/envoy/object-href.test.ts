import { describe, expect, it } from 'vitest';
import { mapIdOf } from '@/components/istio/origin-link';
import { attachmentMap } from '@/lib/istio/attachment-map';
import type { IstioConfig, ObjectMeta } from '@/lib/istio/model';
import { objectHref } from './parts';

const meta = (kind: string, name: string): ObjectMeta => ({
  kind,
  namespace: 'shop',
  name,
  uid: '',
  createdAt: '',
  labels: {},
  annotations: {},
});

const CONFIG: IstioConfig = {
  pods: [],
  services: [],
  gateways: [{ meta: meta('Gateway', 'g'), selector: null, servers: [] }],
  virtualServices: [
    {
      meta: meta('VirtualService', 'v'),
      hosts: ['a'],
      gateways: ['g'],
      exportTo: [],
      http: [],
      tls: [],
      tcp: [],
    },
  ],
  destinationRules: [],
  serviceEntryHosts: [],
  kubernetesGateways: [
    { meta: meta('KubernetesGateway', 'k'), className: 'istio', listeners: [], addresses: [] },
  ],
  httpRoutes: [{ meta: meta('HTTPRoute', 'h'), hostnames: [], parents: [], rules: [], refusals: [] }],
  readLists: [],
};

describe('mapIdOf', () => {
  it('names objects as the map does, so that a link selects them there', () => {
    const map = attachmentMap(CONFIG);
    const drawn = [...map.routes, ...map.gateways];
    expect(drawn).toHaveLength(4);
    for (const { id, ref } of drawn) expect(mapIdOf(ref)).toBe(id);
  });
});

describe('objectHref', () => {
  it('leads to the map, or for a DestinationRule to the clusters that it shapes', () => {
    const href = (page: string, params?: object | null) => `${page} ${JSON.stringify(params)}`;
    expect(objectHref(href, { kind: 'VirtualService', namespace: 'shop', name: 'v' })).toBe(
      '/map {"sel":"vs:shop/v"}',
    );
    expect(objectHref(href, { kind: 'DestinationRule', namespace: 'shop', name: 'd' })).toBe(
      '/clusters {"q":"DestinationRule shop/d"}',
    );
  });
});
