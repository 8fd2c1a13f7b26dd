import { describe, expect, it } from 'vitest';
import { ROOT } from '@/lib/core/json-pointer';
import type { Cluster, ConfigDump, Endpoint, Listener, Route } from '@/lib/envoy/model';
import { clusterOf, endpointOf } from '@/lib/envoy/testing/endpoints';
import { chainOf, listenerOf, managerOf, secretOf } from '@/lib/envoy/testing/make';
import { attachmentMap } from '@/lib/istio/attachment-map';
import { configOf, virtualService } from '@/lib/istio/testing/objects';
import { findings } from './findings';

const META = { pointer: ROOT, state: 'active', version: null, lastUpdated: null } as const;
const POLICY = {
  timeout: null,
  idleTimeout: null,
  retries: null,
  pathRewrite: null,
  hostRewrite: null,
  mirrors: [],
  hashPolicies: 0,
  corsOnRoute: false,
};

function route(path: string, ...clusters: readonly (readonly [name: string, weight: number])[]): Route {
  return {
    pointer: ROOT,
    ordinal: 1,
    name: 'shop.cart.0',
    match: {
      path: { kind: 'prefix', value: path, ignoreCase: false },
      headers: [],
      query: [],
      cookies: [],
      grpcOnly: false,
      runtimeFraction: null,
      tlsContext: null,
      dynamicMetadata: [],
      filterState: [],
      unknownFields: [],
    },
    action: {
      kind: 'weighted',
      clusters: clusters.map(([name, weight]) => ({ name, weight })),
      policy: POLICY,
    },
    perFilterConfig: [],
    istioConfig: '/apis/networking.istio.io/v1/namespaces/shop/virtual-service/api',
  };
}

const cluster = (name: string, extra: Partial<Cluster> = {}) => clusterOf({ name, ...extra });

function listener(name: string, rds: string, extra: Partial<Listener> = {}): Listener {
  const chain = chainOf({ http: managerOf({ routes: { kind: 'rds', name: rds } }) });
  return listenerOf({ name, filterChains: [chain], ...extra });
}

const SECTIONS = ['Clusters', 'Listeners', 'Routes'].map((title) => ({
  pointer: ROOT,
  type: `envoy.admin.v3.${title}ConfigDump`,
  title,
  known: true,
  resources: [],
}));

function dumpOf(parts: Partial<ConfigDump>, routes: readonly Route[] = []): ConfigDump {
  const host = {
    pointer: ROOT,
    name: 'a:80',
    domains: ['a'],
    requireTls: 'NONE',
    routes,
    hasMatcherTree: false,
  } as const;
  return {
    bootstrap: null,
    listeners: [],
    routeConfigs: [{ ...META, name: 'http.8080', virtualHosts: [host] }],
    clusters: [],
    endpoints: [],
    hasEndpoints: false,
    secrets: [],
    sections: SECTIONS,
    notices: [],
    ...parts,
  };
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
        example: { pointer: '', path: '/a' },
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
