import type { JsonPointer } from '@/lib/core/brand';
import type { Json } from '@/lib/core/json';
import type { Notice } from '@/lib/core/notice';
import type { Address } from './address-model';
import type { Cluster } from './cluster-model';
import type { Endpoint } from './endpoint-model';
import type { Listener } from './listener-model';
import type { ResourceState } from './resource-model';
import type { RouteConfig } from './route-model';
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

/** A whole `/config_dump`, read. */
export interface ConfigDump {
  readonly bootstrap: Bootstrap | null;
  readonly listeners: readonly Listener[];
  readonly routeConfigs: readonly RouteConfig[];
  readonly clusters: readonly Cluster[];
  readonly endpoints: readonly Endpoint[];
  readonly hasEndpoints: boolean;
  readonly secrets: readonly Secret[];
  readonly sections: readonly DumpSection[];
  readonly notices: readonly Notice[];
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
