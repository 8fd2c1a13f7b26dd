import type { Address, FilterChain, Listener } from '@/lib/envoy/model';
import type { ObjectRef } from '@/lib/istio/model';
import type { Counts, Located, RowState } from './common-types';

export interface ListenerRow extends Located {
  readonly name: string;
  readonly addresses: readonly Address[];
  /** True when `/listeners` shows it bound, false when not, null when that answer is missing. */
  readonly bound: boolean | null;
  readonly chains: number;
  readonly protocol: 'HTTP' | 'HTTPS' | 'TCP' | 'TLS' | 'mixed' | 'unknown';
  readonly isStatic: boolean;
  readonly routeConfigs: readonly string[];
  readonly state: RowState;
}

export interface ListenersPage {
  readonly counts: Counts;
  readonly chains: number;
  readonly rows: readonly ListenerRow[];
}

export interface ChainRow {
  readonly chain: FilterChain;
  /** Place in the dump, from 1. */
  readonly ordinal: number;
  /** Whether the route configuration that the chain names is in the dump; null when it names none. */
  readonly routeConfigFound: boolean | null;
  /** Gateway server that made this chain, when the route configuration's name says so. */
  readonly gateway: ObjectRef | null;
}

export interface ListenerDetail {
  readonly row: ListenerRow;
  readonly listener: Listener;
  readonly chains: readonly ChainRow[];
  /** Gateways whose servers resolve to this listener's port on this pod. */
  readonly gateways: readonly {
    readonly ref: ObjectRef;
    readonly port: number;
    readonly targetPort: number | null;
    readonly hosts: readonly string[];
  }[];
}
