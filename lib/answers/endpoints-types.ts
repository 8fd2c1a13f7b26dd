import type { MetadataEntry } from '@/lib/envoy/cluster-metadata';
import type { Setting } from '@/lib/envoy/cluster-settings-model';
import type { Health } from '@/lib/envoy/endpoint-serving';
import type { Endpoint } from '@/lib/envoy/model';
import type { ClusterNameParts } from '@/lib/envoy/names';
import type { ObjectRef } from '@/lib/istio/model';
import type { QueryProblem } from '@/lib/query/model';
import type { ClusterRow } from './clusters-types';
import type { Counts } from './common-types';
import type { ListExtras } from './lists/model';

/** The pod behind an address. */
export interface EndpointPod {
  readonly namespace: string;
  readonly name: string;
  readonly workload: string;
  readonly ready: boolean;
}

export interface EndpointRow {
  /** Unique in its snapshot and the same over snapshots: cluster and address. */
  readonly id: string;
  /** `10.0.0.1:8080` */
  readonly address: string;
  readonly cluster: string;
  readonly parts: ClusterNameParts | null;
  readonly service: ObjectRef | null;
  readonly endpoint: Endpoint;
  /** More than one where pods share the node's address; null when pods were not read. */
  readonly pods: readonly EndpointPod[] | null;
}

export interface EndpointsPage extends ListExtras {
  readonly counts: Counts;
  /** Of the endpoints that the filter leaves. */
  readonly health: Health;
  /** `/clusters`, EDS, or only what clusters are configured with. */
  readonly source: Endpoint['source'];
  readonly rows: readonly EndpointRow[];
  readonly problem: QueryProblem | null;
}

export interface EndpointDetail {
  readonly row: EndpointRow;
  /** Null when the dump does not hold its cluster. */
  readonly cluster: ClusterRow | null;
  /** Other clusters that have the same address, first 50. */
  readonly twins: { readonly total: number; readonly rows: readonly EndpointRow[] };
  /** Of the dump: where its metadata stands, key, value. */
  readonly metadata: readonly MetadataEntry[];
  /** Of the dump: what else it says. */
  readonly settings: readonly Setting[];
  /** As `/clusters` has it; '' when it is not from there. */
  readonly liveJson: string;
  /** As the dump has it; '' when it is not there. */
  readonly dumpJson: string;
}
