import { describe, expect, it } from 'vitest';
import { gatewaysOnPort } from './gateways-on-port';
import { serviceOfHost } from './services';
import { configOf, gateway, ingressPod, ingressWith, server, service } from './testing/objects';

const config = configOf(
  ingressWith({
    pods: [ingressPod({ namespace: 'other', name: 'x', labels: { istio: 'else' } })],
    services: [service({ name: 'web' })],
    gateways: [
      gateway({ name: 'young', created: '2026-02-01T00:00:00Z' }, [server(80, 'HTTP', ['b.com'])]),
      gateway({ name: 'old', created: '2025-02-01T00:00:00Z' }, [
        server(80, 'HTTP', ['a.com']),
        server(8080, 'HTTP', ['*']),
        server(443, 'HTTPS', ['a.com'], { mode: 'SIMPLE' }),
      ]),
    ],
  }),
);
const pod = (namespace: string, name: string) => ({ meta: { namespace, name } });

describe('gatewaysOnPort', () => {
  it('finds servers by the port they become on the pod, oldest Gateway first', () => {
    const found = gatewaysOnPort(config, pod('istio-ingress', 'istio-ingressgateway-a'), 8080);
    expect(found.map(({ ref, port, targetPort }) => [ref.name, port, targetPort])).toEqual([
      ['old', 80, 8080],
      ['old', 8080, null],
      ['young', 80, 8080],
    ]);
    expect(gatewaysOnPort(config, pod('istio-ingress', 'istio-ingressgateway-a'), 80)).toEqual([]);
  });

  it('finds nothing on a pod that no selector picks', () => {
    expect(gatewaysOnPort(config, pod('other', 'x'), 8080)).toEqual([]);
    expect(gatewaysOnPort(config, pod('nowhere', 'y'), 8080)).toEqual([]);
  });
});

describe('serviceOfHost', () => {
  it('finds the Service of a cluster host and nothing else', () => {
    expect(serviceOfHost(config, 'web.shop.svc.cluster.local')).toEqual({
      kind: 'Service',
      namespace: 'shop',
      name: 'web',
    });
    expect(serviceOfHost(config, 'web')).toBeNull();
    expect(serviceOfHost(config, 'gone.shop.svc.cluster.local')).toBeNull();
  });
});
