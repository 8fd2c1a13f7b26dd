'use client';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { lazily } from '@/components/ui/lazily';
import { Skeleton } from '@/components/ui/skeleton';
import { type AppError, AppFailure, appError } from '@/lib/core/errors';

/** True after a moment: what is fast must not flicker. */
export function useSlow(millis = 150): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), millis);
    return () => clearTimeout(timer);
  }, [millis]);
  return slow;
}

export interface LoadingStateProps {
  /** `Reading config_dump, 8.2 MB, 1.4 s`. */
  readonly label?: string;
  readonly lines?: number;
  readonly onCancel?: () => void;
}

/** A skeleton that appears after 150 ms. */
export function LoadingState({ label = 'Loading', lines = 4, onCancel }: LoadingStateProps) {
  const slow = useSlow();
  return (
    <div className="state" aria-busy="true">
      {slow ? (
        <>
          <Skeleton lines={lines} />
          <p className="sm sec">
            <span role="status">{label}</span>{' '}
            {onCancel === undefined ? null : (
              <button type="button" className="lnk" onClick={onCancel}>
                Cancel
              </button>
            )}
          </p>
        </>
      ) : null}
    </div>
  );
}

/** Why a list is empty; each needs its own sentence (DESIGN §11). */
export type EmptyReason =
  | { readonly kind: 'none'; readonly what: string }
  | {
      readonly kind: 'filtered';
      /** `routes` */
      readonly what: string;
      readonly filter: string;
      readonly hidden: number;
      readonly onClear: () => void;
    }
  | { readonly kind: 'section-absent'; readonly section: string }
  | { readonly kind: 'no-permission'; readonly verb: string; readonly resource: string };

export function EmptyState({
  reason,
  children,
}: {
  readonly reason: EmptyReason;
  readonly children?: ReactNode;
}) {
  return (
    <div className="state">
      <p className="sec">{emptyWords(reason)}</p>
      {reason.kind === 'filtered' ? (
        <div>
          <Button small onClick={reason.onClear}>
            Clear filter
          </Button>
        </div>
      ) : null}
      {children}
    </div>
  );
}

function emptyWords(reason: EmptyReason): ReactNode {
  switch (reason.kind) {
    case 'none':
      return `There are no ${reason.what} in this snapshot.`;
    case 'filtered':
      return (
        <>
          No {reason.what} match <code>{reason.filter}</code>. The filter hides{' '}
          {reason.hidden.toLocaleString('en')}.
        </>
      );
    case 'section-absent':
      return (
        <>
          This dump has no section <code>{reason.section}</code>.
        </>
      );
    case 'no-permission':
      return (
        <>
          Not readable: verb <code>{reason.verb}</code> on <code>{reason.resource}</code> is not allowed.
        </>
      );
  }
}

/** What a failed query holds, as an `AppError`. */
export function errorOf(thrown: unknown): AppError {
  return thrown instanceof AppFailure ? thrown.error : appError('internal', { what: String(thrown) });
}

export interface ErrorStateProps {
  readonly error: AppError;
  readonly onRetry?: () => void;
  /** Further ways out: another context, the demo. */
  readonly children?: ReactNode;
}

/**
 * What failed, why, the next step, Retry, and folded details with the request id. Scoped to its panel.
 * Words and parts come lazily: most visits never see an error. The shell asks for them when it is idle, so that
 * they are there when the server is not.
 */
export const ErrorState = lazily<ErrorStateProps>(loadErrorState, BareError);

export function loadErrorState() {
  return import('./error-state').then((module) => module.ErrorDetails);
}

/** Stands in when even the words for the error could not be loaded. */
function BareError({ error, onRetry }: ErrorStateProps) {
  return (
    <div className="state" role="alert">
      <p>Gatescope does not answer ({error.code}). Start it again in the terminal, then retry.</p>
      <div>
        <Button small onClick={onRetry ?? (() => location.reload())}>
          Retry
        </Button>
      </div>
    </div>
  );
}
