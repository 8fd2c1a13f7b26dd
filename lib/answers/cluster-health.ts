import { type EnvoyLookups, indexDump, listsHosts } from '@/lib/envoy/lookups';
import type { Cluster, Endpoint, RouteAction, WeightedCluster } from '@/lib/envoy/model';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import type { RowState } from './common-types';

export interface Health {
  readonly healthy: number;
  readonly total: number;
}

/** The endpoints of a capture; null when neither `/clusters` nor EDS is in it. Static ones alone are not all. */
export function knownEndpoints({ dump, endpoints, hasClustersAnswer }: Snapshot): readonly Endpoint[] | null {
  if (hasClustersAnswer) return endpoints;
  return dump?.hasEndpoints === true ? dump.endpoints : null;
}

const NO_ENDPOINTS: RowState = {
  kind: 'unknown',
  why: 'neither /clusters nor endpoints (include_eds) are in this capture',
};

/** What is known of the clusters of one Envoy: which serve, and how their endpoints are. */
export class ClusterHealth {
  /** False when the dump has no clusters section: then no cluster can be called missing. */
  readonly known: boolean;
  readonly #lookups: EnvoyLookups | null;
  readonly #endpoints: ReadonlyMap<string, readonly Endpoint[]> | null;

  constructor(snapshot: Snapshot) {
    const { dump } = snapshot;
    const endpoints = knownEndpoints(snapshot);
    this.known = dump?.sections.some((section) => section.type.endsWith('.ClustersConfigDump')) ?? false;
    this.#lookups = dump === null ? null : indexDump(dump);
    this.#endpoints = endpoints === null ? null : Map.groupBy(endpoints, ({ cluster }) => cluster);
  }

  isServing(name: string): boolean {
    return this.#lookups?.clusterServes(name) ?? false;
  }

  /** EDS names its endpoints by service name where that differs from the cluster's. */
  endpointsOf(cluster: Cluster): readonly Endpoint[] {
    const { name, edsServiceName } = cluster;
    return this.#endpoints?.get(name) ?? this.#endpoints?.get(edsServiceName ?? name) ?? [];
  }

  /** Null when neither `/clusters` nor EDS is known. Degraded hosts still get requests and count as healthy. */
  healthOf(cluster: Cluster): Health | null {
    if (this.#endpoints === null) return null;
    const endpoints = this.endpointsOf(cluster);
    const healthy = endpoints.filter(({ health }) => health === 'healthy' || health === 'degraded').length;
    return { healthy, total: endpoints.length };
  }

  stateOf(cluster: Cluster): RowState {
    if (cluster.state === 'warming') return { kind: 'warming' };
    const health = this.healthOf(cluster);
    if (health === null) return listsHosts(cluster) ? NO_ENDPOINTS : { kind: 'ok' };
    const lacksHost = health.healthy === 0 && (health.total > 0 || listsHosts(cluster));
    return lacksHost
      ? { kind: 'no-healthy-endpoint', clusters: [cluster.name], partial: false }
      : { kind: 'ok' };
  }

  /** The worst that the clusters of a route's action can do to it. */
  actionState(action: RouteAction): RowState {
    if (action.kind === 'cluster-header')
      return { kind: 'unknown', why: `cluster from header ${action.header}` };
    const targets = clustersOf(action);
    if (!this.known || targets.length === 0) return { kind: 'ok' };
    const missing = targets.filter(({ name }) => !this.isServing(name)).map(({ name }) => name);
    if (missing.length > 0) {
      return { kind: 'missing-cluster', clusters: missing, partial: missing.length < targets.length };
    }
    const states = targets.flatMap(({ name }) => {
      const cluster = this.#lookups?.clusters.get(name);
      return cluster === undefined ? [] : [this.stateOf(cluster)];
    });
    const empty = states.flatMap((state) => (state.kind === 'no-healthy-endpoint' ? state.clusters : []));
    if (empty.length > 0) {
      return { kind: 'no-healthy-endpoint', clusters: empty, partial: empty.length < targets.length };
    }
    return states.find(({ kind }) => kind === 'unknown') ?? { kind: 'ok' };
  }
}

/** Clusters that an action can send a request to; weight 0 never gets one. */
export function clustersOf(action: RouteAction): readonly WeightedCluster[] {
  if (action.kind !== 'cluster' && action.kind !== 'weighted') return [];
  return action.clusters.filter(({ weight }) => weight > 0);
}
