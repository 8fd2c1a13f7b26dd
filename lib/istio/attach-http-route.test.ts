import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import { attachmentMap } from './attachment-map';
import {
  configOf,
  ingressPod,
  ingressService,
  type Lists,
  object,
  onlyAttachment,
  routeOf,
} from './testing/objects';

/** A Kubernetes Gateway on the Service of the ingress gateway, as an operator writes it by hand. */
const edge = (listener: JsonObject = {}, spec: JsonObject = {}) =>
  object(
    { namespace: 'istio-ingress', name: 'edge' },
    {
      spec: {
        gatewayClassName: 'istio',
        addresses: [{ type: 'Hostname', value: 'istio-ingressgateway' }],
        listeners: [
          {
            name: 'web',
            port: 80,
            protocol: 'HTTP',
            allowedRoutes: { namespaces: { from: 'All' } },
            ...listener,
          },
        ],
        ...spec,
      },
    },
  );
const PARENT = { name: 'edge', namespace: 'istio-ingress' };
const route = (spec: JsonObject = {}, status: JsonObject = {}) =>
  object(
    { name: 'cart' },
    { spec: { parentRefs: [PARENT], hostnames: ['cart.example.com'], ...spec }, status },
  );
const ingress: Lists = { pods: [ingressPod()], services: [ingressService()] };
const attach = (gateway: JsonObject, httpRoute: JsonObject, lists: Lists = ingress) =>
  onlyAttachment(
    attachmentMap(configOf({ ...lists, kubernetesGateways: [gateway], httpRoutes: [httpRoute] })),
    'cart',
  );

describe('an HTTPRoute', () => {
  it('is attached to the listeners that its hostname meets', () => {
    expect(attach(edge({ hostname: '*.example.com' }), route())).toEqual({
      asked: 'istio-ingress/edge',
      gatewayId: 'kgw:istio-ingress/edge',
      state: 'attached',
      reason: null,
      serverIds: ['kgw:istio-ingress/edge#0'],
    });
  });

  it('finds the pods of a Gateway that Istio runs, by Service or by label', () => {
    const managed = edge({}, { addresses: [] });
    const labels = { 'gateway.networking.k8s.io/gateway-name': 'edge' };
    const pods = [ingressPod({ labels })];
    const selector = { selector: labels };
    expect(
      attach(managed, route(), { pods, services: [ingressService({ name: 'edge-istio' }, selector)] }).state,
    ).toBe('attached');
    // Without a Service port the listener is not there.
    expect(attach(managed, route(), { pods }).reason).toEqual({
      code: 'rule-not-evaluated',
      rule: 'gateway-api-binding',
    });
    expect(attach(managed, route(), ingress).reason).toEqual({
      code: 'selector-matches-no-pod',
      selector: 'gateway.networking.k8s.io/gateway-name=edge',
    });
  });

  it('believes the controller first', () => {
    const conditions = [
      { type: 'Accepted', status: 'False', reason: 'NotAllowedByListeners', message: 'no' },
    ];
    const status = { parents: [{ parentRef: PARENT, conditions }] };
    expect(attach(edge(), route({}, status))).toMatchObject({
      state: 'not-attached',
      gatewayId: 'kgw:istio-ingress/edge',
      reason: { code: 'refused-by-controller', reason: 'NotAllowedByListeners', message: 'no' },
    });
  });

  it('stays attached when only its backend is refused', () => {
    const conditions = [{ type: 'ResolvedRefs', status: 'False', reason: 'BackendNotFound', message: 'no' }];
    expect(attach(edge(), route({}, { parents: [{ parentRef: PARENT, conditions }] })).state).toBe(
      'attached',
    );
  });

  it.each([
    ['another hostname', { hostname: '*.other.com' }, 'no-server-covers-host'],
    ['the namespace of the Gateway only', { allowedRoutes: {} }, 'namespace-filter-on-host'],
  ])('is not attached: %s', (_, listener, code) => {
    expect(attach(edge(listener), route())).toMatchObject({ state: 'not-attached', reason: { code } });
  });

  it.each([
    ['a namespace selector', { allowedRoutes: { namespaces: { from: 'Selector' } } }, {}, 'allowed-routes'],
    [
      'other kinds of route',
      { allowedRoutes: { kinds: [{ kind: 'GRPCRoute' }] } },
      {},
      'gateway-api-binding',
    ],
    ['a TCP listener', { protocol: 'TCP' }, {}, 'gateway-api-binding'],
    [
      'a section that is not there',
      {},
      { parentRefs: [{ ...PARENT, sectionName: 'x' }] },
      'gateway-api-binding',
    ],
    ['a port that is not there', {}, { parentRefs: [{ ...PARENT, port: 81 }] }, 'gateway-api-binding'],
  ])('is unknown: %s', (_, listener, spec, rule) => {
    expect(attach(edge(listener), route(spec))).toMatchObject({
      state: 'unknown',
      reason: { code: 'rule-not-evaluated', rule },
    });
  });

  it('names a Gateway that does not exist, and one of another class is nobody we know', () => {
    expect(attach(edge(), route({ parentRefs: [{ name: 'edge' }] })).reason).toEqual({
      code: 'gateway-in-other-namespace',
      asked: 'shop/edge',
      found: 'istio-ingress/edge',
    });
    expect(attach(edge({}, { gatewayClassName: 'nginx', addresses: [] }), route()).state).toBe('unknown');
  });

  it('is mesh traffic with a Service as parent', () => {
    const httpRoutes = [route({ parentRefs: [{ group: '', kind: 'Service', name: 'cart' }] })];
    const map = attachmentMap(configOf({ ...ingress, httpRoutes }));
    expect(routeOf(map, 'cart')).toMatchObject({ meshOnly: true, attachments: [] });
  });

  it('is unknown while the Kubernetes Gateways were not read', () => {
    const map = attachmentMap(configOf({ ...ingress, httpRoutes: [route()] }, ['kubernetesGateways']));
    expect(onlyAttachment(map, 'cart')).toMatchObject({
      state: 'unknown',
      reason: { code: 'list-not-read' },
    });
  });
});
