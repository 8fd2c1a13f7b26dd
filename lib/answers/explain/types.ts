import type { JsonPointer } from '@/lib/core/brand';
import type { StepKind, Verdict } from '@/lib/explain/answer';
import type { InputKind } from '@/lib/explain/input/understood';
import type { RouteRow } from '../routes-types';
import type { SendPrediction, SendQuestion } from '../send/types';

/** A sentence: plain text, and names as Envoy or Kubernetes print them. */
export type Words = readonly (string | { readonly name: string })[];

/** DESIGN §4. */
export type Tone = 'ok' | 'info' | 'warn' | 'err' | 'unk' | 'off';

/** What a log says of the answer, to be set beside the prediction; '' for what it does not say. */
export interface LoggedFacts {
  readonly code: string;
  readonly flags: string;
  readonly details: string;
  readonly route: string;
  readonly cluster: string;
}

/**
 * A request as a form has it. '' is what was not said, and gets a default that is said aloud; `-` in `sni` and
 * `alpn` is what the client leaves out on purpose.
 */
export interface ExplainFields {
  readonly method: string;
  readonly scheme: '' | 'http' | 'https';
  /** The Host header; '' when there is none, or several: those stand in `headers`. */
  readonly host: string;
  /** The request target as sent. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly address: string;
  readonly port: string;
  readonly tls: '' | 'on' | 'off';
  readonly sni: string;
  /** Protocols in the client's order, by comma. */
  readonly alpn: string;
  readonly source: string;
  readonly sourcePort: string;
  readonly capture: '' | 'none' | 'outbound' | 'inbound';
  /** `address:port` */
  readonly original: string;
  /** `address:port` of a PROXY header. */
  readonly proxied: string;
  readonly version: '' | '1.0' | '1.1' | '2' | '3';
  readonly random: string;
  readonly runtime: readonly (readonly [key: string, value: string])[];
  /** A cluster, route or host that the reader expects; decides nothing. */
  readonly expected: string;
  readonly logged: LoggedFacts | null;
}

/** What somebody asks: a pasted text, the form, or a request for a route or virtual host of the dump. */
export type ExplainSource =
  | { readonly kind: 'place'; readonly pointer: JsonPointer }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fields'; readonly fields: ExplainFields };

/** How a pasted text was understood. */
export interface ReadView {
  readonly kind: InputKind | 'form' | 'place';
  /** Flags and fields that were seen and have no part in the question. */
  readonly unread: readonly string[];
  readonly notes: readonly Words[];
  /** What stops the question, or makes it differ from what was meant. */
  readonly problems: readonly Words[];
}

export interface ClauseView {
  /** `path`, `header`, `server name` */
  readonly label: string;
  readonly outcome: 'yes' | 'no' | 'unknown';
  readonly wanted: Words;
  readonly got: Words;
}

export interface CandidateView {
  /** From 1, in Envoy's order. */
  readonly number: number;
  readonly outcome: 'won' | 'lost' | 'not-tried';
  readonly isNear: boolean;
  readonly isExpected: boolean;
  readonly title: string;
  readonly pointer: JsonPointer | null;
  /** Of a route. */
  readonly row: RouteRow | null;
  readonly clauses: readonly ClauseView[];
}

/** Losers that failed at the same clause. */
export interface LostGroup {
  readonly label: string;
  readonly total: number;
  /** The first of them. */
  readonly shown: readonly CandidateView[];
}

export interface StepView {
  readonly kind: StepKind;
  readonly title: string;
  readonly name: string | null;
  readonly pointer: JsonPointer | null;
  readonly notes: readonly Words[];
  readonly won: CandidateView | null;
  readonly near: readonly CandidateView[];
  readonly lost: readonly LostGroup[];
  /** Behind the winner; Envoy never asks them. */
  readonly notTried: LostGroup | null;
  /** All candidates. */
  readonly total: number;
}

/** Where an object is shown: a page and what is selected there. */
export interface PlaceLink {
  readonly page: '/listeners' | '/routes' | '/clusters' | '/config';
  readonly sel: string;
  /** Of a route configuration. */
  readonly config: string | null;
}

/** One of the nine stages. */
export interface StageView {
  readonly kind: StepKind;
  readonly title: string;
  readonly tone: Tone;
  /** The mark in a word. */
  readonly state: string;
  readonly value: string;
  readonly proof: string;
  readonly link: PlaceLink | null;
}

export interface ShareView {
  readonly cluster: string;
  /** 0 to 100. */
  readonly percent: number;
}

/** One predicted fact, with what was logged of it. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Null: nothing was logged of it. */
  readonly logged: string | null;
  readonly agrees: boolean;
}

/** Why a value that nobody gave is what it is. */
export interface Assumption {
  readonly field: string;
  readonly value: string;
  readonly why: Words;
}

/** What Envoy does with a request, in words. */
export interface ExplainView {
  readonly verdict: Verdict;
  readonly tone: Tone;
  readonly title: string;
  readonly cause: Words;
  /** Whether that is what `fields.expected` names; null when nothing was expected. */
  readonly reached: boolean | null;
  /** The same in one line of text: what is compared when the source refreshes. */
  readonly summary: string;
  readonly facts: readonly Fact[];
  readonly shares: readonly ShareView[];
  readonly stages: readonly StageView[];
  readonly steps: readonly StepView[];
  readonly because: readonly Words[];
  readonly assumptions: readonly Assumption[];
  readonly unknowns: readonly Words[];
  /** Route that won, or that stands for it; null without one. */
  readonly winner: RouteRow | null;
  readonly copies: { readonly curl: string; readonly markdown: string; readonly json: string };
  /** What is sent for real, and what is then expected. */
  readonly sent: { readonly question: SendQuestion; readonly prediction: SendPrediction };
}

export interface ExplainAnswerView {
  readonly read: ReadView;
  /** What was understood; null when it is no question. */
  readonly fields: ExplainFields | null;
  readonly view: ExplainView | null;
}

/** A request to try, made of what the dump has. */
export interface ExplainExample {
  readonly title: string;
  readonly text: string;
}

export interface ExplainExamples {
  readonly examples: readonly ExplainExample[];
}
