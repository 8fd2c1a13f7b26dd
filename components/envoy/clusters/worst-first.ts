import type { Endpoint } from '@/lib/envoy/model';

/** Unhealthy ones first: of a hundred endpoints it is these that one looks for. */
export function worstFirst(endpoints: readonly Endpoint[]): readonly Endpoint[] {
  const rank = { unhealthy: 0, unknown: 1, draining: 2, degraded: 3, healthy: 4 } as const;
  return endpoints.toSorted((a, b) => rank[a.health] - rank[b.health] || a.priority - b.priority);
}
