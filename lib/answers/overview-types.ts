import type { Finding } from '@/lib/findings/model';
import type { Origin, RowState } from './common-types';

export interface HostRow {
  readonly host: string;
  /** The port that clients use, where a Service maps it; else the listener's own. */
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
