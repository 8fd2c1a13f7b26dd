import { describe, expect, it } from 'vitest';
import { commandsFor } from './commands';
import type { CommandSubject, CommandTarget } from './model';
import { commandTarget } from './target';

const POD: CommandTarget = { kind: 'pod', context: null, namespace: 'istio-system', pod: 'ingress-0' };
const texts = (subject: CommandSubject, target: CommandTarget = POD) =>
  commandsFor(subject, target).map(({ text }) => text);

const CLUSTER = { show: 'cluster', list: 'dynamic_active_clusters', object: null } as const;
const ROUTES = { show: 'route-config', list: 'dynamic_route_configs', object: null } as const;

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
    [{ ...ROUTES, name: 'http.8080' }, 'routes ingress-0.istio-system --name=http.8080'],
    [{ ...ROUTES, name: '-x y' }, "routes ingress-0.istio-system '--name=-x y'"],
    [
      { show: 'listener', name: '0.0.0.0_8080', isStatic: false, port: 8080, address: '0.0.0.0' },
      'listeners ingress-0.istio-system --address=0.0.0.0 --port=8080',
    ],
    [{ show: 'overview' }, 'bootstrap ingress-0.istio-system'],
    [{ show: 'secrets' }, 'secret ingress-0.istio-system'],
    [
      {
        ...CLUSTER,
        name: 'outbound|80|v1|web.shop.svc.cluster.local',
        parts: { direction: 'outbound', port: 80, subset: 'v1', host: 'web.shop.svc.cluster.local' },
      },
      'clusters ingress-0.istio-system --fqdn=web.shop.svc.cluster.local --port=80 --subset=v1 --direction=outbound',
    ],
    [{ ...CLUSTER, name: 'agent', parts: null }, 'endpoints ingress-0.istio-system --cluster=agent'],
  ])('asks istioctl for %j', (subject, words) => {
    expect(texts(subject).at(-1)).toBe(`istioctl proxy-config ${words} -o json`);
  });

  it('asks Envoy for one listener or secret by its whole name', () => {
    const listener = { show: 'listener', name: '0.0.0.0_80', port: null, address: null } as const;
    const url: CommandTarget = { kind: 'url', origin: 'http://e' };
    expect(texts({ ...listener, isStatic: false }, url)).toEqual([
      "curl -s 'http://e/config_dump?resource=dynamic_listeners&name_regex=0%5C.0%5C.0%5C.0_80'",
    ]);
    expect(texts({ ...listener, isStatic: true }, url)[0]).toContain('resource=static_listeners&');
    const secret = {
      show: 'secret',
      name: 'kubernetes://a|b',
      list: 'dynamic_active_secrets',
      object: null,
    } as const;
    expect(texts(secret, url)).toEqual([
      "curl -s 'http://e/config_dump?resource=dynamic_active_secrets&name_regex=kubernetes%3A%2F%2Fa%5C%7Cb'",
    ]);
    expect(texts({ ...secret, list: null }, url)).toEqual(['curl -s http://e/certs']);
  });

  it('asks Envoy for one route configuration, and Kubernetes for the object that made a route', () => {
    const object = { kind: 'VirtualService', namespace: 'shop', name: 'api' };
    expect(texts({ ...ROUTES, name: 'https.443.a|b', object })).toEqual([
      'kubectl -n istio-system port-forward pod/ingress-0 15000:15000',
      "curl -s 'localhost:15000/config_dump?resource=dynamic_route_configs&name_regex=https%5C.443%5C.a%5C%7Cb'",
      "istioctl proxy-config routes ingress-0.istio-system '--name=https.443.a|b' -o json",
      'kubectl get virtualservice -n shop api -o yaml',
    ]);
    const url: CommandTarget = { kind: 'url', origin: 'http://e' };
    expect(texts({ ...ROUTES, name: 'x', list: 'static_route_configs' }, url)[0]).toContain(
      'resource=static_route_configs&name_regex=x',
    );
    // In a scope it has no list of its own.
    expect(texts({ ...ROUTES, name: 'x', list: null }, url)).toEqual([
      "curl -s 'http://e/config_dump?include_eds'",
    ]);
  });

  it('asks Envoy for one cluster or endpoint, and Kubernetes for what is behind it', () => {
    const rule = { kind: 'DestinationRule', namespace: 'shop', name: 'web' };
    const cluster = { ...CLUSTER, name: 'outbound|80||web', parts: null, object: rule };
    expect(texts(cluster).slice(1)).toEqual([
      "curl -s 'localhost:15000/config_dump?resource=dynamic_active_clusters&name_regex=outbound%5C%7C80%5C%7C%5C%7Cweb'",
      "istioctl proxy-config endpoints ingress-0.istio-system '--cluster=outbound|80||web' -o json",
      'kubectl get destinationrule -n shop web -o yaml',
    ]);
    const pod = { kind: 'Pod', namespace: 'shop', name: 'web-0' };
    const endpoint = { show: 'endpoint', cluster: 'web', address: { ip: '10.0.0.1', port: 80 } } as const;
    expect(texts({ ...endpoint, object: pod }).slice(1)).toEqual([
      "curl -s 'localhost:15000/clusters?format=json&filter=%5Eweb%24'",
      'istioctl proxy-config endpoints ingress-0.istio-system --cluster=web --address=10.0.0.1 --port=80 -o json',
      'kubectl get pod -n shop web-0 -o yaml',
    ]);
    expect(texts({ ...endpoint, address: null, object: null }).at(-1)).toBe(
      'istioctl proxy-config endpoints ingress-0.istio-system --cluster=web -o json',
    );
  });

  it('reads the certificate of a Secret and never its key', () => {
    const secret = { show: 'secret', name: 'kubernetes://a', list: 'dynamic_active_secrets' } as const;
    const object = { resource: 'secret', namespace: 'shop', name: 'a', isCa: false } as const;
    const getOf = (subject: CommandSubject) =>
      commandsFor(subject, POD).find(({ label }) => label === 'kubectl get')?.text;
    expect(getOf({ ...secret, object })).toBe("kubectl get secret -n shop a -o 'jsonpath={.data.tls\\.crt}'");
    expect(getOf({ ...secret, object: { ...object, isCa: true } })).toContain('.data.ca\\.crt');
    expect(getOf({ ...secret, object: { ...object, resource: 'configmap' } })).toBe(
      'kubectl get configmap -n shop a -o yaml',
    );
    expect(getOf({ ...secret, object: null })).toBeUndefined();
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
    const hostile = { ...ROUTES, name: 'x\u001b[201~\nrm -rf ~' } as const;
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
