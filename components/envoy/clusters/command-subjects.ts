import type { ClusterDetail } from '@/lib/answers/clusters-types';
import type { EndpointDetail } from '@/lib/answers/endpoints-types';
import type { CommandSubject } from '@/lib/commands/model';

const LISTS = {
  static: 'static_clusters',
  active: 'dynamic_active_clusters',
  warming: 'dynamic_warming_clusters',
  draining: 'dynamic_active_clusters',
  rejected: 'dynamic_warming_clusters',
} as const;

/** What the commands beside a cluster would show. */
export function clusterSubject({ cluster, row }: ClusterDetail): CommandSubject {
  const { origin, parts } = row;
  return {
    show: 'cluster',
    name: cluster.name,
    list: LISTS[cluster.state],
    parts,
    object: origin.kind === 'object' ? origin.ref : null,
  };
}

/** What the commands beside an endpoint would show; of several pods at one address none is named. */
export function endpointSubject({ row }: EndpointDetail): CommandSubject {
  const { address } = row.endpoint;
  const [pod, ...more] = row.pods ?? [];
  return {
    show: 'endpoint',
    cluster: row.cluster,
    address: address.kind === 'socket' ? { ip: address.address, port: address.port } : null,
    object:
      pod === undefined || more.length > 0 ? null : { kind: 'Pod', namespace: pod.namespace, name: pod.name },
  };
}
