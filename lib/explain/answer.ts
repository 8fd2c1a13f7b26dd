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
  /**
   * `outranked`: it holds by itself, but the search went down a more specific branch and never comes back: a sibling
   * filter chain, or a virtual host with a more specific domain.
   */
  readonly outcome: 'yes' | 'no' | 'outranked' | 'unknown';
}

/** A step shows this many candidates from the first on; those beyond only when they won or came near. */
export const FIRST_CANDIDATES = 200;
/** How many of the losers a step names as the nearest. */
export const NEAREST = 20;

/** Why something is as it is: a code and the values that its sentence names. */
export interface Reason {
  readonly code: string;
  readonly [value: string]: string | number | boolean | null;
}

export interface Candidate {
  readonly name: string;
  readonly pointer: JsonPointer | null;
  /** In Envoy's order among all of its step, from 0. */
  readonly place: number;
  /** `not-tried`: the search was over before. */
  readonly outcome: 'won' | 'lost' | 'not-tried';
  /** All of them in Envoy's order, whatever the outcome; the first that is not `yes` is what Envoy stops at. */
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
  /**
   * In Envoy's order: the winner, the first `FIRST_CANDIDATES`, and the losers that came nearest. The nearest have the
   * fewest conditions that fail; of as many, those whose path holds, then the first.
   */
  readonly candidates: readonly Candidate[];
  /** Places of the losers that came nearest, the nearest first; all are among `candidates`. */
  readonly nearest: readonly number[];
  /** How many candidates there were; `candidates` holds fewer where there are very many. */
  readonly total: number;
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
