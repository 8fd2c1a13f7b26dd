'use client';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import type { AppError } from '@/lib/core/errors';
import { showOverlay } from './overlays';
import { SourceError } from './source-error';
import type { TargetState } from './use-target';

export interface FailedStateProps {
  readonly error: AppError;
  readonly target: TargetState;
  readonly onRetry: () => void;
}

const OFFERED = 4;

/** The source failed: why, and the ways out that this very machine has. Never a silent fall-back. */
export function FailedState({ error, target, onRetry }: FailedStateProps) {
  const cache = useQueryClient();
  const retry = () => {
    // What was listed while the cluster was down is as doubtful as the failure itself.
    void cache.invalidateQueries({ queryKey: ['proxies', target.source?.id] });
    onRetry();
  };
  const others = target.sources.filter((one) => one.id !== target.source?.id && one.error === null);
  return (
    <SourceError error={error} onRetry={retry}>
      {others.slice(0, OFFERED).map((one) => (
        <Button key={one.id} small onClick={() => target.choose(one.id, null)}>
          {one.kind === 'cluster' ? `Use context ${one.label}` : `Open ${one.label}`}
        </Button>
      ))}
      <Button small look="quiet" onClick={() => showOverlay('picker')}>
        All sources
      </Button>
    </SourceError>
  );
}
