import { describe, expect, it } from 'vitest';
import type { Endpoint, EndpointHealth } from '@/lib/envoy/model';
import { worstFirst } from './worst-first';

const endpoint = (health: EndpointHealth, priority = 0): Endpoint => ({
  cluster: 'c',
  address: { kind: 'unknown' },
  hostname: '',
  health,
  healthFlags: [],
  weight: null,
  priority,
  locality: '',
  requestsTotal: null,
  connectionsActive: null,
  source: 'clusters',
});

describe('worstFirst', () => {
  it('puts what does not serve above what does, then orders by priority', () => {
    const given = [endpoint('healthy', 1), endpoint('degraded'), endpoint('healthy'), endpoint('unhealthy')];
    const sorted = worstFirst(given).map(({ health, priority }) => `${health} ${priority}`);
    expect(sorted).toEqual(['unhealthy 0', 'degraded 0', 'healthy 0', 'healthy 1']);
    expect(given[0]?.health).toBe('healthy');
  });
});
