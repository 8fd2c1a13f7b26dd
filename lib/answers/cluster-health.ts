import { once } from '@/lib/core/once';
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

/** Its hosts stand in its own configuration, which every capture has. */
const isStatic = ({ type }: Cluster): boolean => type === 'STATIC' || type === 'envoy.cluster.static';

/** What is known of the clusters of one Envoy: which serve, and how their endpoints are. */
export class ClusterHealth {
  /** False when the dump has no clusters section: then no cluster can be called missing. */
  readonly known: boolean;
  readonly #lookups: EnvoyLookups | null;
  readonly #byCluster: () => ReadonlyMap<string, readonly Endpoint[]> | null;

  constructor(snapshot: Snapshot) {
    const { dump } = snapshot;
    this.known = dump?.sections.some((section) => section.type.endsWith('.ClustersConfigDump')) ?? false;
    this.#lookups = dump === null ? null : indexDump(dump);
    this.#byCluster = once(() => {
      const endpoints = knownEndpoints(snapshot);
      return endpoints === null ? null : Map.groupBy(endpoints, ({ cluster }) => cluster);
    });
  }

  /** Null when the endpoints are not known. Read when they are first asked for. */
  get #endpoints(): ReadonlyMap<string, readonly Endpoint[]> | null {
    return this.#byCluster();
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
    const { name } = cluster;
    if (this.#endpoints === null) {
      if (isStatic(cluster) && !this.#lookups?.endpoints.has(name))
        return { kind: 'no-healthy-endpoint', clusters: [name], partial: false };
      return listsHosts(cluster) && !isStatic(cluster) ? NO_ENDPOINTS : { kind: 'ok' };
    }
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
    const all = action.kind === 'cluster' || action.kind === 'weighted' ? action.clusters : [];
    return this.stateOfTargets({
      kind: action.kind,
      chooser: chooserOf(action),
      clusters: clustersOf(action).map(({ name }) => name),
      header: all.find(({ clusterHeader }) => clusterHeader)?.clusterHeader ?? null,
      mirrors: 'policy' in action ? action.policy.mirrors : [],
    });
  }

  /** The same for what is known of an action without all of it. */
  stateOfTargets({ kind, chooser, clusters: targets, header, mirrors }: ActionTargets): RowState {
    if (kind === 'cluster-header') return { kind: 'unknown', why: `cluster from header ${chooser}` };
    if (kind === 'plugin') return { kind: 'unknown', why: `cluster chosen by the plugin ${chooser}` };
    if (!this.known || targets.length === 0) return { kind: 'ok' };
    const missing = targets.filter((name) => !this.isServing(name));
    if (missing.length > 0) {
      return { kind: 'missing-cluster', clusters: missing, partial: missing.length < targets.length };
    }
    const states = targets.flatMap((name) => {
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
    return (
      states.find(({ kind: each }) => each === 'unknown') ?? byHeader(header) ?? this.#mirrorState(mirrors)
    );
  }

  /** A mirror whose cluster is not there: only the copies are lost. */
  #mirrorState(mirrors: readonly string[]): RowState {
    const clusters = mirrors.filter((name) => !this.isServing(name));
    return clusters.length === 0 ? { kind: 'ok' } : { kind: 'missing-mirror', clusters };
  }
}

/** What decides whether a route works. */
export interface ActionTargets {
  readonly kind: RouteAction['kind'];
  /** Name of the header or plugin that chooses the cluster; '' for none. */
  readonly chooser: string;
  /** Clusters that get requests; weight 0 gets none. */
  readonly clusters: readonly string[];
  /** A header that names one of the clusters; null without one. */
  readonly header: string | null;
  readonly mirrors: readonly string[];
}

function chooserOf(action: RouteAction): string {
  if (action.kind === 'cluster-header') return action.header;
  return action.kind === 'plugin' ? action.name : '';
}

function byHeader(header: string | null): RowState | null {
  return header === null ? null : { kind: 'unknown', why: `one of the clusters from header ${header}` };
}

/** Clusters that an action can send a request to, by name; weight 0 never gets one. */
export function clustersOf(action: RouteAction): readonly WeightedCluster[] {
  if (action.kind !== 'cluster' && action.kind !== 'weighted') return [];
  return action.clusters.filter(({ weight, clusterHeader }) => weight > 0 && clusterHeader === undefined);
}
