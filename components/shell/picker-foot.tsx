'use client';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import type { CacheState } from '@/lib/api/contract';
import { sourcesQuery } from '@/lib/api/queries';
import { explainError } from '@/lib/core/error-words';
import { formatBytes, plural } from '@/lib/core/words';

/** `3 snapshots open: 420 MB of 1.0 GB. The one used longest ago is closed first.` */
function cacheWords({ open, heldBytes, limitBytes }: CacheState): string {
  const held = `${plural(open, 'snapshot')} open: ${formatBytes(heldBytes)} of ${formatBytes(limitBytes)}.`;
  return open > 1 ? `${held} The one used longest ago is closed first.` : held;
}

interface PickerFootProps {
  readonly onClose: () => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Files from this machine, and what of the kubeconfig could not be used. */
export function PickerFoot({ onClose, onFiles }: PickerFootProps) {
  const input = useRef<HTMLInputElement>(null);
  // Memory changes with every snapshot: asked each time that the picker opens.
  const { problems = [], cache } = useQuery({ ...sourcesQuery(), staleTime: 0 }).data ?? {};
  return (
    <div className="pick-foot">
      <Button small icon="file" onClick={() => input.current?.click()}>
        Open file…
      </Button>
      <span className="mut sm">or drop a config_dump anywhere on the page</span>
      {cache === undefined || cache.open === 0 ? null : (
        <span className="mut sm basis-full">{cacheWords(cache)}</span>
      )}
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".json,application/json"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          onClose();
        }}
      />
      {problems.map((problem) => {
        const words = explainError(problem);
        return (
          <p key={JSON.stringify(problem)} className="sm basis-full text-warn">
            {words.title}. {words.cause}
          </p>
        );
      })}
    </div>
  );
}
