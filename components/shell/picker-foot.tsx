'use client';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { sourcesQuery } from '@/lib/api/queries';
import { explainError } from '@/lib/core/error-words';

interface PickerFootProps {
  readonly onClose: () => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Files from this machine, and what of the kubeconfig could not be used. */
export function PickerFoot({ onClose, onFiles }: PickerFootProps) {
  const input = useRef<HTMLInputElement>(null);
  const problems = useQuery(sourcesQuery()).data?.problems ?? [];
  return (
    <div className="pick-foot">
      <Button small icon="file" onClick={() => input.current?.click()}>
        Open file…
      </Button>
      <span className="mut sm">or drop a config_dump anywhere on the page</span>
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
