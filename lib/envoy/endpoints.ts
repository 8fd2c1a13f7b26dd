import { readAddress } from './address';
import type { Cluster } from './cluster-model';
import type { Entry } from './dump-sections';
import { healthOfStatus } from './endpoint-health';
import { readEndpointMetadata } from './endpoint-metadata';
import type { Endpoint } from './endpoint-model';
import type { Raw } from './raw';

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
 * there is one, so the names are led back; a name that no cluster uses is kept as it is. Yields after each entry.
 */
export function* readEdsEndpoints(
  entries: Iterable<Entry>,
  clusters: readonly Cluster[],
): Generator<undefined, readonly Endpoint[]> {
  const users = new Map<string, Set<string>>();
  for (const cluster of clusters) {
    const name = cluster.edsServiceName ?? cluster.name;
    users.set(name, (users.get(name) ?? new Set()).add(cluster.name));
  }
  const read = new Set<string>();
  const all: Endpoint[] = [];
  for (const { name, resource } of entries) {
    const names = [...(users.get(name) ?? [name])];
    // Clusters that share a service each have an entry of the same name, with the same hosts.
    const isKnown = names.length > 1 && read.has(name);
    read.add(name);
    const endpoints = isKnown ? [] : readAssignment(resource);
    for (const cluster of names)
      for (const endpoint of endpoints) all.push({ ...endpoint, cluster, source: 'eds' });
    yield;
  }
  return all;
}

/**
 * Endpoints that the clusters' own configuration names: what is known when a dump was taken without EDS. Yields after
 * each cluster.
 */
export function* readConfiguredEndpoints(
  entries: Iterable<Entry>,
): Generator<undefined, readonly Endpoint[]> {
  const all: Endpoint[] = [];
  for (const { name, resource } of entries) {
    for (const endpoint of readAssignment(resource.at('load_assignment')))
      all.push({ ...endpoint, cluster: name, source: 'config' });
    yield;
  }
  return all;
}
