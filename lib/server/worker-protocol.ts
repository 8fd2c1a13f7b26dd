import type { ExportQuestion, Question } from '@/lib/answers/questions';
import type { AppError } from '@/lib/core/errors';
import type { Capture } from '@/lib/snapshot/capture';
import type { CheckProgress, Counted, SnapshotInfo } from '@/lib/snapshot/info';
import type { LiveBytes } from '@/lib/snapshot/live';

/** Bytes of a capture that come before it; nothing is answered. */
export type StreamMessage =
  | { readonly do: 'write'; readonly stream: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly do: 'discard'; readonly stream: number };

/** Main thread to worker. Bytes of a capture are transferred, never copied. */
export type WorkerRequest =
  | { readonly id: number; readonly do: 'open'; readonly capture: Capture; readonly hashKey: string }
  /** Makes ready for what comes; holds nothing. Its value is null as JSON text. */
  | { readonly id: number; readonly do: 'warm' }
  | { readonly id: number; readonly do: 'ask'; readonly question: Question }
  | { readonly id: number; readonly do: 'export'; readonly question: ExportQuestion }
  /** An admin answer that came after the snapshot was taken. Its value is null as JSON text. */
  | { readonly id: number; readonly do: 'add'; readonly live: LiveBytes }
  /** Two answers of `/clusters`: which counters moved between them. */
  | ({ readonly id: number; readonly do: 'moved' } & CounterPair);

/** Two answers of `/clusters?format=json`, one before and one after a request. */
export interface CounterPair {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** Clusters that stand first. */
  readonly predicted: readonly string[];
}

/** A list as a file, in UTF-8. Its bytes are given away to whoever receives it. */
export interface ExportedBytes {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How far counting and the check of the dump have come; comes unasked. */
export interface CheckReport {
  readonly do: 'checked';
  readonly notices: number;
  readonly check: CheckProgress;
  readonly counted: Counted;
  /** Bytes of memory that the worker holds now. */
  readonly held: number;
}

/** Worker to main thread. The value of an `ask` is already JSON text: the main thread only passes it on. */
export type WorkerReply =
  | {
      readonly id: number;
      readonly ok: true;
      readonly value: SnapshotInfo | ExportedBytes | string;
      /** Bytes of memory that the worker holds now. */
      readonly held: number;
    }
  | { readonly id: number; readonly ok: false; readonly error: AppError };
