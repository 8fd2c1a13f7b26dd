import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import { fixture } from './testing/fixtures';
import { dumpOf, dumpWith, first, named, section } from './testing/read';

const dump = dumpOf(fixture('config-dump'));
const one = (cluster: JsonObject) =>
  first(
    dumpWith(section('ClustersConfigDump', { static_clusters: [{ cluster: { name: 'c', ...cluster } }] }))
      .clusters,
  );

describe('clusters', () => {
  it('are read from a real dump', () => {
    expect(named(dump.clusters, 'outbound|8000||httpbin.default.svc.cluster.local')).toMatchObject({
      state: 'active',
      version: 'cds-1',
      type: 'EDS',
      edsServiceName: null,
      connectTimeout: '10s',
      lbPolicy: 'ROUND_ROBIN',
      tls: null,
      outlierDetection: true,
      panicThreshold: 50,
      istioConfig: '/apis/networking.istio.io/v1/namespaces/default/destination-rule/httpbin',
      error: null,
    });
    expect(named(dump.clusters, 'outbound|8000|v2|httpbin.default.svc.cluster.local')).toMatchObject({
      edsServiceName: 'shared-service',
      lbPolicy: 'LEAST_REQUEST',
      tls: {
        sni: 'outbound_.8000_._.httpbin.default.svc.cluster.local',
        secretNames: [],
        isMutual: true,
        byEndpoint: false,
      },
    });
    expect(named(dump.clusters, 'local-static').type).toBe('STATIC');
    expect(named(dump.clusters, 'PassthroughCluster')).toMatchObject({
      type: 'ORIGINAL_DST',
      lbPolicy: 'CLUSTER_PROVIDED',
    });
  });

  it('take TLS from the first match that has it', () => {
    const tls = {
      typed_config: {
        '@type': 'x/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext',
        sni: 's',
        common_tls_context: {
          tls_certificate_sds_secret_configs: [{ name: 'default' }],
          validation_context_sds_secret_config: { name: 'ROOTCA' },
        },
      },
    };
    const plain = {
      typed_config: { '@type': 'x/envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer' },
    };
    const matches = [
      { name: 'off', transport_socket: plain },
      { name: 'on', transport_socket: tls },
    ];
    expect(one({ transport_socket_matches: matches }).tls).toEqual({
      sni: 's',
      secretNames: ['default', 'ROOTCA'],
      isMutual: true,
      byEndpoint: true,
    });
  });

  it('know when Envoy panics: half of the hosts by default, never where Istio says 0 %', () => {
    expect(one({}).panicThreshold).toBe(50);
    expect(one({ common_lb_config: { healthy_panic_threshold: {} } }).panicThreshold).toBe(0);
    expect(one({ common_lb_config: { healthy_panic_threshold: { value: 30 } } }).panicThreshold).toBe(30);
    const failing = { zone_aware_lb_config: { fail_traffic_on_panic: true } };
    expect(one({ common_lb_config: failing }).panicThreshold).toBe(0);
  });

  it('keep the name that statistics use, where it is another', () => {
    expect(one({ alt_stat_name: 'c;' }).statName).toBe('c;');
    expect(one({ alt_stat_name: 'c' }).statName).toBeNull();
  });

  it('keep the error of an update that was refused', () => {
    const error_state = { details: 'no such type', last_update_attempt: '2026-01-01T00:00:00Z' };
    const entry = { cluster: { name: 'c' }, error_state };
    const dump = dumpWith(section('ClustersConfigDump', { dynamic_warming_clusters: [entry] }));
    expect(first(dump.clusters)).toMatchObject({
      state: 'warming',
      error: { details: 'no such type', lastAttempt: '2026-01-01T00:00:00Z' },
    });
  });

  it('name a custom type and a load balancing policy', () => {
    expect(one({ cluster_type: { name: 'envoy.clusters.aggregate' } }).type).toBe('envoy.clusters.aggregate');
    const policies = [{ typed_extension_config: { name: 'envoy.load_balancing_policies.maglev' } }];
    expect(one({ load_balancing_policy: { policies } }).lbPolicy).toBe(
      'envoy.load_balancing_policies.maglev',
    );
  });

  it('of another type are noted and stay in their section', () => {
    const read = dumpWith(
      section('ClustersConfigDump', {
        static_clusters: [{ cluster: { '@type': 'x/envoy.api.v2.Cluster', name: 'c' } }],
      }),
    );
    expect(read.clusters).toEqual([]);
    expect(read.notices).toMatchObject([{ code: 'unknown-type', subject: 'envoy.api.v2.Cluster' }]);
    expect(first(read.sections).resources.map(({ name }) => name)).toEqual(['c']);
  });
});
