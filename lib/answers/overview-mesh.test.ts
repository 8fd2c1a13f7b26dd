import { describe, expect, test } from 'vitest';
import { joined } from './joined';
import { overview } from './overview';
import { demoSnapshot } from './testing/demo';
import { sidecarSnapshot } from './testing/sidecar';

const sidecar = overview(joined(sidecarSnapshot()));
const outbound = sidecar.hosts.filter(({ direction }) => direction === 'outbound');
const inbound = sidecar.hosts.filter(({ direction }) => direction === 'inbound');
const service = (name: string) => `${name}.svc.cluster.local`;

test('a recorded sidecar is known as one', () => {
  expect(sidecar.identity.type).toBe('sidecar');
  expect(overview(joined(demoSnapshot())).identity.type).toBe('router');
});

describe('what its workload can call', () => {
  test('is one row per service and port, with its other names', () => {
    const named = outbound.filter(({ rest }) => rest === null);
    expect(named.map(({ host, port }) => [host, port])).toEqual([
      [service('client.default'), 80],
      [service('httpbin.default'), 8000],
      [service('istio-egressgateway.istio-system'), 80],
      [service('istio-egressgateway.istio-system'), 443],
      [service('istio-ingressgateway.istio-system'), 80],
      [service('istio-ingressgateway.istio-system'), 443],
      [service('istio-ingressgateway.istio-system'), 15021],
      [service('kubernetes.default'), 443],
    ]);
    expect(named.find(({ host }) => host.startsWith('httpbin'))?.aliases).toEqual([
      'httpbin',
      'httpbin.default.svc',
      'httpbin.default',
      expect.stringMatching(/^10\.96\./),
    ]);
  });

  test('tells routes from bare connections', () => {
    const kubernetes = outbound.find(({ host }) => host.startsWith('kubernetes'));
    expect(kubernetes).toMatchObject({
      cluster: `outbound|443||${service('kubernetes.default')}`,
      routeConfig: '',
      routes: 0,
    });
    expect(outbound.find(({ host }) => host.startsWith('httpbin'))).toMatchObject({
      cluster: null,
      routeConfig: '8000',
      routes: 1,
    });
  });

  test('ends with what no service names', () => {
    const rest = outbound.filter((row) => row.rest !== null);
    expect(rest.map(({ port, rest: kind, listener }) => [listener, port, kind])).toEqual([
      ['virtualOutbound', null, 'passthrough'],
      ['0.0.0.0_80', 80, 'passthrough'],
      ['0.0.0.0_8000', 8000, 'passthrough'],
    ]);
  });
});

test('what it serves is its pod’s ports, never the port of its own listener', () => {
  expect(inbound.map(({ port, routeConfig, rest, tls }) => [port, routeConfig, rest, tls])).toEqual([
    [8080, 'inbound|8080||', null, null],
    [null, 'InboundPassthroughCluster', 'passthrough', null],
  ]);
  expect(inbound[0]?.origins).toEqual([{ kind: 'generated' }]);
});
