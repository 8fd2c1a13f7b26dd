import type { AppError } from '@/lib/core/errors';
import type { SourceListing, SourceSummary } from '@/lib/snapshot/source';

/** Paths of the API; one place, so that a handler and its caller cannot drift apart. */
export const API = {
  health: '/api/health',
  sources: '/api/sources',
  proxies: '/api/proxies',
  snapshots: '/api/snapshots',
  cancel: '/api/snapshots/cancel',
  ask: '/api/ask',
  uploads: '/api/uploads',
  consent: '/api/consent',
} as const;

/** Body of every answer that is not 2xx. */
export interface ApiFailure {
  readonly error: AppError;
  /** Names the line in the server's log. */
  readonly requestId: string;
}

export interface SourcesAnswer {
  readonly sources: readonly SourceSummary[];
  readonly version: string;
  /** kubeconfig lines that could not be used, for the picker's foot. */
  readonly problems: readonly AppError[];
}

export type ProxiesAnswer = SourceListing;

/** One snapshot is one proxy of one source; `proxy` null is the cluster's objects alone. */
export interface Target {
  readonly source: string;
  readonly proxy: string | null;
}

export interface OpenRequest extends Target {
  /** True: capture again even when a snapshot is open. */
  readonly fresh: boolean;
}

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
