'use client';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { Note } from '@/components/ui/note';
import { explainError } from '@/lib/core/error-words';
import type { AppError } from '@/lib/core/errors';
import { plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { partWords } from './snapshot-words';
import { utcTime } from './time-words';

export interface SnapshotNotesProps {
  readonly info: SnapshotInfo;
  readonly refreshError: AppError | null;
  readonly problems: readonly AppError[];
  readonly onRetry: () => void;
}

/** What the reader must know about the data before trusting it: stale, or parts of it missing. */
export function SnapshotNotes({ info, refreshError, problems, onRetry }: SnapshotNotesProps) {
  return (
    <div className="notes">
      {refreshError === null ? null : <StaleNote info={info} error={refreshError} onRetry={onRetry} />}
      {info.missing.length + problems.length === 0 ? null : (
        <Note kind="info">
          <Disclosure summary={missingSummary(info, problems)}>
            <ul className="grid gap-1 sm">
              {info.missing.map((part) => (
                <li key={part.name}>
                  <code>{partWords(part.name)}</code> <Reason error={part.error} />
                </li>
              ))}
              {problems.map((problem) => (
                <li key={JSON.stringify(problem)}>
                  <Reason error={problem} />
                </li>
              ))}
            </ul>
          </Disclosure>
        </Note>
      )}
    </div>
  );
}

function missingSummary(info: SnapshotInfo, problems: readonly AppError[]): string {
  const [first, ...rest] = [...info.missing.map(({ error }) => error), ...problems];
  const what = first === undefined ? '' : explainError(first).title;
  const more = rest.length === 0 ? '' : ` (and ${plural(rest.length, 'part')} more)`;
  return `Not everything could be read. ${what}${more}. Counts are at least these; verdicts that need the rest are unknown.`;
}

function Reason({ error }: { readonly error: AppError }) {
  const words = explainError(error);
  return (
    <span className="sec">
      {words.title}. {words.nextStep}
    </span>
  );
}

interface StaleNoteProps {
  readonly info: SnapshotInfo;
  readonly error: AppError;
  readonly onRetry: () => void;
}

function StaleNote({ info, error, onRetry }: StaleNoteProps) {
  const words = explainError(error);
  return (
    <Note
      kind="warn"
      role="status"
      actions={
        <Button small icon="refresh" onClick={onRetry}>
          Retry
        </Button>
      }
    >
      <b>Stale since {utcTime(info.takenAt)}.</b> The last refresh failed: {words.title}. {words.nextStep}
    </Note>
  );
}
