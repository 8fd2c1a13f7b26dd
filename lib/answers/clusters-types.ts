import type { Cluster, Endpoint } from '@/lib/envoy/model';
import type { ClusterNameParts } from '@/lib/envoy/names';
import type { ObjectRef } from '@/lib/istio/model';
import type { Counts, Located, Origin, RowState } from './common-types';

export interface ClusterRow extends Located {
  readonly name: string;
  readonly parts: ClusterNameParts | null;
  readonly type: string;
  /** Healthy and all endpoints; null when neither `/clusters` nor EDS is known. */
  readonly endpoints: { readonly healthy: number; readonly total: number } | null;
  readonly origin: Origin;
  readonly service: ObjectRef | null;
  readonly state: RowState;
}

export interface ClustersPage {
  readonly counts: Counts;
  readonly endpoints: { readonly healthy: number; readonly total: number };
  readonly rows: readonly ClusterRow[];
}

export interface ClusterDetail {
  readonly row: ClusterRow;
  readonly cluster: Cluster;
  readonly endpoints: readonly Endpoint[];
  /** Routes that can reach this cluster, first 100. */
  readonly usedBy: {
    readonly total: number;
    readonly routes: readonly {
      readonly pointer: string;
      readonly label: string;
      readonly virtualHost: string;
      readonly routeConfig: string;
    }[];
  };
  readonly json: string;
}
