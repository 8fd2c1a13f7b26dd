'use client';
import { useState } from 'react';
import type { ExplainView } from '@/lib/answers/explain/types';
import type { SnapshotInfo } from '@/lib/snapshot/info';

/** The answer to the same request before the source was read again. */
export interface Before {
  readonly snapshot: string;
  readonly takenAt: string;
  readonly link: string;
  readonly title: string;
  readonly summary: string;
}

interface Seen {
  readonly now: Before | null;
  /** What it was, when it is another now; null while nothing changed. */
  readonly before: Before | null;
}

/** What the verdict was before a refresh changed it; null when it did not, or was put aside. */
export function useChanged(info: SnapshotInfo, link: string | null, view: ExplainView | null) {
  const [seen, setSeen] = useState<Seen>({ now: null, before: null });
  const { now } = seen;
  if (view !== null && link !== null && (now?.snapshot !== info.id || now.link !== link)) {
    const next: Before = {
      snapshot: info.id,
      takenAt: info.takenAt,
      link,
      title: view.title,
      summary: view.summary,
    };
    const same = now?.link === link;
    const changed = same && now.summary !== view.summary;
    setSeen({ now: next, before: changed ? now : same ? seen.before : null });
  }
  return { before: seen.before, dismiss: () => setSeen({ now, before: null }) };
}
