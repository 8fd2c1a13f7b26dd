import type { PathMatch, RouteAction, RouteMatch, VirtualHost } from '@/lib/envoy/model';
import type { QueryProblem } from '@/lib/query/model';
import type { Counts, Located, Origin, RowState } from './common-types';
import type { ListExtras } from './lists/model';

/** Virtual hosts that stand in the list as their head alone: all but those at some pointers, or those alone. */
export interface FoldedHosts {
  readonly all: boolean;
  readonly except: readonly string[];
}

export interface VirtualHostRow extends Located {
  readonly kind: 'virtual-host';
  readonly name: string;
  readonly routeConfig: string;
  readonly domains: readonly string[];
  readonly requireTls: VirtualHost['requireTls'];
  readonly hasMatcherTree: boolean;
  /** Routes of this virtual host that the filter leaves, and all of them. */
  readonly matched: number;
  readonly total: number;
  /** Routes of this virtual host with a state other than ok, whatever the filter leaves. */
  readonly problems: number;
  /** Its routes are no rows, though the filter leaves them. */
  readonly folded: boolean;
}

export interface RouteRow extends Located {
  readonly kind: 'route';
  readonly ordinal: number;
  readonly name: string;
  readonly routeConfig: string;
  readonly virtualHost: string;
  readonly path: PathMatch;
  readonly match: RouteMatch;
  readonly action: RouteAction;
  readonly perFilterConfig: readonly string[];
  readonly origin: Origin;
  readonly state: RowState;
}

export type RoutesRow = VirtualHostRow | RouteRow;

export interface RoutesPage extends ListExtras {
  /** `counts` counts routes; a virtual host is a row but not counted. */
  readonly counts: Counts;
  readonly virtualHosts: Counts;
  /** False when sorted by a column: then no virtual host is a row. */
  readonly grouped: boolean;
  /** Rows in the whole filtered list, virtual hosts included: the height of the window. */
  readonly rowCount: number;
  /** Index in the filtered list of every virtual-host row, for sticky heads. */
  readonly groupIndices: readonly number[];
  readonly rows: readonly RoutesRow[];
  /** Routes of Envoy's own listeners that this scope leaves out; `routeConfig: '*'` asks for all. */
  readonly hiddenOwn: number;
  readonly routeConfigs: readonly {
    readonly name: string;
    readonly routes: number;
    readonly state: string;
    /** Of Envoy's own listeners: metrics, health. */
    readonly isOwn: boolean;
  }[];
  /** Set when the filter cannot be understood; nothing matches then. */
  readonly problem: QueryProblem | null;
  /** Routes with a state other than ok, before the filter. */
  readonly problems: number;
  /** The same of what the filter leaves. */
  readonly matchedProblems: number;
}
