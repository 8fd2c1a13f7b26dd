'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { errorOf } from '@/components/data/states';
import { sourcesQuery } from '@/lib/api/queries';
import type { AppError } from '@/lib/core/errors';

export type UploadState =
  | { readonly state: 'idle' }
  | { readonly state: 'sending'; readonly name: string; readonly sent: number; readonly total: number }
  | { readonly state: 'failed'; readonly name: string; readonly error: AppError };

export interface Upload {
  readonly view: UploadState;
  /** Sends the files one after another and selects the last. */
  readonly start: (files: readonly File[]) => void;
  /** Stops sending, or takes the error away. */
  readonly dismiss: () => void;
}

/** `onDone` when a file has arrived; whether it can be opened is not known then. */
export function useUpload(onDone: (source: string, name: string) => void): Upload {
  const [view, setView] = useState<UploadState>({ state: 'idle' });
  const running = useRef<AbortController | null>(null);
  const cache = useQueryClient();

  const sendAll = async (files: readonly File[], signal: AbortSignal) => {
    for (const file of files) {
      const sending = { state: 'sending', name: file.name, total: file.size } as const;
      setView({ ...sending, sent: 0 });
      try {
        const { uploadFile } = await import('./upload');
        const source = await uploadFile(file, {
          signal,
          onProgress: (sent) => setView({ ...sending, sent }),
        });
        await cache.invalidateQueries({ queryKey: sourcesQuery().queryKey });
        onDone(source, file.name);
      } catch (thrown) {
        if (!signal.aborted) setView({ state: 'failed', name: file.name, error: errorOf(thrown) });
        return;
      }
    }
    setView({ state: 'idle' });
  };

  return {
    view,
    start: (files) => {
      if (files.length === 0) return;
      running.current?.abort();
      running.current = new AbortController();
      void sendAll(files, running.current.signal);
    },
    dismiss: () => {
      running.current?.abort();
      setView({ state: 'idle' });
    },
  };
}
