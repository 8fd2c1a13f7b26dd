import { describe, expect, it } from 'vitest';
import { resolvePointer } from '@/lib/core/json-pointer';
import { readAddress } from './address';
import { Raw } from './raw';
import { fixture } from './testing/fixtures';
import { dumpOf, dumpWith, section } from './testing/read';
import { serviceName, upstreams } from './testing/upstreams';

const dump = dumpOf(fixture('config-dump'));
const of = (cluster: string) => dump.endpoints.filter((endpoint) => endpoint.cluster === cluster);

describe('endpoints', () => {
  it('are read with health, weight, priority and locality', () => {
    expect(dump.hasEndpoints).toBe(true);
    const rows = of('outbound|8000||httpbin.default.svc.cluster.local').map(
      ({ address, health, weight, priority, locality }) => [
        address.kind === 'socket' && address.address,
        health,
        weight,
        priority,
        locality,
      ],
    );
    // Envoy shows a draining host as UNHEALTHY here; `/clusters` knows better.
    expect(rows).toEqual([
      ['127.0.0.11', 'healthy', 2, 0, 'eu/eu-1/rack'],
      ['127.0.0.12', 'unhealthy', 2, 0, 'eu/eu-1/rack'],
      ['127.0.0.13', 'unhealthy', 2, 1, 'us'],
      ['127.0.0.14', 'degraded', 2, 1, 'us'],
    ]);
    expect(of('local-static')).toMatchObject([
      { address: { kind: 'pipe', path: '/run/app.sock' }, weight: 3, source: 'eds' },
    ]);
  });

  it('carry what istiod says of the workload, and every address', () => {
    const upstream = dumpOf(upstreams('config-dump'));
    const named = (service: string) =>
      upstream.endpoints.filter(({ cluster }) => cluster === serviceName(service));
    expect(named('payment').map(({ tlsMode, workload }) => [tlsMode, workload?.name])).toEqual([
      ['istio', 'payment-v1'],
      [null, 'payment-legacy'],
    ]);
    expect(named('payment')[0]?.workload).toEqual({
      name: 'payment-v1',
      namespace: 'shop',
      canonicalName: 'payment',
      canonicalRevision: 'v1',
      cluster: 'Kubernetes',
    });
    expect(named('statuses').at(-1)).toMatchObject({
      hostname: 'two.shop.example.com',
      additionalAddresses: [{ kind: 'socket', address: '::1', port: 8080 }],
    });
    expect(named('everything').map(({ address }) => address)).toEqual([
      { kind: 'internal', name: 'inner', endpointId: '10.0.0.9:8080' },
      { kind: 'pipe', path: '/run/everything.sock' },
    ]);
  });

  it('point at themselves in the dump', () => {
    const document = upstreams('config-dump');
    for (const { pointer, address } of dumpOf(document).endpoints) {
      const found = Raw.root(resolvePointer(document, pointer) ?? null);
      expect(readAddress(found.at('endpoint').at('address'))).toEqual(address);
    }
  });

  it('belong to the cluster, not to its EDS service, and once to each that shares one', () => {
    expect(of('shared-service')).toEqual([]);
    expect(of('outbound|8000|v2|httpbin.default.svc.cluster.local')).toHaveLength(1);
    expect(of('outbound_.8000_.v2_.httpbin.default.svc.cluster.local')).toHaveLength(1);
    expect(of('outbound|80||empty.default.svc.cluster.local')).toEqual([]);
  });

  it('keep the name of a cluster that is not in the dump', () => {
    const config = { cluster_name: 'alone', endpoints: [{ lb_endpoints: [{ endpoint: { address: {} } }] }] };
    const read = dumpWith(
      section('EndpointsConfigDump', { static_endpoint_configs: [{ endpoint_config: config }] }),
    );
    expect(read.endpoints).toMatchObject([
      { cluster: 'alone', address: { kind: 'unknown' }, health: 'unknown', weight: null },
    ]);
  });

  it('come from the clusters when there is no EDS section, and that is said', () => {
    const host = { endpoint: { address: { socket_address: { address: '10.0.0.1', port_value: 80 } } } };
    const clusters = [
      { cluster: { name: 'a', load_assignment: { endpoints: [{ lb_endpoints: [host] }] } } },
      { cluster: { name: 'b', type: 'EDS' } },
    ];
    const read = dumpWith(section('ClustersConfigDump', { static_clusters: clusters }));
    expect(read.endpoints).toMatchObject([{ cluster: 'a', source: 'config', health: 'unknown' }]);
    expect(read).toMatchObject({ hasEndpoints: false, notices: [{ code: 'endpoints-without-eds' }] });
  });
});
