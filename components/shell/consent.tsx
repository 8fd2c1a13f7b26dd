'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState, errorOf } from '@/components/data/states';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { client } from '@/lib/api/client';
import type { AppError } from '@/lib/core/errors';

interface ConsentProps {
  /** An error of code `exec-needs-consent`: it names the context, the command line and its hash. */
  readonly error: AppError;
  readonly onGranted: () => void;
}

/**
 * Asks before a credential plugin of the kubeconfig runs: the whole command line is shown, and the consent
 * is for exactly that (its hash goes back).
 */
export function Consent({ error, onGranted }: ConsentProps) {
  const [open, setOpen] = useState(false);
  const { context = '', command = '', hash = '' } = error.details;
  const grant = useMutation({
    mutationFn: () => client.consent(String(context), String(hash)),
    onSuccess: () => {
      setOpen(false);
      onGranted();
    },
  });
  return (
    <>
      <Button small look="primary" onClick={() => setOpen(true)}>
        Review the command
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Run this command to sign in?"
        size="medium"
        actions={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button
              look="primary"
              onClick={() => grant.mutate()}
              blocked={grant.isPending ? 'Asking the server' : null}
            >
              Allow once
            </Button>
          </>
        }
      >
        <p className="sec">
          Context <span className="mono">{context}</span> of the kubeconfig signs in with a program. It runs
          on the machine where Gatescope runs, with its rights, until Gatescope stops.
        </p>
        <div className="relative">
          <pre className="code whitespace-pre-wrap wrap-anywhere">{command}</pre>
          <span className="absolute top-1 right-1">
            <CopyButton value={String(command)} what="command" />
          </span>
        </div>
        {grant.isError ? <ErrorState error={errorOf(grant.error)} /> : null}
      </Dialog>
    </>
  );
}
