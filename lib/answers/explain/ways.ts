import { serviceTargets } from '@/lib/istio/ports';
import type { Joined } from '../joined';
import { perSnapshot } from '../lists/per-snapshot';

/** How a route configuration is reached. */
export interface Way {
  readonly scheme: 'http' | 'https';
  /** The port that a client dials. */
  readonly port: number;
}

/** The port of a Service that leads to a port of this pod; the port itself where none is known. */
export function dialed({ pod, objects }: Joined, port: number): number {
  const targets = pod === null || objects.istio === null ? [] : serviceTargets(pod, objects.istio.services);
  return targets.find(({ targetPort }) => targetPort === port)?.port ?? port;
}

/** The first listener of each route configuration that is reached by its name. */
export const waysOf = perSnapshot((joined: Joined): ReadonlyMap<string, Way> => {
  const ways = new Map<string, Way>();
  for (const { addresses, filterChains } of joined.snapshot.dump?.listeners ?? []) {
    const port = addresses.flatMap((each) => (each.kind === 'socket' ? [each.port] : []))[0] ?? null;
    if (port === null) continue;
    for (const { http, tls } of filterChains) {
      if (http?.routes.kind !== 'rds' || ways.has(http.routes.name)) continue;
      ways.set(http.routes.name, { scheme: tls === null ? 'http' : 'https', port: dialed(joined, port) });
    }
  }
  return ways;
});
