import { describe, expect, it } from 'vitest';
import type { Json } from '@/lib/core/json';
import { ROOT } from '@/lib/core/json-pointer';
import { ok, type Result } from '@/lib/core/result';
import { readListeners } from './bound-listeners';
import { readClusterStatuses } from './cluster-status';
import type { Endpoint } from './model';
import { readServerInfo } from './server-info';
import { inCamelCase } from './testing/camel';
import { fixture } from './testing/fixtures';
import { first, named } from './testing/read';

function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const readClusters = (document: Json) => {
  const statuses = readClusterStatuses(document);
  return statuses.ok ? ok(statuses.value.endpoints) : statuses;
};

const hostWith = (fields: Json): Json => ({ cluster_statuses: [{ name: 'c', host_statuses: [fields] }] });

describe('/clusters', () => {
  const statuses = unwrap(readClusterStatuses(fixture('clusters')));
  const of = (cluster: string) => statuses.endpoints.filter((endpoint) => endpoint.cluster === cluster);

  it('tells health as Envoy weighs it', () => {
    expect(
      of('outbound|8000||httpbin.default.svc.cluster.local').map(({ health, healthFlags }) => [
        health,
        healthFlags,
      ]),
    ).toEqual([
      ['healthy', []],
      ['unhealthy', ['eds: UNHEALTHY']],
      ['draining', ['eds: DRAINING']],
      ['degraded', ['eds: DEGRADED']],
    ]);
    expect(of('tcp-two')).toMatchObject([
      { health: 'unhealthy', healthFlags: ['failed_active_health_check'], hostname: 'localhost' },
    ]);
  });

  it('takes a counter that is left out for 0, and text for numbers', () => {
    expect(of('local-static')).toMatchObject([
      { traffic: { requestsTotal: 0, connectionsActive: 0 }, weight: 3, source: 'clusters' },
    ]);
    const stats = [
      { name: 'rq_total', value: '12' },
      { name: 'cx_active', type: 'GAUGE', value: '3' },
    ];
    expect(unwrap(readClusters(hostWith({ stats })))).toMatchObject([
      { traffic: { requestsTotal: 12, connectionsActive: 3, requestsActive: null } },
    ]);
    expect(unwrap(readClusters(hostWith({})))).toMatchObject([
      { traffic: { requestsTotal: null }, health: 'unknown' },
    ]);
  });

  it('knows clusters without hosts', () => {
    expect(statuses.clusters).toContain('outbound|80||empty.default.svc.cluster.local');
    expect(of('outbound|80||empty.default.svc.cluster.local')).toEqual([]);
  });

  it('shows every flag, known or new, and weighs only those that Envoy weighs', () => {
    const health = (health_status: Json) => first(unwrap(readClusters(hostWith({ health_status }))));
    expect(health({ pending_active_hc: true, new_flag: true, eds_health_status: 'HEALTHY' })).toMatchObject({
      health: 'healthy',
      healthFlags: ['pending_active_hc', 'new_flag'],
    });
    expect(health({ failed_outlier_check: true, failed_degraded_outlier_detection: true }).health).toBe(
      'unhealthy',
    );
    expect(health({ failed_degraded_outlier_detection: true }).health).toBe('degraded');
    expect(health({ eds_health_status: 'TIMEOUT' }).health).toBe('unhealthy');
  });

  it('reads camel case, {} and nothing else', () => {
    const places = (endpoints: readonly Endpoint[]) => endpoints.map((each) => ({ ...each, pointer: ROOT }));
    const camel = unwrap(readClusters(inCamelCase(fixture('clusters'))));
    expect(places(camel)).toEqual(places(statuses.endpoints));
    expect(unwrap(readClusters({}))).toEqual([]);
    expect(readClusters(fixture('listeners'))).toMatchObject({
      error: { details: { looksLike: 'an answer of /listeners' } },
    });
  });
});

describe('/listeners', () => {
  it('tells what is bound, on every address', () => {
    const bound = unwrap(readListeners(fixture('listeners')));
    expect(bound.map(({ name }) => name).sort()).toEqual([
      '0.0.0.0_8080',
      '0.0.0.0_8443',
      '10.96.0.1_443',
      'local',
      'scoped',
      'tcp',
    ]);
    expect(named(bound, 'tcp').addresses).toHaveLength(2);
    expect(unwrap(readListeners({}))).toEqual([]);
    expect(readListeners([]).ok).toBe(false);
  });
});

describe('/server_info', () => {
  it('is read', () => {
    const info = unwrap(readServerInfo(fixture('server-info')));
    expect(info).toMatchObject({ state: 'LIVE', nodeId: expect.stringContaining('router~10.244.0.5') });
    expect(info.version).toContain('/1.40.0/');
    expect(info.uptimeSeconds).toBeGreaterThanOrEqual(0);
    expect(info.metadata['ISTIO_VERSION']).toBe('1.31.0');
  });

  it('keeps a state that is new as unknown', () => {
    expect(readServerInfo({ version: 'v', state: 'NAPPING' })).toMatchObject({
      value: { state: 'unknown', uptimeSeconds: null },
    });
    expect(readServerInfo({}).ok).toBe(false);
  });
});
