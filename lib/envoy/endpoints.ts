import { readAddress } from './address';
import type { Cluster } from './cluster-model';
import { healthOfStatus } from './endpoint-health';
import { readEndpointMetadata } from './endpoint-metadata';
import type { Endpoint } from './endpoint-model';
import type { Raw } from './raw';
import type { Entry } from './sections';

/** config.core.v3.Locality as `region/zone/sub_zone`; parts that are missing at the end are left out. */
export function readLocality(raw: Raw): string {
  return [raw.text('region'), raw.text('zone'), raw.text('sub_zone')].join('/').replace(/\/+$/, '');
}

type Assignment = Omit<Endpoint, 'cluster' | 'source'>;

function readLbEndpoint(raw: Raw, priority: number, locality: string): Assignment {
  const endpoint = raw.at('endpoint');
  const status = raw.text('health_status');
  return {
    pointer: raw.pointer,
    address: readAddress(endpoint.at('address')),
    additionalAddresses: endpoint
      .at('additional_addresses')
      .objects()
      .map((each) => readAddress(each.at('address'))),
    hostname: endpoint.text('hostname'),
    health: healthOfStatus(status),
    healthFlags: status === '' || status === 'HEALTHY' ? [] : [`eds: ${status}`],
    weight: raw.numberOrNull('load_balancing_weight'),
    priority,
    locality,
    traffic: null,
    successRate: null,
    localOriginSuccessRate: null,
    ...readEndpointMetadata(raw.at('metadata')),
  };
}

/** config.endpoint.v3.ClusterLoadAssignment */
function readAssignment(raw: Raw): readonly Assignment[] {
  return raw
    .at('endpoints')
    .objects()
    .flatMap((group) => {
      const priority = group.numberOrNull('priority') ?? 0;
      const locality = readLocality(group.at('locality'));
      return group
        .at('lb_endpoints')
        .objects()
        .map((endpoint) => readLbEndpoint(endpoint, priority, locality));
    });
}

/**
 * Endpoints of the EDS sections, by cluster. Envoy names an assignment by the cluster's EDS service name where
 * there is one, so the names are led back; a name that no cluster uses is kept as it is.
 */
export function readEdsEndpoints(
  entries: readonly Entry[],
  clusters: readonly Cluster[],
): readonly Endpoint[] {
  const users = new Map<string, Set<string>>();
  for (const cluster of clusters) {
    const name = cluster.edsServiceName ?? cluster.name;
    users.set(name, (users.get(name) ?? new Set()).add(cluster.name));
  }
  const read = new Set<string>();
  return entries.flatMap(({ name, resource }) => {
    const names = [...(users.get(name) ?? [name])];
    // Clusters that share a service each have an entry of the same name, with the same hosts.
    if (names.length > 1 && read.has(name)) return [];
    read.add(name);
    const endpoints = readAssignment(resource);
    return names.flatMap((cluster) =>
      endpoints.map((endpoint): Endpoint => ({ ...endpoint, cluster, source: 'eds' })),
    );
  });
}

/** Endpoints that the clusters' own configuration names: what is known when a dump was taken without EDS. */
export function readConfiguredEndpoints(entries: readonly Entry[]): readonly Endpoint[] {
  return entries.flatMap(({ name, resource }) =>
    readAssignment(resource.at('load_assignment')).map(
      (endpoint): Endpoint => ({ ...endpoint, cluster: name, source: 'config' }),
    ),
  );
}
