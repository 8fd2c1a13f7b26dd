import type { JsonPointer } from '@/lib/core/brand';
import type { Notice } from '@/lib/core/notice';
import type { MatcherTree } from '@/lib/envoy/model';
import type { RouteDetailConfig, SpecifierPlugin } from '@/lib/envoy/route-detail-model';
import type {
  RouteConfigDetailConfig,
  RouteScope,
  ScopeKeyPart,
  VirtualHostDetailConfig,
} from '@/lib/envoy/route-host-model';
import type {
  CorsPolicy,
  Extension,
  FilterSettings,
  HeaderMutations,
  MetadataEntry,
} from '@/lib/envoy/route-parts-model';
import type { HedgePolicy, MirrorPolicy, RetryPolicy } from '@/lib/envoy/route-policy-model';
import type { RateLimit } from '@/lib/envoy/route-rate-limit-model';
import type { Located } from './common-types';
import type { RouteRow } from './routes-types';

/** Where a setting stands that holds for a route: the route itself, or around it. */
export type RouteLevel = 'weighted-cluster' | 'route' | 'virtual-host' | 'route-config';

export interface AtLevel<T> {
  readonly level: RouteLevel;
  readonly value: T;
}

/** A mirror policy, and whether its cluster is there; null: the dump has no clusters, or a header names it. */
export interface MirrorTarget extends MirrorPolicy {
  readonly exists: boolean | null;
}

/** One header list, in the order in which Envoy works through the levels. */
export interface HeaderStep {
  readonly level: RouteLevel;
  /** The weighted cluster whose list it is; '' elsewhere. */
  readonly cluster: string;
  readonly headers: HeaderMutations;
}

/** What the levels say of one HTTP filter; the most specific first, which most filters take alone. */
export interface FilterAtLevels {
  readonly name: string;
  readonly settings: readonly AtLevel<FilterSettings>[];
  /** Whether a connection manager that uses these routes has a filter of that name; null: none is known. */
  readonly installed: boolean | null;
}

export interface RateLimitsAtLevel extends AtLevel<readonly RateLimit[]> {
  /** False when the lists of another level take its place. */
  readonly counts: boolean;
}

/** Settings of all levels that meet in one route, with the level that each comes from. */
export interface RouteSettings {
  readonly retry: AtLevel<RetryPolicy> | null;
  /** `retry_policy_typed_config`: type of the message. */
  readonly retryExtension: AtLevel<string> | null;
  readonly hedge: AtLevel<HedgePolicy> | null;
  readonly mirrors: AtLevel<readonly MirrorTarget[]> | null;
  readonly rateLimits: readonly RateLimitsAtLevel[];
  /** Most specific first: of each field, the first that is set holds. */
  readonly cors: readonly AtLevel<CorsPolicy>[];
  readonly headers: readonly HeaderStep[];
  readonly mostSpecificHeadersWin: boolean;
  readonly filters: readonly FilterAtLevels[];
  readonly bodyLimit: AtLevel<number> | null;
  readonly metadata: readonly AtLevel<readonly MetadataEntry[]>[];
  readonly routeSpecifiers: readonly AtLevel<readonly Extension[]>[];
}

/** What is wrong with a route, or will surprise whoever wrote it. */
export type RouteProblem =
  | {
      readonly kind: 'missing-cluster';
      readonly clusters: readonly string[];
      /** Status that the client gets (`cluster_not_found_response_code`). */
      readonly code: number;
      /** Other clusters of the same route still answer. */
      readonly partial: boolean;
    }
  | { readonly kind: 'missing-mirror'; readonly clusters: readonly string[] }
  | { readonly kind: 'missing-plugin'; readonly plugin: string }
  /** An earlier route takes every request that this one would match. */
  | { readonly kind: 'shadowed'; readonly by: number; readonly pointer: JsonPointer }
  /** A path with `?` or `#` in it: what is compared ends there. */
  | { readonly kind: 'never-matches'; readonly path: string }
  /** No weight: Envoy counts the route as not matched and goes on. */
  | { readonly kind: 'no-weight' }
  /** `prefix_rewrite` is textual: with prefix `/api` and rewrite `/`, `/api/x` becomes `//x`. */
  | { readonly kind: 'rewrite-seam'; readonly before: string; readonly after: string }
  | { readonly kind: 'retries-nothing'; readonly level: RouteLevel }
  /** `max_stream_duration` is set: Envoy does not look at `timeout` then. */
  | { readonly kind: 'timeout-unused'; readonly timeout: string }
  /** Not made for a proxy: the router finds no cluster and answers 503. */
  | { readonly kind: 'no-upstream'; readonly action: 'filter_action' | 'non_forwarding_action' }
  /** No connection manager that uses the route has filters of these names. */
  | { readonly kind: 'filters-not-installed'; readonly filters: readonly string[] };

/** A connection manager that uses a route configuration. */
export interface RouteConfigUser {
  readonly listener: string;
  readonly chain: string;
  readonly isDefaultChain: boolean;
  /** Of the connection manager. */
  readonly pointer: JsonPointer;
  readonly statPrefix: string;
  readonly via: 'rds' | 'inline' | 'scoped';
}

export interface RouteConfigRef extends Located {
  readonly name: string;
  readonly version: string | null;
  readonly lastUpdated: string | null;
  readonly state: string;
}

export interface HostRef extends Located {
  readonly name: string;
  readonly domains: readonly string[];
  readonly routes: number;
  readonly requireTls: string;
}

/** One route with everything around it. */
export interface RouteDetail {
  readonly row: RouteRow;
  readonly config: RouteDetailConfig;
  readonly settings: RouteSettings;
  readonly virtualHost: HostRef;
  /** What the virtual host says of all its routes. */
  readonly host: Pick<
    VirtualHostDetailConfig,
    'attemptCountInRequest' | 'attemptCountInResponse' | 'timeoutRetryHeader' | 'virtualClusters'
  >;
  readonly routeConfig: RouteConfigRef;
  /** The named plugin of the route configuration that chooses the cluster, if one does. */
  readonly plugin: SpecifierPlugin | null;
  /** Clusters that the action or its mirrors name and that Envoy does not have. */
  readonly missing: readonly string[];
  readonly problems: readonly RouteProblem[];
  /** Connection managers that use the route configuration. */
  readonly users: readonly RouteConfigUser[];
  /** What was not understood in the route, its virtual host or its route configuration. */
  readonly notices: readonly Notice[];
  /** Neighbours in the order in which Envoy tries them. */
  readonly previous: JsonPointer | null;
  readonly next: JsonPointer | null;
  readonly json: string;
}

/** Routes that one action of a matcher tree holds, tried in order. */
export interface TreeRoutes {
  /** Of the action in the tree. */
  readonly pointer: JsonPointer;
  readonly rows: readonly RouteRow[];
}

/** One virtual host with everything around it. */
export interface VirtualHostDetail extends Located {
  readonly name: string;
  readonly config: VirtualHostDetailConfig;
  readonly routes: number;
  /** Routes with a state other than ok. */
  readonly problems: number;
  readonly routeConfig: RouteConfigRef;
  readonly mirrors: readonly MirrorTarget[];
  readonly tree: MatcherTree | null;
  readonly treeRoutes: readonly TreeRoutes[];
  readonly previous: JsonPointer | null;
  readonly next: JsonPointer | null;
  readonly json: string;
}

/** A scope that leads to a route configuration, with the key that asks for it. */
export interface ScopeOfConfig {
  readonly set: string;
  readonly version: string | null;
  readonly scope: RouteScope;
  /** How the connection manager builds the key; empty when none is in the dump. */
  readonly key: readonly ScopeKeyPart[];
}

export interface HostSummary extends Located {
  readonly name: string;
  readonly domains: number;
  readonly firstDomain: string;
  readonly routes: number;
  readonly virtualClusters: number;
  readonly problems: number;
  readonly requireTls: string;
  readonly hasMatcherTree: boolean;
}

/** One route configuration with everything around it. */
export interface RouteConfigDetail extends RouteConfigRef {
  readonly config: RouteConfigDetailConfig;
  readonly mirrors: readonly MirrorTarget[];
  /** Route configurations of this name in the dump: inline ones may share it. The first is shown. */
  readonly copies: number;
  readonly counts: {
    readonly virtualHosts: number;
    readonly domains: number;
    readonly routes: number;
    readonly virtualClusters: number;
    readonly problems: number;
  };
  /** The first virtual hosts, those with problems before the others. */
  readonly hosts: readonly HostSummary[];
  readonly users: readonly RouteConfigUser[];
  readonly scopes: readonly ScopeOfConfig[];
  readonly json: string;
}
