import type { Finding } from '@/lib/findings/model';
import type { Origin, RowState } from './common-types';

/** What an Envoy of Istio's is configured as. */
export type ProxyType = 'router' | 'sidecar' | 'waypoint';

export interface HostRow {
  /** '' for what a sidecar serves: its own pod. */
  readonly host: string;
  /** Other names of the same virtual host: short ones, and the service's address. */
  readonly aliases: readonly string[];
  /** Of a sidecar, which way the requests go; null for a gateway. */
  readonly direction: 'inbound' | 'outbound' | null;
  /** Stands for everything that no other row names: sent on to where the client wanted, or refused. */
  readonly rest: 'passthrough' | 'blackhole' | null;
  /** The cluster of connections that are not taken apart into requests; null where routes decide. */
  readonly cluster: string | null;
  /** The port that clients use, where a Service maps it; else the listener's own; null: any. */
  readonly port: number | null;
  readonly tls: string | null;
  readonly listener: string;
  readonly routeConfig: string;
  readonly origins: readonly Origin[];
  readonly routes: number;
  readonly state: RowState;
}

export interface Overview {
  readonly identity: {
    readonly state: string | null;
    /** Null for an Envoy that is not Istio's. */
    readonly type: ProxyType | null;
    readonly nodeId: string | null;
    readonly podIp: string | null;
    readonly istioVersion: string | null;
    readonly envoyVersion: string | null;
    readonly revision: string | null;
    readonly uptimeSeconds: number | null;
    readonly configVersion: string | null;
  };
  readonly findings: readonly Finding[];
  /** The first rows by name; `hostCount` is all of them. */
  readonly hosts: readonly HostRow[];
  readonly hostCount: number;
  readonly counts: {
    readonly listeners: number;
    readonly filterChains: number;
    readonly routeConfigs: number;
    readonly virtualHosts: number;
    readonly routes: number;
    readonly clusters: number;
    readonly endpoints: number;
    readonly healthyEndpoints: number;
    readonly secrets: number;
    readonly dumpBytes: number;
  };
}
