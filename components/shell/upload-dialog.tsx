'use client';
import { ErrorState } from '@/components/data/states';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { formatBytes } from '@/lib/core/words';
import type { Upload } from './use-upload';

/** Progress of a file on its way in, and what went wrong with it. */
export function UploadDialog({ upload }: { readonly upload: Upload }) {
  const { view, dismiss } = upload;
  return (
    <Dialog
      open={view.state !== 'idle'}
      onClose={dismiss}
      title={view.state === 'failed' ? `Could not open ${view.name}` : 'Opening a file'}
      actions={<Button onClick={dismiss}>{view.state === 'sending' ? 'Cancel' : 'Close'}</Button>}
    >
      {view.state === 'sending' ? (
        <div className="grid gap-2">
          <p className="mono wrap-anywhere">{view.name}</p>
          <progress value={view.sent} max={view.total} aria-label="Sent" />
          <p className="sm sec">
            {formatBytes(view.sent)} of {formatBytes(view.total)}
          </p>
        </div>
      ) : null}
      {view.state === 'failed' ? <ErrorState error={view.error} /> : null}
    </Dialog>
  );
}
