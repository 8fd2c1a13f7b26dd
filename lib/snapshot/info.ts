import type { SnapshotId } from '@/lib/core/brand';
import type { AppError } from '@/lib/core/errors';
import type { CaptureOrigin, MissingPart } from './capture';
import type { Progress } from './source';

/** What the shell shows of an open snapshot: enough for the bar and the rail, nothing of its rows. */
export interface SnapshotInfo {
  readonly id: SnapshotId;
  readonly origin: CaptureOrigin;
  readonly takenAt: string;
  /** Bytes of all parts. */
  readonly bytes: number;
  /** Values overwritten by redaction. */
  readonly hidden: number;
  readonly notices: number;
  readonly missing: readonly MissingPart[];
  /** Null where the part it comes from is missing. */
  readonly counts: {
    readonly listeners: number | null;
    readonly routes: number | null;
    readonly clusters: number | null;
    readonly dumpBytes: number | null;
    readonly problems: number | null;
    readonly hasKubernetes: boolean;
    readonly hasEnvoy: boolean;
  };
  readonly openMillis: number;
}

/** Opening is a job: the client asks again until it is ready or has failed. */
export type SnapshotState =
  | { readonly state: 'opening'; readonly progress: Progress | null; readonly millis: number }
  | {
      readonly state: 'ready';
      readonly info: SnapshotInfo /** A refresh is running or failed; `info` is the older one. */;
      readonly refreshing: boolean;
      readonly refreshError: AppError | null;
    }
  | { readonly state: 'failed'; readonly error: AppError };
