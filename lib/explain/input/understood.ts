import type { JsonPointer } from '@/lib/core/brand';
import type { Place, QuestionParts } from './parts';

export type InputKind = 'url' | 'curl' | 'raw-http' | 'access-log' | 'bulk-line' | 'nothing';

/** A flag, field or piece of the input that was seen and has no part in the question. */
export interface Unread {
  readonly kind: 'flag' | 'field' | 'text' | 'url';
  readonly text: string;
  /** The value that the flag or field had; null where it has none. */
  readonly value: string | null;
}

/** Something that stops the question, or makes it differ from what was meant. */
export type InputProblem =
  | { readonly code: 'empty' | 'not-understood' | 'too-long' | 'no-url' | 'unclosed-quote' | 'no-method' }
  | { readonly code: 'bad-url' | 'bad-scheme' | 'bad-port' | 'bad-request-line'; readonly text: string }
  | { readonly code: 'bad-header' | 'folded-header'; readonly text: string }
  /** The shell would put something else here: a variable or the output of a command. */
  | { readonly code: 'shell-expansion' | 'url-glob'; readonly text: string }
  | { readonly code: 'flag-without-value' | 'bad-flag-value'; readonly flag: string; readonly value: string }
  /** The content is in a file on the user's machine. */
  | { readonly code: 'file-not-read'; readonly flag: string; readonly file: string }
  | { readonly code: 'bad-json'; readonly message: string }
  | { readonly code: 'missing-field'; readonly pointer: JsonPointer }
  | {
      readonly code: 'bad-field';
      readonly pointer: JsonPointer;
      readonly wanted: string;
      readonly got: string;
    };

/** What is worth knowing of how the input was read, and is no fault of it. */
export type InputNote =
  | { readonly code: 'fragment-not-sent'; readonly fragment: string }
  | { readonly code: 'userinfo-sent-as-authorization'; readonly user: string }
  | { readonly code: 'default-port'; readonly port: number }
  | { readonly code: 'path-squashed'; readonly from: string; readonly to: string }
  | { readonly code: 'path-encoded'; readonly from: string; readonly to: string }
  /** The version of the user's curl is not known; a recent one is assumed. */
  | { readonly code: 'user-agent-assumed'; readonly value: string }
  | { readonly code: 'only-first-answer' | 'password-asked' | 'more-requests-left-out' }
  | { readonly code: 'connects-to-name'; readonly host: string }
  | { readonly code: 'body-left-out'; readonly length: number }
  /** A log has no headers but the named ones, and its path is the one before a rewrite but after normalisation. */
  | { readonly code: 'headers-not-logged' | 'x-forwarded-for-left-out' | 'tcp-connection' }
  | { readonly code: 'more-lines-left-out'; readonly count: number };

/** What the proxy logged of the request, to be set beside the prediction; null for `-` or a field that is missing. */
export interface LoggedAnswer {
  readonly format: 'envoy-text' | 'istio-text' | 'istio-json';
  readonly startTime: string | null;
  readonly code: number | null;
  readonly flags: string | null;
  readonly details: string | null;
  readonly routeName: string | null;
  readonly upstreamCluster: string | null;
  readonly upstreamHost: string | null;
  readonly requestedServerName: string | null;
  readonly downstreamLocal: Place | null;
  readonly downstreamRemote: Place | null;
  readonly forwardedFor: string | null;
  readonly requestId: string | null;
  readonly connectionTermination: string | null;
  readonly transportFailure: string | null;
}

/** The answer of every reader of this folder. `parts` is null when no question can be made of the input. */
export interface UnderstoodInput {
  readonly kind: InputKind;
  readonly parts: QuestionParts | null;
  readonly logged: LoggedAnswer | null;
  readonly unread: readonly Unread[];
  readonly notes: readonly InputNote[];
  readonly problems: readonly InputProblem[];
}

/** An answer that says nothing but its problems. */
export function notUnderstood(kind: InputKind, ...problems: readonly InputProblem[]): UnderstoodInput {
  return { kind, parts: null, logged: null, unread: [], notes: [], problems };
}
