import { describe, expect, it } from 'vitest';
import { healthOf, servingOf } from './endpoint-serving';
import type { EndpointHealth } from './model';
import { clusterOf, endpointOf } from './testing/endpoints';

const of = (...healths: readonly EndpointHealth[]) => healths.map((health) => endpointOf({ health }));

describe('healthOf', () => {
  it('counts degraded as serving, and unknown as neither', () => {
    expect(healthOf(of('healthy', 'degraded', 'unknown', 'unhealthy', 'draining'))).toEqual({
      healthy: 2,
      unknown: 1,
      total: 5,
    });
  });
});

describe('servingOf', () => {
  it('serves with one endpoint that does', () => {
    expect(servingOf(clusterOf(), of('unhealthy', 'degraded'))).toBe('serves');
    expect(servingOf(clusterOf(), of('unknown', 'healthy'))).toBe('serves');
  });

  it('cannot tell where an endpoint is not known to fail', () => {
    expect(servingOf(clusterOf(), of('unhealthy', 'unknown'))).toBe('unknown');
    expect(servingOf(clusterOf({ panicThreshold: 50 }), of('unknown'))).toBe('unknown');
  });

  it('fails, or panics where the threshold is not 0', () => {
    expect(servingOf(clusterOf(), of('unhealthy', 'draining'))).toBe('fails');
    expect(servingOf(clusterOf({ panicThreshold: 50 }), of('unhealthy', 'draining'))).toBe('panics');
  });

  it('needs listed hosts where there are lists', () => {
    expect(servingOf(clusterOf({ panicThreshold: 50 }), [])).toBe('fails');
    expect(servingOf(clusterOf({ type: 'envoy.cluster.strict_dns' }), [])).toBe('fails');
    expect(servingOf(clusterOf({ type: 'STATIC' }), [])).toBe('fails');
    expect(servingOf(clusterOf({ type: 'envoy.cluster.static' }), [])).toBe('fails');
    expect(servingOf(clusterOf({ type: 'ORIGINAL_DST' }), [])).toBe('serves');
    expect(servingOf(clusterOf({ type: 'envoy.clusters.aggregate' }), [])).toBe('serves');
  });
});
