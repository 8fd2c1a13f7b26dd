'use client';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { visibleText } from '@/components/ui/visible-text';
import type { AppError } from '@/lib/core/errors';
import type { SnapshotState } from '@/lib/snapshot/info';
import { showOverlay } from './overlays';
import { SourceError } from './source-error';
import { alternatives } from './source-labels';
import type { TargetState } from './use-target';

export interface FailedStateProps {
  readonly error: AppError;
  readonly target: TargetState;
  readonly onRetry: () => void;
}

const OFFERED = 4;

/** Sources that this page saw fail, by what it remembers of their snapshots. */
function failedSources(cache: QueryClient): ReadonlySet<string> {
  const known = cache.getQueriesData<SnapshotState>({ queryKey: ['snapshot'] });
  return new Set(
    known.filter(([, state]) => state?.state === 'failed').map(([[, source]]) => String(source)),
  );
}

/** The source failed: why, and the ways out that this very machine has. Never a silent fall-back. */
export function FailedState({ error, target, onRetry }: FailedStateProps) {
  const cache = useQueryClient();
  const retry = () => {
    // What was listed while the cluster was down is as doubtful as the failure itself.
    void cache.invalidateQueries({ queryKey: ['proxies', target.source?.id] });
    onRetry();
  };
  const others = alternatives(target.sources, target.source?.id ?? null, failedSources(cache));
  return (
    <SourceError error={error} onRetry={retry}>
      {others.slice(0, OFFERED).map((one) => (
        <Button key={one.id} small onClick={() => target.choose(one.id, null)}>
          {one.kind === 'cluster'
            ? `Use context ${visibleText(one.label)}`
            : `Open ${visibleText(one.label)}`}
        </Button>
      ))}
      <Button small look="quiet" onClick={() => showOverlay('picker')}>
        All sources
      </Button>
    </SourceError>
  );
}
