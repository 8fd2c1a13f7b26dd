'use client';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Disclosure } from '@/components/ui/disclosure';
import { Status } from '@/components/ui/status';
import { explainError } from '@/lib/core/error-words';
import type { ErrorStateProps } from './states';

/** The real half of `ErrorState`. */
export function ErrorDetails({ error, onRetry, children }: ErrorStateProps) {
  const words = explainError(error);
  const requestId = error.details['requestId'];
  const details = JSON.stringify(error, null, 2);
  return (
    <div className="state" role="alert">
      <p>
        <Status kind="err" label={words.title} wrap />
      </p>
      <p className="sec">{words.cause}</p>
      <p>{words.nextStep}</p>
      {requestId === undefined ? null : (
        <p className="row sm">
          <span className="sec whitespace-nowrap">Request id</span>
          <code className="wrap-anywhere">{requestId}</code>
          <CopyButton value={String(requestId)} what="request id" />
        </p>
      )}
      <div className="row wrap">
        {onRetry === undefined ? null : (
          <Button small icon="refresh" onClick={onRetry}>
            Retry
          </Button>
        )}
        {children}
      </div>
      <Disclosure summary="Details">
        <div className="relative">
          <pre className="code whitespace-pre-wrap">{details}</pre>
          <span className="absolute top-1 right-1">
            <CopyButton value={details} what="details" />
          </span>
        </div>
      </Disclosure>
    </div>
  );
}
