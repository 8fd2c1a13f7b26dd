'use client';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { progressWords } from './snapshot-words';
import type { SnapshotView } from './use-snapshot';

export interface EdgeNoteProps {
  readonly view: Extract<SnapshotView, { state: 'ready' }>;
  readonly onLoad: () => void;
  readonly onCancel: () => void;
}

/** Says what was not asked for, and loads it: bytes and seconds, no percentage, because Envoy says no length. */
export function EdgeNote({ view, onLoad, onCancel }: EdgeNoteProps) {
  const { refreshing, progress, millis } = view;
  const action = refreshing ? (
    <Button small onClick={onCancel}>
      Cancel
    </Button>
  ) : (
    <Button small onClick={onLoad}>
      Load the full dump
    </Button>
  );
  return (
    <Note kind="info" role="status" actions={action}>
      {refreshing ? (
        progressWords(progress, millis)
      ) : (
        <>
          <b>Only listeners, secrets and the bootstrap were asked for.</b> Routes, clusters and endpoints are
          unknown here, not missing.
        </>
      )}
    </Note>
  );
}
