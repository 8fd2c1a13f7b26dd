import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '@/lib/core/json';
import { isZtunnel, proxyPod } from './proxy-pods';

interface PodShape {
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly owner?: { readonly kind: string; readonly name: string };
  readonly deleting?: boolean;
  readonly spec?: Readonly<Record<string, Json>>;
  readonly container?: Readonly<Record<string, Json>>;
  readonly status?: Readonly<Record<string, Json>>;
}

function pod(shape: PodShape = {}): Json {
  return {
    metadata: {
      name: 'any-name',
      namespace: 'edge',
      uid: 'u1',
      creationTimestamp: '2026-01-01T00:00:00Z',
      labels: { ...shape.labels },
      annotations: { ...shape.annotations },
      ...(shape.deleting ? { deletionTimestamp: '2026-01-01T01:00:00Z' } : {}),
      ...(shape.owner === undefined ? {} : { ownerReferences: [{ ...shape.owner, controller: true }] }),
    },
    spec: {
      containers: [
        { name: 'app' },
        { name: 'istio-proxy', image: 'istio/proxyv2:1.31.0', ...shape.container },
      ],
      ...shape.spec,
    },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
      containerStatuses: [{ name: 'istio-proxy', state: { running: {} } }],
      ...shape.status,
    },
  };
}

const INGRESS = { labels: { istio: 'ingressgateway' } };
const summaryOf = (shape: PodShape) => proxyPod(pod(shape))?.summary;

test('a gateway with everything', () => {
  const shape = {
    labels: { istio: 'ingressgateway', 'istio.io/rev': 'canary', 'pod-template-hash': 'abc' },
    owner: { kind: 'ReplicaSet', name: 'istio-ingressgateway-abc' },
    container: {
      args: ['proxy', 'router'],
      image: 'r.example:5000/istio/proxyv2:1.31.0-distroless@sha256:0',
    },
  };
  expect(proxyPod(pod(shape))).toEqual({
    adminPort: 15000,
    summary: {
      id: 'edge/any-name',
      namespace: 'edge',
      pod: 'any-name',
      uid: 'u1',
      role: 'ingress',
      workload: 'istio-ingressgateway',
      ready: true,
      notReadable: null,
      istioVersion: '1.31.0',
      revision: 'canary',
      createdAt: '2026-01-01T00:00:00Z',
    },
  });
});

describe('a gateway is known', () => {
  const ROUTER = ['proxy', 'router', '--log_output_level=default:info'];
  test.each<[string, PodShape]>([
    ['by the label istio', { labels: { istio: 'edge-eu' } }],
    ['by the Gateway API’s label', { labels: { 'gateway.networking.k8s.io/gateway-name': 'web' } }],
    ['by Istio’s older label', { labels: { 'istio.io/gateway-name': 'web' } }],
    ['by the injection template', { annotations: { 'inject.istio.io/templates': 'gateway' } }],
    ['by one of its templates', { annotations: { 'inject.istio.io/templates': 'custom, gateway' } }],
    ['by its arguments alone', { container: { args: ROUTER } }],
    ['by its arguments, in another container', { container: { name: 'envoy', args: ROUTER } }],
    ['by its command', { container: { command: ['/usr/local/bin/pilot-agent', 'proxy', 'router'] } }],
    ['as a waypoint', { container: { args: ['proxy', 'waypoint'] } }],
    [
      'by Envoy’s Prometheus port and a label',
      { ...INGRESS, container: { name: 'gw', ports: [{ name: 'http-envoy-prom', containerPort: 15090 }] } },
    ],
    [
      'as a native sidecar container',
      {
        ...INGRESS,
        spec: {
          containers: [{ name: 'app' }],
          initContainers: [{ name: 'istio-proxy', restartPolicy: 'Always' }],
        },
      },
    ],
  ])('%s', (_how, shape) => {
    expect(proxyPod(pod(shape))).not.toBeNull();
  });

  test.each<[string, PodShape]>([
    [
      'a labelled pod without a proxy',
      { labels: { istio: 'pilot' }, spec: { containers: [{ name: 'discovery' }] } },
    ],
    [
      'an app named like a gateway',
      { labels: { app: 'istio-ingressgateway' }, spec: { containers: [{ name: 'app' }] } },
    ],
    [
      'an init container that has ended',
      { ...INGRESS, spec: { containers: [{ name: 'app' }], initContainers: [{ name: 'istio-proxy' }] } },
    ],
    [
      'some other program on Envoy’s Prometheus port',
      { container: { name: 'exporter', ports: [{ containerPort: 15090 }] } },
    ],
    ['ztunnel', { ...INGRESS, container: { args: ['proxy', 'ztunnel'] } }],
  ])('unlike %s', (_what, shape) => {
    expect(proxyPod(pod(shape))).toBeNull();
  });
});

const NATIVE = {
  spec: {
    containers: [{ name: 'app' }],
    initContainers: [{ name: 'istio-proxy', restartPolicy: 'Always', args: ['proxy', 'sidecar'] }],
  },
};
const WAYPOINT_LABELS = { 'gateway.networking.k8s.io/gateway-class-name': 'istio-waypoint' };

test.each<[string, PodShape, string]>([
  ['a sidecar by its arguments', { container: { args: ['proxy', 'sidecar'] } }, 'sidecar'],
  ['a sidecar with a gateway’s label', { ...INGRESS, container: { args: ['proxy', 'sidecar'] } }, 'sidecar'],
  ['a native sidecar', NATIVE, 'sidecar'],
  ['a proxy beside an application, without arguments', {}, 'sidecar'],
  ['a proxy with an empty label', { labels: { istio: '' } }, 'sidecar'],
  [
    'a proxy alone, without a word of what it does',
    { spec: { containers: [{ name: 'istio-proxy' }] } },
    'unknown',
  ],
  ['a waypoint by its arguments', { container: { args: ['proxy', 'waypoint'] } }, 'waypoint'],
  [
    'a waypoint by its class',
    { labels: { ...WAYPOINT_LABELS, 'gateway.networking.k8s.io/gateway-name': 'waypoint' } },
    'waypoint',
  ],
])('%s', (_what, shape, role) => {
  expect(summaryOf(shape)?.role).toBe(role);
});

test('ztunnel is known for what it is', () => {
  expect(isZtunnel(pod({ container: { args: ['proxy', 'ztunnel'] } }))).toBe(true);
  expect(isZtunnel(pod({ container: { args: ['proxy', 'sidecar'] } }))).toBe(false);
  expect(isZtunnel(null)).toBe(false);
});

test('a native sidecar that has not started cannot be read', () => {
  const status = { initContainerStatuses: [{ name: 'istio-proxy', state: { waiting: {} } }] };
  expect(summaryOf({ ...NATIVE, status })?.notReadable).toBe('its proxy container is not running');
});

test.each([
  ['ingressgateway', 'ingress'],
  ['ingress', 'ingress'],
  ['egressgateway', 'egress'],
  ['eastwestgateway', 'gateway'],
])('label istio=%s serves as %s', (istio, role) => {
  expect(summaryOf({ labels: { istio } })?.role).toBe(role);
});

test.each<[PodShape['container'], string | null]>([
  [{ image: 'gcr.io/istio-release/proxyv2:1.20.3-asm.4' }, '1.20.3-asm.4'],
  [{ image: 'istio/proxyv2:v1.9' }, '1.9'],
  [{ image: 'istio/proxyv2@sha256:abc' }, null],
  [{ image: 'localhost:5000/istio/proxyv2' }, null],
  [{ image: 'istio/proxyv2:latest' }, null],
  [{ image: 'envoyproxy/envoy:v1.40.0' }, null],
  [{ image: 'envoyproxy/envoy:v1.40.0', env: [{ name: 'ISTIO_META_ISTIO_VERSION', value: '1.31' }] }, '1.31'],
  [{ image: 'auto' }, null],
])('Istio’s version of %j is %s', (container, version) => {
  expect(summaryOf({ ...INGRESS, ...(container === undefined ? {} : { container }) })?.istioVersion).toBe(
    version,
  );
});

test.each<[PodShape, number]>([
  [{ annotations: { 'proxy.istio.io/config': 'concurrency: 2\nproxyAdminPort: 15099\n' } }, 15099],
  [{ annotations: { 'proxy.istio.io/config': '{"proxyAdminPort": 15098}' } }, 15098],
  [{ annotations: { 'proxy.istio.io/config': 'proxyAdminPort: 99999' } }, 15000],
  [{ annotations: { 'proxy.istio.io/config': 'notProxyAdminPort: 1' } }, 15000],
  [{ container: { env: [{ name: 'PROXY_CONFIG', value: '{"proxyAdminPort":15097}' }] } }, 15097],
  [{}, 15000],
])('admin port of %j is %i', (shape, port) => {
  expect(proxyPod(pod({ ...INGRESS, ...shape }))?.adminPort).toBe(port);
});

test.each<[PodShape, string]>([
  [
    { owner: { kind: 'StatefulSet', name: 'gw-abc' }, labels: { istio: 'x', 'pod-template-hash': 'abc' } },
    'gw-abc',
  ],
  [{ owner: { kind: 'ReplicaSet', name: 'gw-abc' } }, 'gw-abc'],
  [{ labels: { istio: 'x', app: 'gw' } }, 'gw'],
  [{ labels: { istio: 'x', app: 'gw', 'service.istio.io/canonical-name': 'cn' } }, 'cn'],
  [{}, 'any-name'],
])('workload of %j is %s', (shape, workload) => {
  expect(summaryOf({ ...INGRESS, ...shape })?.workload).toBe(workload);
});

test.each<[PodShape, string | null, boolean]>([
  [{ deleting: true }, 'terminating', true],
  [{ status: { phase: 'Pending', conditions: [] } }, 'not running (Pending)', false],
  [
    {
      status: {
        containerStatuses: [{ name: 'istio-proxy', state: { waiting: { reason: 'CrashLoopBackOff' } } }],
      },
    },
    'its proxy container is not running',
    true,
  ],
  [{ status: { containerStatuses: [] } }, null, true],
  [{ status: { conditions: [{ type: 'Ready', status: 'False' }] } }, null, false],
  [
    { spec: { hostNetwork: true, containers: [{ name: 'istio-proxy' }] } },
    expect.stringMatching(/^on the host network/),
    true,
  ],
])('%j cannot be read because %s', (shape, reason, ready) => {
  expect(summaryOf({ ...INGRESS, ...shape })).toMatchObject({ notReadable: reason, ready });
});

test('whatever a pod looks like, it is a proxy or it is not', () => {
  const keys = fc.constantFrom(
    'metadata',
    'spec',
    'status',
    'labels',
    'containers',
    'args',
    'name',
    'namespace',
    'uid',
    '__proto__',
  );
  const { value } = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium' },
      fc.constantFrom<Json>(null, true, 1, 'proxy', 'router', 'istio-proxy'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(keys, tie('value')),
    ),
  }));
  fc.assert(
    fc.property(value, value, (one, other) => {
      proxyPod(one);
      proxyPod({
        metadata: { name: 'a', namespace: 'b', uid: 'c', labels: one },
        spec: other,
        status: one,
      });
    }),
  );
});
