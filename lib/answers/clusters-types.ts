import type { Notice } from '@/lib/core/notice';
import type { ClusterSettings, Limit, Thresholds } from '@/lib/envoy/cluster-settings-model';
import type { ClusterStatus } from '@/lib/envoy/cluster-status';
import type { EndpointGroups } from '@/lib/envoy/endpoint-groups';
import type { AssignmentPolicy } from '@/lib/envoy/endpoint-policy';
import type { Health } from '@/lib/envoy/endpoint-serving';
import type { Cluster, ResourceState } from '@/lib/envoy/model';
import type { ClusterNameParts } from '@/lib/envoy/names';
import type { ObjectRef } from '@/lib/istio/model';
import type { QueryProblem } from '@/lib/query/model';
import type { Counts, Located, Origin, RowState } from './common-types';
import type { EndpointRow } from './endpoints-types';
import type { ListExtras } from './lists/model';

/** What goes over the wire to the endpoints. */
export type ClusterSecurity = 'plaintext' | 'tls' | 'mutual-tls' | 'by-endpoint';

export interface ClusterRow extends Located {
  readonly name: string;
  readonly parts: ClusterNameParts | null;
  readonly type: string;
  /** Null when neither `/clusters` nor EDS is known. */
  readonly endpoints: Health | null;
  readonly origin: Origin;
  readonly service: ObjectRef | null;
  readonly state: RowState;
  /** Where it stands in the dump. */
  readonly resource: ResourceState;
  readonly lb: string;
  readonly security: ClusterSecurity;
  readonly version: string | null;
  readonly updated: string | null;
}

export interface ClustersPage extends ListExtras {
  readonly counts: Counts;
  /** Of the clusters that the filter leaves; null when they are not known. */
  readonly endpoints: Health | null;
  readonly rows: readonly ClusterRow[];
  readonly problem: QueryProblem | null;
}

/** How many endpoints get which socket; `match` null is the cluster's own. */
export interface SocketUse {
  readonly match: string | null;
  readonly endpoints: number;
}

export interface ClusterDetail {
  readonly row: ClusterRow;
  readonly cluster: Cluster;
  /** Null when the dump holds no message there. */
  readonly settings: ClusterSettings | null;
  /** Null when `/clusters` is not in the capture, or does not know the cluster (warming). */
  readonly status: ClusterStatus | null;
  /** By priority, locality, and the worst first within; the first of them when there are very many. */
  readonly endpoints: readonly EndpointRow[];
  readonly endpointTotal: number;
  /** `members` are places in `endpoints`; those beyond its end are left out. */
  readonly groups: EndpointGroups;
  readonly policy: Omit<AssignmentPolicy, 'localityWeights'>;
  /** Null when there is only one socket, or when the metadata of endpoints (EDS) is not known. */
  readonly socketUse: readonly SocketUse[] | null;
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
  readonly notices: readonly Notice[];
  readonly json: string;
}

/** One limit of a circuit breaker, and what is known of its use. */
export interface BreakerLimit {
  readonly limit: Limit;
  /** What holds; null: unlimited. */
  readonly max: number | null;
  /** `now`: `/clusters` says so, runtime included. */
  readonly from: 'now' | 'configuration' | 'default';
  /** In use; null: not known. */
  readonly used: number | null;
  /** True: counted for this priority alone. False: all priorities together. */
  readonly exact: boolean;
  /** Envoy says that the breaker is open; null: not known. */
  readonly open: boolean | null;
}

export interface Breaker {
  readonly priority: string;
  readonly limits: readonly BreakerLimit[];
  readonly retryBudget: Thresholds['retryBudget'];
  readonly tracksRemaining: boolean;
}

/** Circuit breakers of one cluster with their use. */
export interface BreakersAnswer {
  readonly breakers: readonly Breaker[];
  readonly hostThresholds: readonly Thresholds[];
  /** Where the use comes from: `/stats`, the sums over hosts of `/clusters`, or nowhere. */
  readonly use: 'stats' | 'hosts' | 'none';
  /** ISO 8601; null without. */
  readonly takenAt: string | null;
  /** Requests and connections that breakers turned away since Envoy started; only counters that are known. */
  readonly overflows: readonly { readonly stat: string; readonly count: number }[];
}
