import type { JsonPointer } from '@/lib/core/brand';
import type { Json } from '@/lib/core/json';
import type { Notice } from '@/lib/core/notice';
import type { Stepwise } from '@/lib/core/stepwise';
import type { Span } from '@/lib/json/span';
import type { Address } from './address-model';
import type { Cluster } from './cluster-model';
import type { DumpCheck } from './dump-check';
import type { Endpoint } from './endpoint-model';
import type { Listener } from './listener-model';
import type { Raw } from './raw';
import type { ResourceState } from './resource-model';
import type { RouteConfigPlace } from './route-table/route-configs';
import type { RouteTable } from './route-table/route-table';
import type { Secret } from './secret-model';

export type * from './address-model';
export type * from './cluster-model';
export type * from './connection-manager-model';
export type * from './endpoint-model';
export type * from './filter-model';
export type * from './listener-model';
export type * from './matcher-model';
export type * from './resource-model';
export type * from './route-model';
export type * from './secret-model';
export type * from './tls-model';

export interface Bootstrap {
  readonly pointer: JsonPointer;
  readonly nodeId: string;
  readonly nodeCluster: string;
  readonly metadata: { readonly [key: string]: Json };
  readonly envoyVersion: string | null;
}

/** One entry of `configs[]`. */
export interface DumpSection {
  readonly pointer: JsonPointer;
  /** `@type` without prefix, e.g. `envoy.admin.v3.RoutesConfigDump`. */
  readonly type: string;
  /** `Routes`, `Listeners`, … or the last part of an unknown type. */
  readonly title: string;
  readonly known: boolean;
  readonly resources: readonly DumpResource[];
}

/** One resource of a section: what a person would look for by name. */
export interface DumpResource {
  readonly pointer: JsonPointer;
  readonly name: string;
  /** Field of the section that lists it, e.g. `dynamic_route_configs`. */
  readonly list: string;
  readonly state: ResourceState;
  readonly version: string | null;
  readonly lastUpdated: string | null;
}

/**
 * A whole `/config_dump`. Its sections are known; everything else is read when somebody first asks for it, and kept.
 * Routes are too many for that: their table knows what lists need.
 */
export interface ConfigDump {
  readonly bootstrap: Bootstrap | null;
  readonly listeners: readonly Listener[];
  /** Route configurations by name and place. */
  readonly routeConfigs: readonly RouteConfigPlace[];
  /** What they hold; `configs` are those of `routeConfigs`. */
  readonly routes: RouteTable;
  readonly clusters: readonly Cluster[];
  readonly endpoints: readonly Endpoint[];
  readonly hasEndpoints: boolean;
  /** The same, made in steps between other things: in a large dump each takes a moment. */
  readonly inSteps: {
    readonly routes: Stepwise<RouteTable>;
    readonly listeners: Stepwise<readonly Listener[]>;
    readonly clusters: Stepwise<readonly Cluster[]>;
    readonly endpoints: Stepwise<readonly Endpoint[]>;
  };
  readonly secrets: readonly Secret[];
  readonly sections: readonly DumpSection[];
  /** Where a section or resource stands in the bytes; null when it is not there. */
  readonly spanOf: (pointer: JsonPointer) => Span | null;
  /** What stands at a pointer, parsed; a missing value when nothing does. */
  readonly rawAt: (pointer: JsonPointer) => Raw;
  /** What was not understood so far: of the sections at once, of resources as `check` comes to them. */
  readonly notices: readonly Notice[];
  /** Goes through all resources for notices. */
  readonly check: DumpCheck;
}

/** `/server_info`, read. */
export interface ServerInfo {
  readonly version: string;
  readonly state: 'LIVE' | 'DRAINING' | 'PRE_INITIALIZING' | 'INITIALIZING' | 'unknown';
  readonly uptimeSeconds: number | null;
  readonly nodeId: string;
  readonly metadata: { readonly [key: string]: Json };
}

/** `/listeners?format=json`: what is really bound. */
export interface BoundListener {
  readonly name: string;
  readonly addresses: readonly Address[];
}
