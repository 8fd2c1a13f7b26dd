import type { JsonPointer } from '@/lib/core/brand';
import type {
  Address,
  FilterChain,
  FilterChainMatch,
  Listener,
  ListenerTransport,
  ResourceState,
  RouteSource,
  WeightedCluster,
} from '@/lib/envoy/model';
import type { ObjectRef } from '@/lib/istio/model';
import type { QueryProblem } from '@/lib/query/model';
import type { Counts, Located, RowState } from './common-types';
import type { ListExtras } from './lists/model';
import type { SecretProblem } from './secrets-types';

export type ListenerProtocol = 'HTTP' | 'HTTPS' | 'HTTP/3' | 'TCP' | 'TLS' | 'UDP' | 'mixed' | 'unknown';

/** One state of a listener: active, draining and refused ones of one name are rows of their own. */
export interface ListenerRow extends Located {
  /**
   * What it is called in links: its name. Of several states of one name the one that serves has it, the others have
   * their pointers, as the answer to `listener` reads it.
   */
  readonly id: string;
  readonly name: string;
  readonly addresses: readonly Address[];
  /** True when it holds its socket, false when not, null when `/listeners` is missing and nothing else decides. */
  readonly bound: boolean | null;
  readonly chains: number;
  readonly protocol: ListenerProtocol;
  readonly transport: ListenerTransport;
  readonly direction: Listener['trafficDirection'];
  readonly isStatic: boolean;
  readonly routeConfigs: readonly string[];
  /** Gateways behind it, `namespace/name`; empty where nothing is known of them. */
  readonly gateways: readonly string[];
  readonly state: RowState;
  /** What is wrong besides the state, by kind: of its remarks, its certificates, its route configurations. */
  readonly problems: readonly string[];
  readonly version: string | null;
  readonly lastUpdated: string | null;
}

export interface ListenersPage extends ListExtras {
  readonly counts: Counts;
  /** Filter chains of all listeners that the filter leaves. */
  readonly chains: number;
  readonly rows: readonly ListenerRow[];
  readonly problem: QueryProblem | null;
}

/** What routes and virtual hosts say of one HTTP filter (`typed_per_filter_config`). */
export interface FilterUse {
  /** Routes that were looked at; the numbers below are of these. */
  readonly routes: number;
  /** Routes that configure the filter themselves. */
  readonly set: number;
  /** Of those, the ones that switch it off. */
  readonly off: number;
  readonly hosts: number;
  readonly hostsSet: number;
  readonly hostsOff: number;
  /** The route configuration as a whole. */
  readonly config: 'set' | 'off' | null;
}

/** A certificate, CA or ticket key of a chain, and how it is. */
export interface ChainSecret {
  readonly role: 'certificate' | 'validation' | 'tickets';
  readonly source: 'sds' | 'inline' | 'file' | 'provider';
  /** SDS name, file or provider; '' for one that stands inline. */
  readonly name: string;
  /** For a link to the secret; null where there is none. */
  readonly secret: string | null;
  readonly commonName: string | null;
  readonly notAfter: string | null;
  readonly daysLeft: number | null;
  readonly problems: readonly SecretProblem[];
}

/** Where a chain leads. */
export type ChainTarget =
  | { readonly kind: 'routes'; readonly routes: RouteSource }
  | { readonly kind: 'tcp'; readonly clusters: readonly WeightedCluster[] }
  | { readonly kind: 'nowhere' };

/**
 * What the matcher tree of the listener does with a chain: an action names it, none does, the default chain comes when
 * nothing matched, or a part of the tree cannot be read.
 */
export type TreeChoice = 'chosen' | 'never' | 'no-match' | 'unknown';

/** One line of the table of chains: what a chain asks of a connection, where it leads, how its certificate is. */
export interface ChainLine extends Located {
  /** Place in the dump, from 1. */
  readonly ordinal: number;
  readonly name: string;
  readonly isDefault: boolean;
  readonly match: FilterChainMatch;
  /** Null without a matcher tree: then `match` decides, which is not looked at with one. */
  readonly choice: TreeChoice | null;
  readonly target: ChainTarget;
  /** Whether the route configuration that the chain names is in the dump; null when it names none. */
  readonly routeConfigFound: boolean | null;
  /** Gateway server that made this chain, when the route configuration's name says so. */
  readonly gateway: ObjectRef | null;
  readonly isTls: boolean;
  /** The first certificate that it shows, and how many others; null where it shows none. */
  readonly certificate: ChainSecret | null;
  readonly moreCertificates: number;
  /** Of all its certificates, CAs and keys. */
  readonly problems: readonly SecretProblem[];
}

/** All of one chain, asked for when it is unfolded: a gateway may have thousands of them. */
export interface ChainDetail {
  /** Without the text of inline certificates, which `secrets` summarises. */
  readonly chain: FilterChain;
  readonly secrets: readonly ChainSecret[];
  /** One for each HTTP filter; null where no route says anything of it, or the routes are not known. */
  readonly filterUse: readonly (FilterUse | null)[];
}

/** Something about a listener that its fields only say together. */
export type ListenerRemark =
  /** Chains ask for what only an inspector finds out, and there is none: they never match. */
  | {
      readonly kind: 'no-inspector';
      readonly inspector: 'tls_inspector' | 'http_inspector';
      readonly chains: readonly number[];
    }
  /** For these ports the chains without a port are never tried. */
  | { readonly kind: 'ports-decide'; readonly ports: readonly number[]; readonly chains: number }
  /** The matcher tree names chains that are not there: Envoy closes those connections. */
  | { readonly kind: 'unknown-chains'; readonly names: readonly string[] }
  /** The matcher tree never names these chains. */
  | { readonly kind: 'chains-not-named'; readonly names: readonly string[] }
  | { readonly kind: 'unsupported'; readonly fields: readonly string[] }
  | { readonly kind: 'key-log'; readonly paths: readonly string[] }
  /** Chains for different names show one certificate and offer HTTP/2: clients may reuse a connection. */
  | { readonly kind: 'shared-certificate'; readonly secret: string; readonly chains: readonly number[] }
  | { readonly kind: 'chains-by-discovery' }
  /** TCP without a chain, or with chains that have no network filter: connections are closed. */
  | { readonly kind: 'closes'; readonly chains: readonly number[] };

/** Another state of the same listener. */
export interface ListenerTwin {
  readonly pointer: JsonPointer;
  readonly state: ResourceState;
}

export interface ListenerDetail {
  readonly row: ListenerRow;
  readonly listener: Omit<Listener, 'filterChains'>;
  readonly chains: readonly ChainLine[];
  readonly remarks: readonly ListenerRemark[];
  readonly twins: readonly ListenerTwin[];
  /** What `/listeners` says, with the ports that the kernel chose; empty where it says nothing of this state. */
  readonly boundAddresses: readonly Address[];
  /** Gateways whose servers resolve to this listener's port on this pod. */
  readonly gateways: readonly {
    readonly ref: ObjectRef;
    readonly port: number;
    readonly targetPort: number | null;
    readonly hosts: readonly string[];
  }[];
  /** Redacted JSON of this state. */
  readonly json: string;
}
