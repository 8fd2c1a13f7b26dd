import { type Health, healthOf, servingOf } from '@/lib/envoy/endpoint-serving';
import { type EnvoyLookups, indexDump, listsHosts } from '@/lib/envoy/lookups';
import type { Cluster, Endpoint, RouteAction, WeightedCluster } from '@/lib/envoy/model';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import type { RowState } from './common-types';

/** The endpoints of a capture; null when neither `/clusters` nor EDS is in it. Static ones alone are not all. */
export function knownEndpoints({ dump, endpoints, hasClustersAnswer }: Snapshot): readonly Endpoint[] | null {
  if (hasClustersAnswer) return endpoints;
  return dump?.hasEndpoints === true ? dump.endpoints : null;
}

const NO_ENDPOINTS: RowState = {
  kind: 'unknown',
  why: 'neither /clusters nor endpoints (include_eds) are in this capture',
};

const NO_HEALTH: RowState = {
  kind: 'unknown',
  why: 'this capture does not tell the health of its endpoints',
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

  /** Null when neither `/clusters` nor EDS is known. */
  healthOf(cluster: Cluster): Health | null {
    return this.#endpoints === null ? null : healthOf(this.endpointsOf(cluster));
  }

  stateOf(cluster: Cluster): RowState {
    if (cluster.state === 'warming')
      return cluster.error === null
        ? { kind: 'warming' }
        : { kind: 'rejected', details: cluster.error.details };
    if (this.#endpoints === null) return listsHosts(cluster) ? NO_ENDPOINTS : { kind: 'ok' };
    const { name } = cluster;
    switch (servingOf(cluster, this.endpointsOf(cluster))) {
      case 'serves':
        return { kind: 'ok' };
      case 'unknown':
        return NO_HEALTH;
      case 'panics':
        return { kind: 'panic', clusters: [name], partial: false };
      case 'fails':
        return { kind: 'no-healthy-endpoint', clusters: [name], partial: false };
    }
  }

  /** The worst that the clusters of a route's action can do to it. */
  actionState(action: RouteAction): RowState {
    if (action.kind === 'cluster-header')
      return { kind: 'unknown', why: `cluster from header ${action.header}` };
    if (action.kind === 'plugin')
      return { kind: 'unknown', why: `cluster chosen by the plugin ${action.name}` };
    // Made for filters and for clients without a proxy: the router finds no cluster (seen on Envoy 1.40).
    if (action.kind === 'non-forwarding' || action.kind === 'filter-action')
      return { kind: 'missing-cluster', clusters: [], partial: false };
    const targets = clustersOf(action);
    if (!this.known || targets.length === 0) return { kind: 'ok' };
    const missing = targets.filter(({ name }) => !this.isServing(name)).map(({ name }) => name);
    if (missing.length > 0) {
      const code = 'policy' in action ? action.policy.notFoundCode : undefined;
      const partial = missing.length < targets.length;
      return { kind: 'missing-cluster', clusters: missing, partial, ...(code === undefined ? {} : { code }) };
    }
    const states = targets.flatMap(({ name }) => {
      const cluster = this.#lookups?.clusters.get(name);
      return cluster === undefined ? [] : [this.stateOf(cluster)];
    });
    const empty = states.flatMap((state) => (state.kind === 'no-healthy-endpoint' ? state.clusters : []));
    if (empty.length > 0) {
      return { kind: 'no-healthy-endpoint', clusters: empty, partial: empty.length < targets.length };
    }
    const panicking = states.flatMap((state) => (state.kind === 'panic' ? state.clusters : []));
    if (panicking.length > 0) {
      return { kind: 'panic', clusters: panicking, partial: panicking.length < targets.length };
    }
    return states.find(({ kind }) => kind === 'unknown') ?? byHeader(action) ?? this.#mirrorState(action);
  }

  /** A mirror whose cluster is not there: only the copies are lost. */
  #mirrorState(action: RouteAction): RowState {
    const mirrors = 'policy' in action ? action.policy.mirrors : [];
    const clusters = mirrors.filter((name) => !this.isServing(name));
    return clusters.length === 0 ? { kind: 'ok' } : { kind: 'missing-mirror', clusters };
  }
}

/** A weighted cluster that a header of the request names. */
function byHeader(action: RouteAction): RowState | null {
  const entry =
    action.kind === 'weighted' ? action.clusters.find(({ clusterHeader }) => clusterHeader) : undefined;
  return entry === undefined
    ? null
    : { kind: 'unknown', why: `one of the clusters from header ${entry.clusterHeader}` };
}

/** Clusters that an action can send a request to, by name; weight 0 never gets one. */
export function clustersOf(action: RouteAction): readonly WeightedCluster[] {
  if (action.kind !== 'cluster' && action.kind !== 'weighted') return [];
  return action.clusters.filter(({ weight, clusterHeader }) => weight > 0 && clusterHeader === undefined);
}
