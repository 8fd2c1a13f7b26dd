import { appError } from '@/lib/core/errors';
import type { Json } from '@/lib/core/json';
import { err, ok, type Result } from '@/lib/core/result';
import type { AdminOperation } from '@/lib/snapshot/capture';
import type { LiveParts } from '@/lib/snapshot/live';
import type { Snapshot, SnapshotPart } from '@/lib/snapshot/snapshot';

/** A snapshot and the admin answers that were asked after it was taken. */
export interface WithLive {
  readonly snapshot: Snapshot;
  readonly live: LiveParts;
}

interface AdminPart {
  readonly part: SnapshotPart;
  /** ISO 8601, UTC: the capture's time, or the answer's own. */
  readonly takenAt: string;
  /** Values hidden in it. */
  readonly hidden: number;
}

/** An admin answer of the capture, or one that was asked later. Error: why it is in neither. */
export function adminPart({ snapshot, live }: WithLive, operation: AdminOperation): Result<AdminPart> {
  const name = `admin/${operation}` as const;
  const part = snapshot.parts.get(name);
  if (part !== undefined) {
    const hidden = snapshot.hidden.get(name)?.length ?? 0;
    return ok({ part, takenAt: snapshot.takenAt, hidden });
  }
  const later = live.get(operation);
  if (later !== undefined) return ok({ part: later, takenAt: later.takenAt, hidden: later.hidden });
  const missing = snapshot.missing.find((each) => each.name === name);
  return err(missing?.error ?? appError('not-found', { what: `The answer of /${operation}` }));
}

/** The part itself, the same object as long as nobody asks anew; undefined where there is none. */
export function partOf({ snapshot, live }: WithLive, operation: AdminOperation): SnapshotPart | undefined {
  return snapshot.parts.get(`admin/${operation}`) ?? live.get(operation);
}

/** The JSON of a part, parsed anew each time: what is read of it is kept, not the tree. An answer in text where JSON is due is not understood. */
export function jsonOf({ content }: SnapshotPart): Result<Json> {
  if (content.kind === 'json') return ok(content.document.parse(content.document.root));
  return err(appError('dump-not-understood', { looksLike: 'a sentence' }));
}
