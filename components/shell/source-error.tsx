'use client';
import type { ReactNode } from 'react';
import { ErrorState } from '@/components/data/states';
import { Button } from '@/components/ui/button';
import type { AppError } from '@/lib/core/errors';
import { Consent } from './consent';

interface SourceErrorProps {
  readonly error: AppError;
  readonly onRetry: () => void;
  /** Further ways out. */
  readonly children?: ReactNode;
}

/** Why a source cannot be read. Where a plugin needs consent, that is the way on, and Retry would only fail again. */
export function SourceError({ error, onRetry, children }: SourceErrorProps) {
  if (error.code === 'snapshot-gone')
    return (
      <ErrorState error={error}>
        <Button small icon="refresh" onClick={onRetry}>
          Open it again
        </Button>
        {children}
      </ErrorState>
    );
  if (error.code !== 'exec-needs-consent')
    return (
      <ErrorState error={error} onRetry={onRetry}>
        {children}
      </ErrorState>
    );
  return (
    <ErrorState error={error}>
      <Consent error={error} onGranted={onRetry} />
      {children}
    </ErrorState>
  );
}
