import { describe, expect, it } from 'vitest';
import { readClusterStatus } from './cluster-status';
import type { Endpoint } from './model';
import { Raw } from './raw';
import { first } from './testing/read';
import { liveEndpoints, serviceName, upstreams } from './testing/upstreams';

const statusOf = (service: string, subset = '') =>
  readClusterStatus(
    first(
      Raw.root(upstreams('clusters'))
        .at('cluster_statuses')
        .objects()
        .filter((status) => status.text('name') === serviceName(service, subset)),
    ),
  );

const hostEnding = (hosts: readonly Endpoint[], end: number): Endpoint =>
  first(hosts.filter(({ address }) => address.kind === 'socket' && address.address === `127.0.1.${end}`));

describe('/clusters, of one cluster', () => {
  it('tells the limits that hold now, for both priorities', () => {
    const [normal, high, ...more] = statusOf('search').thresholds;
    expect(more).toEqual([]);
    expect(normal).toMatchObject({
      priority: 'DEFAULT',
      limits: { max_connections: 2, max_pending_requests: 1, max_requests: 10, max_retries: 1 },
    });
    expect(high).toMatchObject({ priority: 'HIGH', limits: { max_connections: 4_294_967_295 } });
  });

  it('tells the name of its statistics and where it came from', () => {
    expect(statusOf('catalog', 'v1')).toMatchObject({
      addedViaApi: true,
      observabilityName: `${serviceName('catalog', 'v1')};`,
      edsServiceName: null,
    });
  });

  it('tells below which success rate a host is ejected', () => {
    const { ejectionThreshold, localOriginEjectionThreshold } = statusOf('orders');
    expect(ejectionThreshold).toBe(100);
    expect(localOriginEjectionThreshold).toBe(100);
    expect(statusOf('cart').ejectionThreshold).toBeNull();
  });
});

describe('/clusters, of its hosts', () => {
  it('shows each flag that a real Envoy sets', () => {
    // EDS' own TIMEOUT stands as UNHEALTHY there.
    const hosts = ['flags', 'new-hosts', 'orders', 'statuses'].flatMap(liveEndpoints);
    const flags = new Set(hosts.flatMap(({ healthFlags }) => healthFlags));
    expect([...flags].sort()).toEqual([
      'active_hc_timeout',
      'eds: DEGRADED',
      'eds: DRAINING',
      'eds: UNHEALTHY',
      'excluded_via_immediate_hc_fail',
      'failed_active_degraded_check',
      'failed_active_health_check',
      'failed_degraded_outlier_detection',
      'failed_outlier_check',
      'pending_active_hc',
      'pending_dynamic_removal',
    ]);
  });

  it('weighs them as Envoy does', () => {
    const of = (service: string, end: number) => hostEnding(liveEndpoints(service), end).health;
    expect([of('flags', 15), of('flags', 27), of('flags', 60)]).toEqual(['healthy', 'healthy', 'degraded']);
    expect([of('flags', 50), of('flags', 70), of('new-hosts', 50)]).toEqual(Array(3).fill('unhealthy'));
    expect([of('orders', 80), of('orders', 61)]).toEqual(['unhealthy', 'degraded']);
    expect([200, 201, 202, 203, 204, 205].map((end) => of('statuses', end))).toEqual([
      // UNKNOWN counts as healthy (config.core.v3.HealthStatus), TIMEOUT as unhealthy.
      ...['healthy', 'healthy', 'unhealthy', 'draining', 'unhealthy', 'degraded'],
    ]);
  });

  it('reads what goes on at a host, and its success rate', () => {
    expect(first(liveEndpoints('search')).traffic).toMatchObject({
      requestsTotal: 2,
      requestsActive: 2,
      requestsPending: 1,
      connectionsActive: 2,
      connectionsFailed: 0,
    });
    const ejected = hostEnding(liveEndpoints('orders'), 80);
    expect(ejected.successRate).toBeNull();
    expect(ejected.traffic?.requestsError).toBeGreaterThan(2);
    expect(hostEnding(liveEndpoints('orders'), 17).successRate).toBe(100);
  });
});
