import type { Cluster } from './cluster-model';
import type { Endpoint } from './endpoint-model';
import { listsHosts } from './lookups';

/** Endpoints of a cluster, counted by whether they get requests. */
export interface Health {
  /** Healthy and degraded: degraded hosts still get requests. */
  readonly healthy: number;
  /** The capture does not say: they count neither as healthy nor as out of service. */
  readonly unknown: number;
  readonly total: number;
}

/**
 * The one rule for which endpoints serve. Envoy sends requests to healthy hosts and to degraded ones (in the second
 * place), never to unhealthy and draining ones (upstream_impl.h `coarseHealth`). Unknown is no health that Envoy
 * has: it is what a capture without health data leaves open.
 */
export function healthOf(endpoints: readonly Endpoint[]): Health {
  let healthy = 0;
  let unknown = 0;
  for (const { health } of endpoints) {
    if (health === 'healthy' || health === 'degraded') healthy += 1;
    else if (health === 'unknown') unknown += 1;
  }
  return { healthy, unknown, total: endpoints.length };
}

export type Serving =
  /** At least one endpoint serves, or none need be listed (ORIGINAL_DST). */
  | 'serves'
  /** Requests fail with 503 UH. */
  | 'fails'
  /** No endpoint is available, and Envoy sends requests to them all the same: "panic". */
  | 'panics'
  /** Nothing is known to serve, and some endpoints are not known to fail. */
  | 'unknown';

/** Whether requests to a cluster find an endpoint. */
export function servingOf(
  cluster: Pick<Cluster, 'type' | 'panicThreshold'>,
  endpoints: readonly Endpoint[],
): Serving {
  const { healthy, unknown, total } = healthOf(endpoints);
  if (healthy > 0) return 'serves';
  if (total === 0) return listsHosts(cluster) ? 'fails' : 'serves';
  if (unknown > 0) return 'unknown';
  return cluster.panicThreshold > 0 ? 'panics' : 'fails';
}
