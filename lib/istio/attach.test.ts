import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import { attachmentMap } from './attachment-map';
import { LIST } from './lists';
import {
  configOf,
  gateway,
  ingressPod,
  ingressService,
  ingressWith,
  type Lists,
  object,
  onlyAttachment,
  routeOf,
  server,
  virtualService,
} from './testing/objects';

const mapOf = (lists: Lists, unread: Parameters<typeof configOf>[1] = []) =>
  attachmentMap(configOf(lists, unread));
const shopGateway = gateway({ name: 'shop-gateway' }, [server(80, 'HTTP', ['shop.example.com'])]);
const shopRoute = (spec: JsonObject = {}) =>
  virtualService({ name: 'api' }, { hosts: ['shop.example.com'], gateways: ['shop-gateway'], ...spec });
const attach = (spec: JsonObject = {}, gateways = [shopGateway], extra: Lists = {}) =>
  onlyAttachment(mapOf(ingressWith({ gateways, virtualServices: [shopRoute(spec)], ...extra })), 'api');

describe('a VirtualService that names its Gateway', () => {
  it('is attached to the servers whose hosts it meets', () => {
    const servers = [server(80, 'HTTP', ['*.example.com']), server(81, 'HTTP', ['other.com'])];
    expect(attach({}, [gateway({ name: 'shop-gateway' }, servers)])).toEqual({
      asked: 'shop-gateway',
      gatewayId: 'gw:shop/shop-gateway',
      state: 'attached',
      reason: null,
      serverIds: ['gw:shop/shop-gateway#0'],
    });
  });

  it('has no entry for mesh, and is mesh only without another', () => {
    const both = mapOf(
      ingressWith({
        gateways: [shopGateway],
        virtualServices: [shopRoute({ gateways: ['mesh', 'shop-gateway'] })],
      }),
    );
    expect(onlyAttachment(both, 'api').asked).toBe('shop-gateway');
    expect(routeOf(both, 'api').meshOnly).toBe(false);
    for (const gateways of [[], ['mesh']]) {
      const route = routeOf(mapOf(ingressWith({ virtualServices: [shopRoute({ gateways })] })), 'api');
      expect([route.meshOnly, route.attachments]).toEqual([true, []]);
    }
  });
});

describe('not attached', () => {
  const reasonOf = (...args: Parameters<typeof attach>) => {
    const { state, reason } = attach(...args);
    expect(state).toBe('not-attached');
    return reason;
  };

  it('says the closest name of a Gateway that does not exist', () => {
    expect(reasonOf({ gateways: ['shop-gatway'] })).toEqual({
      code: 'gateway-not-found',
      asked: 'shop/shop-gatway',
      closest: 'shop/shop-gateway',
    });
    expect(reasonOf({ gateways: ['edge/main'] })).toMatchObject({ closest: null });
  });

  it('says where the Gateway is when only the namespace is wrong', () => {
    const elsewhere = gateway({ namespace: 'istio-ingress', name: 'public' }, []);
    expect(reasonOf({ gateways: ['public'] }, [elsewhere])).toEqual({
      code: 'gateway-in-other-namespace',
      asked: 'shop/public',
      found: 'istio-ingress/public',
    });
  });

  it('says that a VirtualService cannot use a Kubernetes Gateway', () => {
    const edge = object({ name: 'edge' }, { spec: { gatewayClassName: 'istio', listeners: [] } });
    expect(reasonOf({ gateways: ['edge'] }, [shopGateway], { kubernetesGateways: [edge] })).toEqual({
      code: 'names-kubernetes-gateway',
      asked: 'shop/edge',
    });
  });

  it('says the selector that picks no pod, and does not count sidecars', () => {
    const other = gateway({ name: 'shop-gateway' }, [server(80, 'HTTP', ['*'])], {
      istio: 'staging',
      tier: 'x',
    });
    const sidecar = ingressPod(
      { name: 'app', labels: { istio: 'staging', tier: 'x' } },
      { containers: [{ name: 'app' }, { name: 'istio-proxy', args: ['proxy', 'sidecar'] }] },
    );
    expect(reasonOf({}, [other], { pods: [sidecar] })).toEqual({
      code: 'selector-matches-no-pod',
      selector: 'istio=staging,tier=x',
    });
  });

  it('says hosts against server hosts', () => {
    expect(reasonOf({ hosts: ['shop.example.net'] })).toEqual({
      code: 'no-server-covers-host',
      hosts: ['shop.example.net'],
      serverHosts: ['shop.example.com'],
    });
    expect(reasonOf({ hosts: ['Shop.example.com'] })).toMatchObject({ code: 'no-server-covers-host' });
  });

  it('says when a server keeps its host for another namespace', () => {
    const closed = gateway({ namespace: 'edge', name: 'shop-gateway' }, [server(80, 'HTTP', ['./*'])]);
    expect(reasonOf({ gateways: ['edge/shop-gateway'] }, [closed])).toEqual({
      code: 'namespace-filter-on-host',
      serverHosts: ['edge/*'],
      namespace: 'shop',
    });
  });

  it('says when no rule answers anything on that sort of server', () => {
    expect(reasonOf({ http: [] })).toEqual({ code: 'no-usable-rule' });
    expect(reasonOf({ http: [{ match: [{ uri: { prefix: '/' } }] }] })).toEqual({ code: 'no-usable-rule' });
    const tcp = gateway({ name: 'shop-gateway' }, [server(3306, 'TCP', ['*'])]);
    expect(reasonOf({}, [tcp])).toEqual({ code: 'no-usable-rule' });
  });

  it('wins over a rule that is not evaluated', () => {
    expect(reasonOf({ exportTo: ['.'], hosts: ['shop.example.net'] })).toMatchObject({
      code: 'no-server-covers-host',
    });
  });
});

describe('unknown, never attached', () => {
  const ruleOf = (...args: Parameters<typeof attach>) => {
    const { state, reason } = attach(...args);
    expect(state).toBe('unknown');
    return reason?.code === 'rule-not-evaluated' ? reason.rule : reason;
  };
  const http = (port: number, hosts: readonly string[], tls?: JsonObject) => server(port, 'HTTP', hosts, tls);
  const https = (hosts: readonly string[], mode = 'SIMPLE') => server(443, 'HTTPS', hosts, { mode });
  const route = { route: [{ destination: { host: 'web' } }] };

  it.each([
    ['exportTo', { exportTo: ['.'] }],
    ['exportTo', { exportTo: ['edge', 'shop'] }],
    ['match-gateways-or-port', { http: [{ ...route, match: [{ port: 80 }] }] }],
    ['match-gateways-or-port', { http: [{ ...route, match: [{ sourceNamespace: 'x' }] }] }],
    ['delegate', { http: [{ delegate: { name: 'd' } }] }],
  ])('%s', (rule, spec) => {
    expect(ruleOf(spec)).toBe(rule);
  });

  it('but one rule that surely serves is enough', () => {
    const narrowed = { ...route, match: [{ port: 80 }] };
    expect(attach({ exportTo: ['*'], http: [narrowed, { delegate: { name: 'd' } }, route] }).state).toBe(
      'attached',
    );
    expect(attach({ http: [{ redirect: { uri: '/x' } }] }).state).toBe('attached');
  });

  it('tls and tcp rules', () => {
    const tls = [{ match: [{ sniHosts: ['shop.example.com'] }], ...route }];
    const passthrough = gateway({ name: 'shop-gateway' }, [https(['*'], 'PASSTHROUGH')]);
    expect(ruleOf({ http: [], tls }, [passthrough])).toBe('passthrough');
    const tcp = gateway({ name: 'shop-gateway' }, [server(3306, 'TCP', ['*'])]);
    expect(ruleOf({ http: [], tcp: [route] }, [tcp])).toBe('tls-or-tcp');
  });

  it('a server list with */* beside another host', () => {
    const mixed = gateway({ name: 'shop-gateway' }, [http(80, ['*/*', './a.com'])]);
    expect(ruleOf({}, [mixed])).toBe('mixed-any-host');
  });

  it('a pod that may not be a router', () => {
    const plain = ingressPod({ labels: { app: 'edge' } }, { containers: [{ name: 'envoy' }] });
    const open = gateway({ name: 'shop-gateway' }, [http(80, ['*'])], { app: 'edge' });
    const virtualServices = [shopRoute()];
    const map = mapOf({ pods: [plain], gateways: [open], virtualServices });
    expect(onlyAttachment(map, 'api').reason).toEqual({ code: 'rule-not-evaluated', rule: 'proxy-mode' });
    const all = mapOf({
      pods: [plain],
      gateways: [gateway({ name: 'shop-gateway' }, [http(80, ['*'])], {})],
      virtualServices,
    });
    expect(onlyAttachment(all, 'api').state).toBe('unknown');
  });

  it('a privileged port of an unprivileged pod', () => {
    const env = [{ name: 'ISTIO_META_UNPRIVILEGED_POD', value: 'true' }];
    const pod = ingressPod({}, { containers: [{ name: 'istio-proxy', args: ['proxy', 'router'], env }] });
    const lists = { pods: [pod], gateways: [shopGateway], virtualServices: [shopRoute()] };
    expect(onlyAttachment(mapOf(lists), 'api').reason).toMatchObject({ rule: 'privileged-port' });
    expect(onlyAttachment(mapOf({ ...lists, services: [ingressService()] }), 'api').state).toBe('attached');
  });

  it('an internal Gateway named by hand', () => {
    expect(ruleOf({ gateways: ['edge~istio-autogenerated-k8s-gateway~http'] })).toBe('gateway-api-binding');
  });

  it.each([
    ['gateways', LIST.gateways],
    ['pods', LIST.pods],
    ['services', LIST.services],
  ] as const)('without the list of %s', (list, name) => {
    const map = mapOf(ingressWith({ gateways: [shopGateway], virtualServices: [shopRoute()] }), [list]);
    expect(onlyAttachment(map, 'api')).toMatchObject({
      state: 'unknown',
      reason: { code: 'list-not-read', list: name },
    });
    expect(map.unreadLists).toEqual([name]);
  });
});
