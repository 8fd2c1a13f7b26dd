'use client';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { LoadingState } from '@/components/data/states';
import { lazily } from '@/components/ui/lazily';
import { type AppError, appError } from '@/lib/core/errors';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import type { EdgeNoteProps } from './edge-note';
import type { FailedStateProps } from './failed-state';
import { scopeOf } from './page-scope';
import type { SnapshotNotesProps } from './snapshot-notes';
import { progressWords } from './snapshot-words';
import { type SnapshotHandle, type SnapshotView, useSnapshot } from './use-snapshot';
import type { TargetState } from './use-target';

const EdgeNote = lazily<EdgeNoteProps>(() => import('./edge-note').then((module) => module.EdgeNote));
const FailedState = lazily<FailedStateProps>(() =>
  import('./failed-state').then((module) => module.FailedState),
);
const SnapshotNotes = lazily<SnapshotNotesProps>(() =>
  import('./snapshot-notes').then((module) => module.SnapshotNotes),
);

export interface SnapshotGateProps {
  /** What the page cannot do without. */
  readonly needs?: 'envoy' | 'kubernetes';
  readonly children: (info: SnapshotInfo) => ReactNode;
}

type ReadyView = Extract<SnapshotView, { state: 'ready' }>;

/** Why the page cannot be shown although a snapshot is open; null when it can. */
function lack(needs: SnapshotGateProps['needs'], info: SnapshotInfo, target: TargetState): AppError | null {
  if (needs === 'envoy' && !info.counts.hasEnvoy) {
    const missing = info.missing.find((part) => part.name.startsWith('admin/'));
    return missing?.error ?? target.listing?.problems[0] ?? appError('no-gateway-pods');
  }
  if (needs === 'kubernetes' && !info.counts.hasKubernetes)
    return info.missing.find((part) => part.name.startsWith('kubernetes/'))?.error ?? null;
  return null;
}

function isWhole(view: ReadyView, problems: readonly AppError[]): boolean {
  return view.refreshError === null && view.info.missing.length === 0 && problems.length === 0;
}

/** A page that needs more than was asked for makes it be read, once: after a failure somebody decides. */
function useWhole({ view, complete }: SnapshotHandle): boolean {
  const scope = scopeOf(usePathname());
  const lacks = complete !== null && scope === 'whole';
  const isDue = lacks && view.state === 'ready' && !view.refreshing && view.refreshError === null;
  const start = useEffectEvent(() => complete?.());
  useEffect(() => {
    if (isDue) start();
  }, [isDue]);
  return !lacks;
}

/** The page's content once its snapshot is open; until then, or if that fails, what is going on. */
export function SnapshotGate({ needs, children }: SnapshotGateProps) {
  const handle = useSnapshot();
  const { view, target, refresh, cancel, complete } = handle;
  const isEnough = useWhole(handle);
  if (view.state === 'opening')
    return <LoadingState label={progressWords(view.progress, view.millis)} lines={7} onCancel={cancel} />;
  if (view.state === 'failed') return <FailedState error={view.error} target={target} onRetry={refresh} />;
  if (!isEnough && view.refreshError !== null && !view.refreshing)
    return <FailedState error={view.refreshError} target={target} onRetry={refresh} />;
  if (!isEnough)
    return <LoadingState label={progressWords(view.progress, view.millis)} lines={7} onCancel={cancel} />;
  const lacking = lack(needs, view.info, target);
  if (lacking !== null) return <FailedState error={lacking} target={target} onRetry={refresh} />;
  const problems = target.listing?.problems ?? [];
  return (
    <>
      {isWhole(view, problems) ? null : (
        <SnapshotNotes
          info={view.info}
          refreshError={view.refreshError}
          problems={problems}
          onRetry={refresh}
        />
      )}
      {complete === null ? null : <EdgeNote view={view} onLoad={complete} onCancel={cancel} />}
      {children(view.info)}
    </>
  );
}
