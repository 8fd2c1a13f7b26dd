import type { JsonPointer } from '@/lib/core/brand';

export type Verdict =
  | 'forwarded'
  | 'redirect'
  | 'direct-response'
  | 'no-route'
  | 'no-cluster'
  | 'no-healthy-upstream'
  | 'denied'
  | 'fault'
  | 'bad-request'
  | 'no-filter-chain'
  | 'no-listener'
  | 'tls-mismatch'
  | 'upgrade-refused'
  | 'unknown';

/** One kind of condition, in the words of the message that it stands in. */
export type ClauseKind =
  | 'address'
  | 'destination-port'
  | 'destination-ip'
  | 'server-name'
  | 'transport-protocol'
  | 'application-protocol'
  | 'direct-source-ip'
  | 'source-type'
  | 'source-ip'
  | 'source-port'
  | 'matcher-tree'
  | 'domain'
  | 'scope-key'
  | 'runtime-fraction'
  | 'grpc'
  | 'header'
  | 'query'
  | 'cookie'
  | 'tls-context'
  | 'metadata'
  | 'filter-state'
  | 'path-exact'
  | 'path-prefix'
  | 'path-separated-prefix'
  | 'path-regex'
  | 'path-template'
  | 'path-connect'
  | 'has-path'
  | 'cluster-specifier'
  | 'unread';

/** One condition that a candidate asks for. */
export interface Clause {
  readonly kind: ClauseKind;
  /** Which header, parameter, cookie or key; '' where the kind says all. */
  readonly name: string;
  readonly wanted: string;
  /** Null: the request has nothing there. */
  readonly got: string | null;
  readonly outcome: 'yes' | 'no' | 'unknown';
}

/** Why something is as it is: a code and the values that its sentence names. */
export interface Reason {
  readonly code: string;
  readonly [value: string]: string | number | boolean | null;
}

export interface Candidate {
  readonly name: string;
  readonly pointer: JsonPointer | null;
  /** `not-tried`: the search was over before. */
  readonly outcome: 'won' | 'lost' | 'not-tried';
  /** In Envoy's order; the first `no` is what Envoy stops at. */
  readonly clauses: readonly Clause[];
}

export type StepKind =
  | 'listener'
  | 'filter-chain'
  | 'connection-manager'
  | 'route-configuration'
  | 'virtual-host'
  | 'route'
  | 'filters'
  | 'action'
  | 'cluster';

export interface Step {
  readonly kind: StepKind;
  /** What was chosen; null when nothing was. */
  readonly name: string | null;
  readonly pointer: JsonPointer | null;
  readonly reasons: readonly Reason[];
  readonly candidates: readonly Candidate[];
}

export interface ClusterShare {
  readonly name: string;
  /** Of all requests with this question. */
  readonly probability: number;
}

/** What Envoy does with a request; null where something does not apply. */
export interface ExplainAnswer {
  readonly verdict: Verdict;
  readonly status: number | null;
  /** As `%RESPONSE_FLAGS%` prints them, null for `-`. */
  readonly flags: string | null;
  /** As `%RESPONSE_CODE_DETAILS%` prints them. */
  readonly details: string | null;
  readonly virtualHost: string | null;
  readonly route: string | null;
  /** Null when a weighted choice is open. */
  readonly cluster: string | null;
  readonly clusters: readonly ClusterShare[];
  readonly filterChain: string | null;
  readonly location: string | null;
  readonly upstreamPath: string | null;
  readonly upstreamHost: string | null;
  readonly because: readonly Reason[];
  readonly steps: readonly Step[];
}
