import { naturalOrder } from '@/lib/core/natural-order';
import { addressText } from '@/lib/envoy/address-text';
import type { Cluster } from '@/lib/envoy/model';
import { parseClusterName } from '@/lib/envoy/names';
import { serviceOfHost } from '@/lib/istio/services';
import type { ClusterRow, ClusterSecurity } from './clusters-types';
import type { Joined } from './joined';
import { perSnapshot } from './lists/per-snapshot';
import { originOf } from './origin';
import { originText } from './route-text';

/** A row with what only the filter needs. */
export interface ListedCluster {
  readonly row: ClusterRow;
  readonly cluster: Cluster;
  readonly text: string;
}

function securityOf({ tls }: Cluster): ClusterSecurity {
  if (tls === null) return 'plaintext';
  if (tls.byEndpoint) return 'by-endpoint';
  return tls.isMutual ? 'mutual-tls' : 'tls';
}

/** A cluster as the list shows it. */
export function clusterRow(cluster: Cluster, joined: Joined): ClusterRow {
  const parts = parseClusterName(cluster.name);
  const { istio } = joined.snapshot;
  return {
    pointer: cluster.pointer,
    name: cluster.name,
    parts,
    type: cluster.type,
    endpoints: joined.health.healthOf(cluster),
    origin: originOf({ name: '', istioConfig: cluster.istioConfig }, cluster.state, joined.objects),
    service: parts === null || istio === null ? null : serviceOfHost(istio, parts.host),
    state: joined.health.stateOf(cluster),
    resource: cluster.state,
    lb: cluster.lbPolicy,
    security: securityOf(cluster),
    version: cluster.version,
    updated: cluster.lastUpdated,
  };
}

/** Addresses of a cluster that a word without a field finds; the list of endpoints finds them all. */
const MAX_ADDRESSES = 50;

function textOf(row: ClusterRow, joined: Joined, cluster: Cluster): string {
  const addresses = joined.health
    .endpointsOf(cluster)
    .slice(0, MAX_ADDRESSES)
    .map(({ address }) => addressText(address));
  return [
    row.name,
    row.type,
    originText(row.origin),
    row.service === null ? '' : `service ${row.service.namespace}/${row.service.name}`,
    row.state.kind === 'ok' ? row.resource : row.state.kind,
    ...(cluster.tls === null ? [] : [cluster.tls.sni ?? '', ...cluster.tls.secretNames]),
    cluster.edsServiceName ?? '',
    ...addresses,
  ]
    .join(' ')
    .toLowerCase();
}

function order({ row: a }: ListedCluster, { row: b }: ListedCluster): number {
  return (
    naturalOrder(a.parts?.host ?? a.name, b.parts?.host ?? b.name) ||
    (a.parts?.port ?? 0) - (b.parts?.port ?? 0) ||
    naturalOrder(a.name, b.name)
  );
}

function listClusters(joined: Joined): readonly ListedCluster[] {
  const clusters = joined.snapshot.dump?.clusters ?? [];
  return clusters
    .map((cluster) => {
      const row = clusterRow(cluster, joined);
      return { row, cluster, text: textOf(row, joined, cluster) };
    })
    .sort(order);
}

/** Every cluster of a snapshot, by host, port and name: the same array each time. */
export const clusterRows = perSnapshot(listClusters);
