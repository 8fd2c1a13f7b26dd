import type { Question } from '@/lib/answers/questions';
import type { AppError } from '@/lib/core/errors';
import type { Capture } from '@/lib/snapshot/capture';
import type { SnapshotInfo } from '@/lib/snapshot/info';

/** Main thread to worker. Bytes of a capture are transferred, never copied. */
export type WorkerRequest =
  | { readonly id: number; readonly do: 'open'; readonly capture: Capture; readonly hashKey: string }
  | { readonly id: number; readonly do: 'ask'; readonly question: Question };

/** Worker to main thread. The value of an `ask` is already JSON text: the main thread only passes it on. */
export type WorkerReply =
  | { readonly id: number; readonly ok: true; readonly value: SnapshotInfo | string }
  | { readonly id: number; readonly ok: false; readonly error: AppError };
