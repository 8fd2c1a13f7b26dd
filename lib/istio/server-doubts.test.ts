import { describe, expect, it } from 'vitest';
import { bindGateways } from './bound-gateways';
import { serverDoubts } from './server-doubts';
import { configOf, gateway, ingressPod, ingressWith, type Lists, object, server } from './testing/objects';

const SIMPLE = { mode: 'SIMPLE', credentialName: 'cert' };
const REDIRECT = { httpsRedirect: true };

const doubts = (lists: Lists) => [...serverDoubts(bindGateways(configOf(ingressWith(lists))))];
const old = (...servers: Parameters<typeof gateway>[1]) =>
  gateway({ name: 'old', created: '2025-01-01T00:00:00Z' }, servers);
const young = (...servers: Parameters<typeof gateway>[1]) =>
  gateway({ name: 'young', created: '2026-01-01T00:00:00Z' }, servers);
const doubtsOf = (...gateways: ReturnType<typeof gateway>[]) => doubts({ gateways });

describe('serverDoubts', () => {
  it('has none for plaintext HTTP beside plaintext HTTP, whatever the hosts', () => {
    expect(doubtsOf(old(server(80, 'HTTP', ['*'])), young(server(80, 'GRPC', ['*'])))).toEqual([]);
  });

  it('has none for TLS beside TLS with other hosts', () => {
    const pair = [
      old(server(443, 'HTTPS', ['a.com'], SIMPLE)),
      young(server(443, 'HTTPS', ['b.com'], SIMPLE)),
    ];
    expect(doubtsOf(...pair)).toEqual([]);
  });

  it.each([
    [
      'one TLS host twice',
      server(443, 'HTTPS', ['a.com', 'b.com'], SIMPLE),
      server(443, 'HTTPS', ['b.com'], SIMPLE),
    ],
    [
      'one SNI in two namespaces',
      server(443, 'HTTPS', ['./a.com'], SIMPLE),
      server(443, 'TLS', ['a.com'], SIMPLE),
    ],
    [
      'two redirects of one host',
      server(80, 'HTTP', ['a.com'], REDIRECT),
      server(80, 'HTTP', ['a.com'], REDIRECT),
    ],
    ['HTTP, then TCP', server(80, 'HTTP', ['*']), server(80, 'TCP', ['*'])],
    ['TLS, then HTTP', server(443, 'HTTPS', ['a.com'], SIMPLE), server(443, 'HTTP', ['b.com'])],
    ['TCP, then TCP', server(9000, 'TCP', ['*']), server(9000, 'TCP', ['*'])],
    ['two binds', server(80, 'HTTP', ['*']), { ...server(80, 'HTTP', ['*']), bind: '0.0.0.0' }],
  ])('puts the younger server in doubt: %s', (_, first, second) => {
    expect(doubtsOf(young(second), old(first))).toEqual([['gw:shop/young#0', 'server-merge']]);
  });

  it('keeps a redirect beside plain HTTP and beside a redirect of another host', () => {
    const redirect = server(80, 'HTTP', ['a.com'], REDIRECT);
    expect(doubtsOf(old(redirect), young(server(80, 'HTTP', ['a.com'])))).toEqual([]);
    expect(doubtsOf(old(redirect), young(server(80, 'HTTP', ['b.com'], REDIRECT)))).toEqual([]);
  });

  it('forgets a server that is surely dropped, when it leaves no hosts behind', () => {
    const last = gateway({ name: 'last', created: '2026-06-01T00:00:00Z' }, [server(80, 'HTTP', ['*'])]);
    expect(doubtsOf(old(server(80, 'HTTP', ['*'])), young(server(80, 'TCP', ['*'])), last)).toEqual([
      ['gw:shop/young#0', 'server-merge'],
    ]);
    const tls = young(server(80, 'TLS', ['a.com'], SIMPLE));
    expect(doubtsOf(old(server(80, 'HTTP', ['*'])), tls, last).map(([id]) => id)).toContain('gw:shop/last#0');
  });

  it('compares target ports, not declared ones', () => {
    const declared = server(8080, 'TCP', ['*']);
    expect(doubtsOf(old(server(80, 'HTTP', ['*'])), young(declared))).toEqual([
      ['gw:shop/young#0', 'server-merge'],
    ]);
  });

  it('doubts both when nobody knows which is older', () => {
    const untimed = gateway({ name: 'untimed', created: '' }, [server(80, 'TCP', ['*'])]);
    expect(doubtsOf(untimed, young(server(80, 'HTTP', ['*']))).map(([id]) => id)).toEqual([
      'gw:shop/untimed#0',
      'gw:shop/young#0',
    ]);
  });

  it('ends as soon as one workload surely serves', () => {
    const labels = { istio: 'ingressgateway', team: 'b' };
    const other = ingressPod({ namespace: 'team-b', name: 'edge', labels });
    const first = gateway({ name: 'old', created: '2025-01-01T00:00:00Z' }, [server(80, 'HTTP', ['*'])], {
      app: 'istio-ingressgateway',
    });
    expect(doubts({ gateways: [first, young(server(8080, 'TCP', ['*']))], pods: [other] })).toEqual([]);
  });

  it('knows that pods of a managed Kubernetes Gateway shut out Gateways of other namespaces', () => {
    const labels = { 'gateway.networking.k8s.io/gateway-name': 'edge', istio: 'ingressgateway' };
    const pod = ingressPod({ namespace: 'infra', name: 'edge-istio-1', labels });
    const managed = object(
      { namespace: 'infra', name: 'edge' },
      { spec: { gatewayClassName: 'istio', listeners: [] } },
    );
    const lists = { pods: [pod], kubernetesGateways: [managed] };
    const selector = { 'gateway.networking.k8s.io/gateway-name': 'edge' };
    const away = gateway({ name: 'away' }, [server(80, 'HTTP', ['*'])], selector);
    const near = gateway({ name: 'near', namespace: 'infra' }, [server(80, 'HTTP', ['*'])], selector);
    expect(doubts({ ...lists, gateways: [away, near] })).toEqual([['gw:shop/away#0', 'server-merge']]);
  });
});
