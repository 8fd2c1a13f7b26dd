import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import { KIND } from './kinds';
import { LIST } from './lists';
import type { Pod } from './model';
import { readIstioConfig } from './read-config';
import { configOf, gateway, ingressPod, object, service, virtualService } from './testing/objects';

const pod = (...args: Parameters<typeof ingressPod>): Pod | undefined =>
  configOf({ pods: [ingressPod(...args)] }).pods[0];

describe('pods', () => {
  const proxy = { name: 'istio-proxy', image: 'proxyv2' };
  const app = { name: 'app', image: 'app' };
  const labels = {};

  it('believes the command line of the proxy', () => {
    expect(pod()?.proxyMode).toBe('router');
    const sidecar = { containers: [app, { ...proxy, args: ['proxy', 'sidecar'] }] };
    expect(pod({}, sidecar)?.proxyMode).toBe('sidecar');
    expect(pod({}, { containers: [{ ...proxy, args: ['proxy', 'waypoint'] }] })?.proxyMode).toBe('waypoint');
  });

  it.each([
    ['label istio', { labels: { istio: 'egressgateway' } }, [app], 'router'],
    ['gateway name', { labels: { 'gateway.networking.k8s.io/gateway-name': 'edge' } }, [app], 'router'],
    ['older gateway name', { labels: { 'istio.io/gateway-name': 'edge' } }, [app], 'router'],
    ['release of the chart', { labels: { istio: 'edge' } }, [app, proxy], 'router'],
    ['waypoint', { labels: { 'gateway.istio.io/managed': 'istio.io-mesh-controller' } }, [proxy], 'waypoint'],
    ['template', { labels, annotations: { 'inject.istio.io/templates': 'gateway' } }, [app], 'router'],
    ['proxy alone', { labels }, [proxy], 'router'],
    ['proxy beside an app', { labels }, [app, proxy], 'sidecar'],
    ['no sign', { labels }, [app], 'unknown'],
  ])('without it: %s', (_, meta, containers, mode) => {
    expect(pod(meta, { containers })?.proxyMode).toBe(mode);
  });

  it('finds a native sidecar among the init containers', () => {
    const init = { containers: [app], initContainers: [{ ...proxy, args: ['proxy', 'sidecar'] }] };
    expect(pod({ labels }, init)?.proxyMode).toBe('sidecar');
  });

  it('names the workload without the template hash', () => {
    const owned = (kind: string, name: string, hash: JsonObject = {}): JsonObject => {
      const made = ingressPod({ labels: hash });
      const metadata = {
        ...(made['metadata'] as JsonObject),
        ownerReferences: [{ kind, name, controller: true }],
      };
      return { ...made, metadata };
    };
    const nameOf = (item: JsonObject) => configOf({ pods: [item] }).pods[0]?.workload;
    expect(nameOf(owned('ReplicaSet', 'edge-7f9c', { 'pod-template-hash': '7f9c' }))).toBe('edge');
    expect(nameOf(owned('DaemonSet', 'edge-7f9c'))).toBe('edge-7f9c');
    expect(nameOf(ingressPod())).toBe('istio-ingressgateway');
    expect(nameOf(ingressPod({ labels: {} }))).toBe('istio-ingressgateway-a');
  });

  it('sees an unprivileged proxy', () => {
    const env = [{ name: 'ISTIO_META_UNPRIVILEGED_POD', value: 'true' }];
    expect(pod()?.unprivileged).toBe(false);
    expect(pod({}, { containers: [{ ...proxy, env }] })?.unprivileged).toBe(true);
  });
});

describe('services', () => {
  const slice = (endpoints: readonly JsonObject[], name = 'web'): JsonObject =>
    object({ name: `${name}-x`, labels: { 'kubernetes.io/service-name': name } }, { endpoints });
  const endpoint = (name: string, ready?: boolean): JsonObject => ({
    addresses: [`10.0.0.${name.length}`],
    targetRef: { kind: 'Pod', namespace: 'shop', name },
    conditions: ready === undefined ? {} : { ready },
  });

  it('adds up slices and counts a pod of two address families once', () => {
    const slices = [
      slice([endpoint('a', true), endpoint('b', false)]),
      slice([endpoint('a', true), endpoint('c')]),
    ];
    const config = configOf({ services: [service({ name: 'web' })], endpointSlices: slices });
    expect(config.services[0]?.endpoints).toEqual({ ready: 2, total: 3 });
  });

  it('knows the difference between no endpoints and no list', () => {
    const services = [service({ name: 'web' })];
    expect(configOf({ services }).services[0]?.endpoints).toEqual({ ready: 0, total: 0 });
    expect(configOf({ services }, ['endpointSlices']).services[0]?.endpoints).toBeNull();
  });
});

describe('Gateway', () => {
  it('takes PASSTHROUGH for a tls block without mode, as proto does, and keeps an absent selector', () => {
    const config = configOf({
      gateways: [gateway({}, [{ port: { number: 443 }, hosts: ['*'], tls: { httpsRedirect: true } }], null)],
    });
    expect(config.gateways[0]).toMatchObject({
      selector: null,
      servers: [{ tls: { mode: 'PASSTHROUGH', httpsRedirect: true, credentialName: null } }],
    });
  });
});

describe('VirtualService', () => {
  const rule = (http: JsonObject) =>
    configOf({ virtualServices: [virtualService({}, { http: [http] })] }).virtualServices[0]?.http[0];

  it('writes matches in the words of the object', () => {
    const matches = rule({
      match: [
        { headers: { 'x-canary': { exact: 'true' } }, method: { exact: 'GET' }, uri: { prefix: '/api' } },
        { method: { regex: 'GET|POST' } },
        { method: { prefix: 'P' } },
        { uri: { regex: '.*' }, queryParams: { debug: {} }, withoutHeaders: { cookie: {} } },
        {},
        { statPrefix: 'x' },
      ],
    })?.matches;
    expect(matches).toEqual([
      'prefix /api · header x-canary exact true · :method GET',
      ':method GET|POST',
      ':method prefix P',
      'regex .* · query debug · without header cookie',
      'any request',
      'statPrefix',
    ]);
  });

  it('is narrowed only when every match is', () => {
    expect(rule({ match: [{ port: 80 }] })?.narrowed).toBe(true);
    expect(rule({ match: [{ port: 80 }, { uri: { prefix: '/' } }] })?.narrowed).toBe(false);
    expect(rule({ match: [{ gateways: ['a'] }, { sourceLabels: { a: 'b' } }] })?.narrowed).toBe(true);
    expect(rule({})?.narrowed).toBe(false);
  });
});

describe('Gateway API', () => {
  const read = (spec: JsonObject, status: JsonObject = {}) =>
    readIstioConfig(new Map([[LIST.httpRoutes, { items: [object({ name: 'cart' }, { spec, status })] }]]));

  it('fills the defaults of the CRD', () => {
    const { config } = read({
      parentRefs: [{ name: 'edge' }],
      rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
    });
    expect(config.httpRoutes[0]).toMatchObject({
      parents: [
        { kind: KIND.kubernetesGateway, namespace: 'shop', name: 'edge', sectionName: null, port: null },
      ],
      rules: [
        {
          matches: ['PathPrefix /'],
          destinations: [{ host: 'web.shop.svc.cluster.local', port: 80, weight: 1 }],
        },
      ],
    });
    expect(read({}).config.httpRoutes[0]?.rules).toHaveLength(1);
    const { config: gateways } = readIstioConfig(
      new Map([
        [LIST.kubernetesGateways, { items: [object({ name: 'edge' }, { spec: { listeners: [{}] } })] }],
      ]),
    );
    expect(gateways.kubernetesGateways[0]?.listeners[0]).toMatchObject({
      allowedFrom: 'Same',
      hostname: null,
    });
  });

  it('notes a backend that it cannot follow', () => {
    const { config, notices } = read({ rules: [{ backendRefs: [{ kind: 'InferencePool', name: 'x' }] }] });
    expect(config.httpRoutes[0]?.rules[0]?.destinations).toEqual([]);
    expect(notices).toMatchObject([{ code: 'unknown-type', subject: 'InferencePool' }]);
  });

  it('keeps the refusals of the controller and nothing else', () => {
    const parent = (status: string) => ({
      parentRef: { name: 'edge' },
      conditions: [
        { type: 'Accepted', status, reason: 'NotAllowedByListeners', message: 'no' },
        { type: 'Programmed', status: 'False' },
      ],
    });
    expect(read({}, { parents: [parent('True')] }).config.httpRoutes[0]?.refusals).toEqual([]);
    expect(read({}, { parents: [parent('False')] }).config.httpRoutes[0]?.refusals).toEqual([
      {
        type: 'Accepted',
        parent: 'KubernetesGateway shop/edge',
        reason: 'NotAllowedByListeners',
        message: 'no',
      },
    ]);
  });
});
