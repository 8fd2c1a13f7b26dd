import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import { ROOT } from '@/lib/core/json-pointer';
import type { Cluster, ConfigDump, Endpoint, Listener } from '@/lib/envoy/model';
import { clusterOf, endpointOf } from '@/lib/envoy/testing/endpoints';
import { chainOf, listenerOf, managerOf, secretOf } from '@/lib/envoy/testing/make';
import { dumpWith, section } from '@/lib/envoy/testing/read';
import { attachmentMap } from '@/lib/istio/attachment-map';
import { configOf, virtualService } from '@/lib/istio/testing/objects';
import { findings } from './findings';

function route(path: string, ...clusters: readonly (readonly [name: string, weight: number])[]): JsonObject {
  return {
    name: 'shop.cart.0',
    match: { prefix: path },
    route: { weighted_clusters: { clusters: clusters.map(([name, weight]) => ({ name, weight })) } },
    metadata: {
      filter_metadata: {
        istio: { config: '/apis/networking.istio.io/v1/namespaces/shop/virtual-service/api' },
      },
    },
  };
}

const cluster = (name: string, extra: Partial<Cluster> = {}) => clusterOf({ name, ...extra });

function listener(name: string, rds: string, extra: Partial<Listener> = {}): Listener {
  const chain = chainOf({ http: managerOf({ routes: { kind: 'rds', name: rds } }) });
  return listenerOf({ name, filterChains: [chain], ...extra });
}

const HOST = '/configs/0/dynamic_route_configs/0/route_config/virtual_hosts/0';
const SECTIONS = ['Clusters', 'Listeners', 'Routes'].map((title) => ({
  pointer: ROOT,
  type: `envoy.admin.v3.${title}ConfigDump`,
  title,
  known: true,
  resources: [],
}));

/** A dump of one route configuration, `http.8080`, and of other things as they are given. */
function dumpOf(parts: Partial<ConfigDump>, routes: readonly JsonObject[] = []): ConfigDump {
  const virtual_hosts = [{ name: 'a:80', domains: ['a'], routes }];
  const route_config = { name: 'http.8080', virtual_hosts };
  const dump = dumpWith(section('RoutesConfigDump', { dynamic_route_configs: [{ route_config }] }));
  return { ...dump, sections: SECTIONS, ...parts };
}

const endpoint = (name: string, health: Endpoint['health']) => endpointOf({ cluster: name, health });
const of = (dump: ConfigDump, endpoints: readonly Endpoint[] | null = null) =>
  findings({ dump, endpoints, map: null });
const kinds = (...args: Parameters<typeof of>) => of(...args).map(({ kind }) => kind);

describe('clusters', () => {
  const routes = [route('/a', ['gone', 1]), route('/b', ['gone', 9], ['here', 1], ['unused', 0])];

  it('finds a cluster that routes use and that is not there, with an example and its origin', () => {
    expect(of(dumpOf({ clusters: [cluster('here')] }, routes))).toEqual([
      {
        severity: 'error',
        kind: 'cluster-missing',
        cluster: 'gone',
        routes: 2,
        example: { pointer: `${HOST}/routes/0`, path: '/a' },
        origin: { kind: 'VirtualService', namespace: 'shop', name: 'api' },
      },
    ]);
  });

  it('counts a warming cluster as missing: it answers 503 until it is warm', () => {
    const clusters = [cluster('here'), cluster('gone', { state: 'warming' })];
    expect(kinds(dumpOf({ clusters }, routes))).toEqual(['cluster-missing']);
  });

  it('says nothing without a clusters section', () => {
    expect(of(dumpOf({ sections: [] }, routes))).toEqual([]);
  });

  it('finds clusters without a healthy endpoint, when endpoints are known', () => {
    const dump = dumpOf({ clusters: [cluster('here'), cluster('gone')] }, routes);
    expect(of(dump)).toEqual([]);
    const sick = [endpoint('here', 'unhealthy'), endpoint('here', 'draining'), endpoint('gone', 'healthy')];
    expect(of(dump, sick)).toMatchObject([
      { kind: 'no-healthy-endpoint', cluster: 'here', total: 2, routes: 1 },
    ]);
    expect(of(dump, [])).toMatchObject([{ total: 0 }, { total: 0 }]);
    expect(of(dump, [...sick, endpoint('here', 'degraded')])).toEqual([]);
  });

  it('says nothing where the health of an endpoint is not known', () => {
    const dump = dumpOf({ clusters: [cluster('here'), cluster('gone')] }, routes);
    const blind = [endpoint('here', 'unhealthy'), endpoint('here', 'unknown'), endpoint('gone', 'healthy')];
    expect(of(dump, blind)).toEqual([]);
  });

  it('warns of panic: Envoy sends requests to unhealthy endpoints where the threshold is not 0', () => {
    const clusters = [cluster('here', { panicThreshold: 50 }), cluster('gone')];
    const sick = [endpoint('here', 'unhealthy'), endpoint('gone', 'healthy')];
    expect(of(dumpOf({ clusters }, routes), sick)).toMatchObject([
      { severity: 'warning', kind: 'cluster-panics', cluster: 'here', total: 1, routes: 1 },
    ]);
  });

  it('finds EDS endpoints under the name of the service, and asks none of ORIGINAL_DST', () => {
    const named = cluster('here', { edsServiceName: 'svc' });
    const dynamic = cluster('gone', { type: 'ORIGINAL_DST' });
    expect(of(dumpOf({ clusters: [named, dynamic] }, routes), [endpoint('svc', 'healthy')])).toEqual([]);
  });
});

describe('listeners, secrets, route configurations', () => {
  it('finds a refused and a warming listener', () => {
    const listeners = [
      listener('a', 'http.8080', { state: 'rejected', error: { details: 'no', lastAttempt: null } }),
      listener('b', 'http.8080', { state: 'warming' }),
      listener('c', 'http.8080'),
    ];
    expect(of(dumpOf({ listeners }))).toEqual([
      { severity: 'error', kind: 'listener-rejected', listener: 'a', details: 'no' },
      { severity: 'warning', kind: 'listener-warming', listener: 'b' },
    ]);
  });

  it('finds the route configuration that a serving listener waits for', () => {
    const listeners = [listener('a', 'https.443'), listener('b', 'x', { state: 'warming' })];
    expect(kinds(dumpOf({ listeners }))).toEqual(['route-config-missing', 'listener-warming']);
    expect(kinds(dumpOf({ listeners: [listener('a', 'https.443')], sections: [] }))).toEqual([]);
  });

  it('finds a secret that never came', () => {
    const secrets = [secretOf({ state: 'warming', name: 'cert' })];
    expect(of(dumpOf({ secrets }))).toEqual([
      { severity: 'warning', kind: 'secret-warming', secret: 'cert' },
    ]);
  });
});

describe('order and the map', () => {
  const map = attachmentMap(
    configOf({
      virtualServices: [
        virtualService({ name: 'lost' }, { hosts: ['a'], gateways: ['nope'] }),
        virtualService(
          { name: 'unsure' },
          { hosts: ['a'], gateways: ['x~istio-autogenerated-k8s-gateway~y'] },
        ),
      ],
    }),
  );

  it('takes what is not attached, not what is unknown', () => {
    expect(findings({ dump: null, endpoints: null, map })).toMatchObject([
      { kind: 'not-attached', route: { name: 'lost' }, asked: 'nope', reason: { code: 'gateway-not-found' } },
    ]);
  });

  it('puts errors first, then what touches more routes, and is the same every time', () => {
    const routes = [route('/', ['few', 1]), route('/', ['many', 1]), route('/', ['many', 1])];
    const dump = dumpOf({ listeners: [listener('w', 'http.8080', { state: 'warming' })] }, routes);
    const found = findings({ dump, endpoints: null, map });
    expect(found.map((f) => ('cluster' in f ? f.cluster : f.kind))).toEqual([
      'many',
      'few',
      'not-attached',
      'listener-warming',
    ]);
    expect(findings({ dump, endpoints: null, map })).toEqual(found);
  });
});
