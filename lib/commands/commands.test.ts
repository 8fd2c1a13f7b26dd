import { describe, expect, it } from 'vitest';
import { commandsFor } from './commands';
import type { CommandSubject, CommandTarget } from './model';
import { commandTarget } from './target';

const POD: CommandTarget = { kind: 'pod', context: null, namespace: 'istio-system', pod: 'ingress-0' };
const texts = (subject: CommandSubject, target: CommandTarget = POD) =>
  commandsFor(subject, target).map(({ text }) => text);

describe('commandsFor', () => {
  it('writes the lines of the walk-through', () => {
    expect(commandsFor({ show: 'listeners' }, POD)).toEqual([
      { label: 'kubectl', text: 'kubectl -n istio-system port-forward pod/ingress-0 15000:15000' },
      { label: 'curl', text: "curl -s 'localhost:15000/listeners?format=json'" },
      { label: 'istioctl', text: 'istioctl proxy-config listeners ingress-0.istio-system -o json' },
    ]);
  });

  it('names the context of the kubeconfig, quoted', () => {
    const target = { ...POD, context: 'prod eu' };
    expect(texts({ show: 'dump' }, target)).toEqual([
      "kubectl '--context=prod eu' -n istio-system port-forward pod/ingress-0 15000:15000",
      "curl -s 'localhost:15000/config_dump?include_eds'",
      "istioctl '--context=prod eu' proxy-config all ingress-0.istio-system -o json",
    ]);
  });

  it.each<[CommandSubject, string]>([
    [{ show: 'route-config', name: 'http.8080' }, 'routes ingress-0.istio-system --name=http.8080'],
    [{ show: 'route-config', name: '-x y' }, "routes ingress-0.istio-system '--name=-x y'"],
    [
      { show: 'listener', port: 8080, address: '0.0.0.0' },
      'listeners ingress-0.istio-system --address=0.0.0.0 --port=8080',
    ],
    [{ show: 'overview' }, 'bootstrap ingress-0.istio-system'],
    [{ show: 'secrets' }, 'secret ingress-0.istio-system'],
    [
      {
        show: 'cluster',
        name: 'outbound|80|v1|web.shop.svc.cluster.local',
        parts: { direction: 'outbound', port: 80, subset: 'v1', host: 'web.shop.svc.cluster.local' },
      },
      'clusters ingress-0.istio-system --fqdn=web.shop.svc.cluster.local --port=80 --subset=v1 --direction=outbound',
    ],
    [{ show: 'cluster', name: 'agent', parts: null }, 'endpoints ingress-0.istio-system --cluster=agent'],
  ])('asks istioctl for %j', (subject, words) => {
    expect(texts(subject).at(-1)).toBe(`istioctl proxy-config ${words} -o json`);
  });

  it('reads the objects with kubectl, each API by its own name', () => {
    const ref = (kind: string) => ({ kind, namespace: 'shop', name: 'api' });
    const of = (kind: string) => texts({ show: 'object', ref: ref(kind) });
    expect(of('VirtualService')).toEqual(['kubectl get virtualservice -n shop api -o yaml']);
    expect(of('Gateway')).toEqual(['kubectl get gateways.networking.istio.io -n shop api -o yaml']);
    expect(of('KubernetesGateway')).toEqual([
      'kubectl get gateways.gateway.networking.k8s.io -n shop api -o yaml',
    ]);
    expect(of('Nonsense; rm')).toEqual([]);
    expect(texts({ show: 'map' }, { kind: 'cluster', context: 'c' })[0]).toMatch(
      /^kubectl --context=c get gateways/,
    );
  });

  it('offers what the source can answer', () => {
    const url: CommandTarget = { kind: 'url', origin: 'http://10.0.0.1:15000' };
    expect(texts({ show: 'clusters' }, url)).toEqual([
      "curl -s 'http://10.0.0.1:15000/clusters?format=json'",
    ]);
    const file: CommandTarget = { kind: 'file', name: 'my dump.json' };
    expect(texts({ show: 'routes' }, file)).toEqual([
      "istioctl proxy-config routes '--file=my dump.json' -o json",
    ]);
    expect(texts({ show: 'endpoints' }, file)).toEqual([]);
    expect(texts({ show: 'admin', path: '/ready' })).toEqual([
      'kubectl -n istio-system port-forward pod/ingress-0 15000:15000',
      'curl -s localhost:15000/ready',
    ]);
  });

  it('leaves out a line with text that nobody should paste', () => {
    const hostile = { show: 'route-config', name: 'x\u001b[201~\nrm -rf ~' } as const;
    expect(commandsFor(hostile, POD).map(({ label }) => label)).toEqual(['kubectl', 'curl']);
  });
});

describe('commandTarget', () => {
  const proxy = { namespace: 'istio-system', pod: 'ingress-0' };

  it.each([
    [
      { sourceId: 'cluster:kind-a:b', sourceKind: 'cluster' as const, sourceLabel: 'x', proxy },
      { ...POD, context: 'kind-a:b' },
    ],
    [{ sourceId: 'demo', sourceKind: 'demo' as const, sourceLabel: 'Demo', proxy }, POD],
    [
      { sourceId: 'demo', sourceKind: 'demo' as const, sourceLabel: 'Demo', proxy: null },
      { kind: 'cluster', context: null },
    ],
    [
      { sourceId: 'file:1', sourceKind: 'file' as const, sourceLabel: 'd.json', proxy: null },
      { kind: 'file', name: 'd.json' },
    ],
    [
      { sourceId: 'url', sourceKind: 'url' as const, sourceLabel: 'localhost:15000', proxy: null },
      { kind: 'url', origin: 'localhost:15000' },
    ],
  ])('%j', (origin, target) => {
    expect(commandTarget(origin)).toEqual(target);
  });
});
