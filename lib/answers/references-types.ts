import type { JsonPointer } from '@/lib/core/brand';

export type ReferenceKind = 'cluster' | 'route-config' | 'secret' | 'endpoints';

export interface ReferencesQuestion {
  readonly kind: ReferenceKind;
  readonly name: string;
  readonly offset: number;
  readonly limit: number;
}

/** What a place says of the thing that it names. */
export type ReferenceRole =
  /** The resource itself. */
  | 'definition'
  /** The endpoints of a cluster: its `load_assignment`, or an EDS answer. */
  | 'endpoints'
  /** A cluster that gets its endpoints by this name. */
  | 'eds-service-name'
  | 'route'
  | 'weighted-cluster'
  | 'mirror'
  | 'tcp-proxy'
  | 'aggregate-cluster'
  | 'http-filter'
  | 'network-filter'
  | 'access-log'
  | 'tracing'
  /** Where Envoy gets configuration from: ADS and other xDS. */
  | 'config-source'
  | 'rds'
  | 'scoped-routes'
  | 'server-certificate'
  | 'client-certificate'
  | 'trusted-ca'
  | 'session-tickets'
  | 'filter-secret'
  /** Uses it, in a way that is not known by name. */
  | 'other-use'
  /** The same text in a place that need not mean it: a `stat_prefix`. */
  | 'same-text';

export interface Reference {
  readonly pointer: JsonPointer;
  readonly role: ReferenceRole;
  readonly breadcrumb: readonly string[];
  /** The resource that the place is in; null outside of all. */
  readonly resource: JsonPointer | null;
  readonly section: string | null;
  /** Line of the dump as it was received, from 1. */
  readonly line: number;
}

export interface ReferencesPage {
  /** Where it is defined; empty for what nothing in the dump defines. */
  readonly definitions: readonly Reference[];
  /** Places that refer to it: all, and by role, in the order of the dump. */
  readonly total: number;
  readonly roles: readonly { readonly role: ReferenceRole; readonly count: number }[];
  /** The window of them: uses first, places with only the same text last. */
  readonly rows: readonly Reference[];
}

/** A thing that a value refers to. */
export interface RefersToRow {
  readonly kind: ReferenceKind;
  readonly name: string;
  readonly role: ReferenceRole;
  /** Places that name it so, and the first of them. */
  readonly count: number;
  readonly pointer: JsonPointer;
  /** Where the dump lists it; null when it does not. */
  readonly definition: JsonPointer | null;
}

export interface RefersToPage {
  /** Things by name and role, in the order of the dump; the first of them in `rows`. */
  readonly total: number;
  readonly rows: readonly RefersToRow[];
  /** The value was not looked through. */
  readonly isTooLong: boolean;
}
