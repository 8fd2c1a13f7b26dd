import type { ExplainAnswer } from '@/lib/explain/answer';
import type { ExplainQuestion } from '@/lib/explain/question';
import type { TlsFacts, Way, WireEnd } from '@/lib/snapshot/send';

/** The part of a question that goes over a wire, or decides whether it can. */
export type SendQuestion = Pick<
  ExplainQuestion,
  | 'listener'
  | 'source'
  | 'tls'
  | 'captureMode'
  | 'originalDestination'
  | 'proxySource'
  | 'method'
  | 'target'
  | 'headers'
  | 'version'
>;

/** The part of a prediction that a real answer can be held against. */
export type SendPrediction = Pick<
  ExplainAnswer,
  'verdict' | 'status' | 'flags' | 'details' | 'route' | 'virtualHost' | 'cluster' | 'clusters' | 'location'
>;

/** Why nothing can be sent; the values are for its sentence. */
export type Obstacle =
  /** The source has nothing behind it that could be asked. */
  | { readonly code: 'uploaded' | 'file' | 'demo' | 'no-address' | 'no-proxy' }
  /** No `--gateway-address` leads to this port. */
  | { readonly code: 'no-address-for-port'; readonly port: number }
  /** Envoy says that no listener of its stands on the port. */
  | { readonly code: 'no-such-port'; readonly port: number; readonly ports: readonly number[] }
  /** What Envoy would see cannot be made from outside. */
  | { readonly code: 'captured' | 'proxy-protocol' | 'http3' }
  | { readonly code: 'line-break'; readonly where: 'method' | 'target' | 'header' }
  | { readonly code: 'no-method' | 'no-target' | 'body-not-held' | 'too-long' }
  | { readonly code: 'sni-is-address'; readonly sni: string };

/** What is sent differs from what was explained. */
export type SendNote =
  | { readonly code: 'as-http1' | 'alpn-http1-only' }
  | { readonly code: 'other-source'; readonly explained: string; readonly real: string }
  | { readonly code: 'other-destination'; readonly explained: string };

/** Traffic of one cluster between two looks at `/clusters`; the request's own, and whatever came beside it. */
export interface MovedCluster {
  readonly cluster: string;
  readonly requests: number;
  readonly successes: number;
  readonly errors: number;
  readonly connections: number;
  readonly failedConnections: number;
  /** Hosts that got a request or a connection. */
  readonly hosts: readonly { readonly address: string; readonly requests: number }[];
}

export interface MovedReport {
  /** Most requests first; those that the prediction names stand before all. */
  readonly clusters: readonly MovedCluster[];
  /** How many more moved. */
  readonly more: number;
}

export interface RealAnswer {
  readonly end: WireEnd;
  readonly reason: string;
  readonly version: string | null;
  readonly status: number | null;
  readonly phrase: string | null;
  /** Values of secrets are hidden. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Beginning of the body; null when it is not text. Values that look like secrets are hidden. */
  readonly text: string | null;
  readonly bodyBytes: number;
  readonly bodyEnd: 'whole' | 'cut' | 'short';
  readonly tls: TlsFacts | null;
  readonly millis: {
    readonly connected: number | null;
    readonly firstByte: number | null;
    readonly total: number;
  };
}

export type PointKind = 'answer' | 'status' | 'location' | 'cluster' | 'flags';

/** One thing that was predicted, beside what happened. */
export interface ComparedPoint {
  readonly kind: PointKind;
  readonly predicted: string;
  readonly real: string;
  /** `open`: what came back does not tell. */
  readonly outcome: 'same' | 'differs' | 'open';
}

export interface Comparison {
  /** `differs` when one point does; `open` when none could be compared. */
  readonly outcome: 'same' | 'differs' | 'open';
  readonly points: readonly ComparedPoint[];
}

/** What was sent, what came back, and how that compares. */
export interface SentReport {
  readonly way: Way;
  /** ISO 8601, UTC. */
  readonly sentAt: string;
  readonly notes: readonly string[];
  readonly real: RealAnswer;
  /** Null where the counters could not be read; `movedWhy` says why. */
  readonly moved: MovedReport | null;
  readonly movedWhy: string;
  readonly comparison: Comparison;
  readonly headline: string;
  /** Markdown, without secrets. */
  readonly markdown: string;
}
