import type { SendPrediction, SendQuestion, SentReport } from '@/lib/answers/send/types';
import type { AppError } from '@/lib/core/errors';
import type { AdminOperation } from '@/lib/snapshot/capture';
import type { DumpScope } from '@/lib/snapshot/dump-scope';
import type { LiveState } from '@/lib/snapshot/live';
import type { ProxySummary, SourceListing, SourceSummary } from '@/lib/snapshot/source';

/** Paths of the API; one place, so that a handler and its caller cannot drift apart. */
export const API = {
  health: '/api/health',
  sources: '/api/sources',
  proxies: '/api/proxies',
  sidecars: '/api/sidecars',
  snapshots: '/api/snapshots',
  cancel: '/api/snapshots/cancel',
  ask: '/api/ask',
  export: '/api/export',
  admin: '/api/admin',
  uploads: '/api/uploads',
  consent: '/api/consent',
  send: '/api/send',
} as const;

/** Characters (UTF-16) of a search or filter that the server reads. */
export const LONGEST_TEXT = 4096;

/** Virtual hosts that a question about routes names one by one as folded, or as open: it travels in a URL. */
export const MAX_FOLDS = 50;

/** Characters (UTF-16) of a request to be explained: pasted, or in one field of the form. */
export const LONGEST_REQUEST = 200_000;

/** Body of every answer that is not 2xx. */
export interface ApiFailure {
  readonly error: AppError;
  /** Names the line in the server's log. */
  readonly requestId: string;
}

/** Snapshots that the server keeps open, and their memory; the one asked of longest ago makes room for a new one. */
export interface CacheState {
  readonly open: number;
  readonly heldBytes: number;
  readonly limitBytes: number;
}

export interface SourcesAnswer {
  readonly sources: readonly SourceSummary[];
  readonly version: string;
  readonly cache: CacheState;
  /** kubeconfig lines that could not be used, for the picker's foot. */
  readonly problems: readonly AppError[];
}

/** Everything but sidecars, which are counted: a mesh has thousands, and a visit begins with a gateway. */
export interface ProxiesAnswer extends SourceListing {
  readonly sidecars: number;
}

/** The sidecars that a text leaves, the first of them by namespace and pod. */
export interface SidecarsAnswer {
  readonly proxies: readonly ProxySummary[];
  readonly matched: number;
  readonly total: number;
}

/** One snapshot is one proxy of one source; `proxy` null is the cluster's objects alone. */
export interface Target {
  readonly source: string;
  readonly proxy: string | null;
}

export interface OpenRequest extends Target {
  /** True: capture again even when a snapshot is open. */
  readonly fresh: boolean;
  /** What the page is made of. What is open may hold more. */
  readonly scope: DumpScope;
  /** One browser tab; a fetch goes on as long as one of those who wait for it has not cancelled. */
  readonly viewer: string;
  /** When the snapshot on screen was taken: one that is newer, and was just read for another, does as well. */
  readonly seenAt: string | null;
}

export interface CancelRequest extends Target {
  readonly viewer: string;
}

/** Admin answers that a page shows and the snapshot may not hold. */
export interface AdminRequest {
  readonly snapshot: string;
  readonly operations: readonly AdminOperation[];
  /** True: ask Envoy again even for those that are there. */
  readonly fresh: boolean;
}

/** One state per operation, in the order asked. */
export type AdminReport = readonly LiveState[];

/** Header of an upload slice (JSON). Bodies are at most `SLICE_BYTES`: larger ones are cut before a handler sees them. */
export interface UploadSlice {
  /** Chosen by the browser, 16 to 64 letters and digits. */
  readonly upload: string;
  readonly fileName: string;
  /** `File.lastModified`, milliseconds: the nearest thing to when the dump was taken. */
  readonly lastModified: number;
  readonly offset: number;
  readonly total: number;
  /** Hex SHA-256 of this slice. */
  readonly sha256: string;
}
export const UPLOAD_HEADER = 'x-gatescope-slice';
export const SLICE_BYTES = 4 * 1024 * 1024;

export type UploadAnswer =
  | { readonly done: false; readonly received: number }
  | { readonly done: true; readonly source: string };

export interface ConsentRequest {
  readonly context: string;
  /** Hash of the command line that the page showed. */
  readonly hash: string;
}

/** Where a request would go, in words; else why it goes nowhere. */
export type SendPlace =
  | { readonly way: string; readonly off: null }
  | { readonly way: null; readonly off: string };

/** An explained request that the server is to send to the gateway of the snapshot. */
export interface SendRequest {
  readonly snapshot: string;
  readonly question: SendQuestion;
  readonly prediction: SendPrediction;
  /** Of an answer `consent`, when a person has allowed exactly this request. */
  readonly ticket: string | null;
}

export type SendAnswer =
  | { readonly state: 'off'; readonly text: string }
  /** The method may change something: to be shown to a person, and sent again with the ticket. */
  | { readonly state: 'consent'; readonly ticket: string; readonly request: string; readonly way: string }
  | { readonly state: 'sent'; readonly report: SentReport };
