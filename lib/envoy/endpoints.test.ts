import { describe, expect, it } from 'vitest';
import { fixture } from './testing/fixtures';
import { dumpOf, dumpWith, section } from './testing/read';

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
