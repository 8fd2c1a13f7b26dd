import type { Records } from './records';
import type { Texts } from './texts';

/** Numbers of a route. `FIRST_…` are the first record in another table; the next route's is behind the last. */
export const ROW = {
  start: 0,
  end: 1,
  host: 2,
  /** Place in the list of its virtual host, from 1. */
  ordinal: 3,
  nameStart: 4,
  nameEnd: 5,
  pathStart: 6,
  pathEnd: 7,
  /** Number of `istio.config` + 1; 0 for none. */
  istioConfig: 8,
  firstTarget: 9,
  firstCondition: 10,
  /** Number of the list of per-filter configurations. */
  filters: 11,
  /** Kind of path, kind of action, flags: a byte each. */
  kinds: 12,
} as const;
export const ROW_WORDS = 13;

/** Numbers of a virtual host. */
export const HOST_ROW = {
  start: 0,
  end: 1,
  config: 2,
  /** Place in the list of its route configuration, from 0. */
  index: 3,
  nameStart: 4,
  nameEnd: 5,
  domainsStart: 6,
  domainsEnd: 7,
  firstRoute: 8,
} as const;
export const HOST_WORDS = 9;

/** Weights are of type uint32; what else stands in a dump is brought to the nearest. */
export const MOST_WEIGHT = 0xffff_ffff;

/** A cluster that gets requests of a route: the number of its name, the weight, 1 when the name is a header's. */
export const TARGET = { name: 0, weight: 1, byHeader: 2 } as const;
export const TARGET_WORDS = 3;

export const CONDITION_ROW = { what: 0, nameStart: 1, nameEnd: 2, valueStart: 3, valueEnd: 4 } as const;
export const CONDITION_WORDS = 5;

/** Something that few routes have, in the order of routes: the route, then one or two numbers. */
export const EXTRA = { row: 0, first: 1, second: 2 } as const;
export const EXTRA_WORDS = 3;

export const PATH_KINDS = ['', 'prefix', 'exact', 'path-separated-prefix', 'regex'] as const;
export const ACTION_KINDS = [
  'unknown',
  'cluster',
  'weighted',
  'cluster-header',
  'plugin',
  'redirect',
  'direct-response',
  'non-forwarding',
  'filter-action',
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** What a condition asks of a value; the last two have none. */
export const CONDITION_KINDS = [
  'exact',
  'prefix',
  'suffix',
  'contains',
  'regex',
  'present',
  'absent',
] as const;
/** Flags of a condition, above its kind. */
export const IN_QUERY = 1 << 8;
export const INVERTED = 1 << 9;
export const ANY_CASE = 1 << 10;

/** Flags of a route. What is odd is read whole by the typed readers when somebody wants to see it. */
export const IGNORES_CASE = 1 << 16;
export const ODD_MATCH = 1 << 17;
export const ODD_ACTION = 1 << 18;
/** Anything may be written in an unusual way, the name too. */
export const ODD = 1 << 19;

/** All that a walk over route configurations collects. */
export interface RouteColumns {
  readonly rows: Records;
  readonly hosts: Records;
  readonly targets: Records;
  readonly conditions: Records;
  /** Spans of redirects and direct responses. */
  readonly actions: Records;
  /** Names of a header or a plugin that chooses the cluster. */
  readonly choosers: Records;
  /** Clusters that get copies. */
  readonly mirrors: Records;
  /** Names of clusters, and of headers and plugins that choose them. */
  readonly names: Texts;
  readonly istioConfigs: Texts;
  /** Lists of names of filters, without repetition. */
  readonly filterLists: readonly (readonly string[])[];
}
