import type { SnapshotId } from '@/lib/core/brand';
import type { AppError } from '@/lib/core/errors';
import type { CaptureOrigin, MissingPart, PartName } from './capture';
import type { DumpScope } from './dump-scope';
import type { Progress } from './source';

/** One answer of a capture. */
export interface PartCost {
  readonly name: PartName;
  readonly bytes: number;
  /** From asking to the last byte. */
  readonly millis: number;
}

/** How far the resources of the dump were looked through for what is not understood. */
export interface CheckProgress {
  /** `broken`: it ended before its end, and what it found until then stays. */
  readonly state: 'running' | 'done' | 'broken';
  /** Bytes of the dump, so far and in all. */
  readonly checked: number;
  readonly total: number;
}

/** What is known when all resources were read, not only placed. Null where the part it comes from is missing, or was not asked for. */
export interface ReadCounts {
  readonly listeners: number | null;
  readonly clusters: number | null;
  readonly secrets: number | null;
  /** Secrets with a problem, and those among them that do not work. */
  readonly secretProblems: { readonly count: number; readonly failed: number } | null;
  readonly problems: number | null;
}

/** `done` with what was counted; until then, or when it `broke`, nothing of it is known. */
export type Counted =
  | { readonly state: 'running' | 'broken' }
  | { readonly state: 'done'; readonly counts: ReadCounts };

/** What the shell shows of an open snapshot: enough for the bar and the rail, nothing of its rows. */
export interface SnapshotInfo {
  readonly id: SnapshotId;
  readonly origin: CaptureOrigin;
  readonly takenAt: string;
  /** Bytes of all parts. */
  readonly bytes: number;
  /** Memory that it held when it was open: documents, indexes, and what was read of them. */
  readonly heldBytes: number;
  /** Values overwritten by redaction. */
  readonly hidden: number;
  /** What was not understood, as far as `check` has come. */
  readonly notices: number;
  readonly check: CheckProgress;
  readonly missing: readonly MissingPart[];
  /** What of the dump was asked for; nothing is missing because it was not. */
  readonly scope: DumpScope;
  /** What each answer cost. */
  readonly parts: readonly PartCost[];
  /** Null where the part it comes from is missing, or was not asked for. */
  readonly counts: {
    readonly routes: number | null;
    readonly dumpBytes: number | null;
    readonly hasKubernetes: boolean;
    readonly hasEnvoy: boolean;
  };
  /** Of a large dump they come a moment after the rest. */
  readonly counted: Counted;
  readonly openMillis: number;
}

/** Opening is a job: the client asks again until it is ready or has failed. */
export type SnapshotState =
  | { readonly state: 'opening'; readonly progress: Progress | null; readonly millis: number }
  | {
      readonly state: 'ready';
      readonly info: SnapshotInfo;
      /** A refresh is running or failed; `info` is the older one. */
      readonly refreshing: boolean;
      readonly refreshError: AppError | null;
      /** Of the refresh that is running. */
      readonly progress: Progress | null;
      readonly millis: number;
    }
  | { readonly state: 'failed'; readonly error: AppError };
