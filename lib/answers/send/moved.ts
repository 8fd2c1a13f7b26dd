import type { Json } from '@/lib/core/json';
import { err, ok, type Result } from '@/lib/core/result';
import { addressText } from '@/lib/envoy/address-text';
import { readClusterStatuses } from '@/lib/envoy/cluster-status';
import type { Endpoint, EndpointTraffic } from '@/lib/envoy/model';
import type { MovedCluster, MovedReport } from './types';

const MAX_CLUSTERS = 20;
const MAX_HOSTS = 20;

const keyOf = ({ cluster, address }: Endpoint): string => JSON.stringify([cluster, addressText(address)]);

/** How far a counter went; a host that is new counts from 0, and one that was replaced cannot go back. */
function grown(now: EndpointTraffic, before: EndpointTraffic | null, name: keyof EndpointTraffic): number {
  return Math.max(0, (now[name] ?? 0) - (before?.[name] ?? 0));
}

interface Sum {
  readonly cluster: string;
  requests: number;
  successes: number;
  errors: number;
  connections: number;
  failedConnections: number;
  readonly hosts: { address: string; requests: number }[];
}

function add(sum: Sum, host: Endpoint, before: EndpointTraffic | null): void {
  const { traffic } = host;
  if (traffic === null) return;
  const requests = grown(traffic, before, 'requestsTotal');
  const connections = grown(traffic, before, 'connectionsTotal');
  const failed = grown(traffic, before, 'connectionsFailed');
  sum.requests += requests;
  sum.successes += grown(traffic, before, 'requestsSuccess');
  sum.errors += grown(traffic, before, 'requestsError');
  sum.connections += connections;
  sum.failedConnections += failed;
  if (requests + connections + failed > 0) sum.hosts.push({ address: addressText(host.address), requests });
}

const hasMoved = ({ requests, connections, failedConnections }: MovedCluster): boolean =>
  requests + connections + failedConnections > 0;

/**
 * Which clusters had traffic between two answers of `/clusters?format=json`. `predicted` stand first.
 * Error: `dump-not-understood`.
 */
export function movedClusters(before: Json, after: Json, predicted: readonly string[]): Result<MovedReport> {
  const [old, now] = [readClusterStatuses(before), readClusterStatuses(after)];
  if (!old.ok) return err(old.error);
  if (!now.ok) return err(now.error);
  const traffic = new Map(old.value.endpoints.map((host) => [keyOf(host), host.traffic]));
  const sums = new Map<string, Sum>();
  for (const host of now.value.endpoints) {
    let sum = sums.get(host.cluster);
    if (sum === undefined) {
      const { cluster } = host;
      sum = {
        cluster,
        requests: 0,
        successes: 0,
        errors: 0,
        connections: 0,
        failedConnections: 0,
        hosts: [],
      };
      sums.set(cluster, sum);
    }
    add(sum, host, traffic.get(keyOf(host)) ?? null);
  }
  const isPredicted = (name: string): number => (predicted.includes(name) ? 1 : 0);
  const moved = [...sums.values()]
    .filter(hasMoved)
    .toSorted((a, b) => isPredicted(b.cluster) - isPredicted(a.cluster) || b.requests - a.requests)
    .map((sum) => ({ ...sum, hosts: sum.hosts.slice(0, MAX_HOSTS) }));
  return ok({ clusters: moved.slice(0, MAX_CLUSTERS), more: Math.max(0, moved.length - MAX_CLUSTERS) });
}
