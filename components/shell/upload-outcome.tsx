'use client';
import { useEffect, useEffectEvent } from 'react';
import { announce } from '@/components/ui/announce';
import { visibleText } from '@/components/ui/visible-text';
import { useSnapshot } from './use-snapshot';

export interface SentFile {
  readonly source: string;
  readonly name: string;
}

export interface UploadOutcomeProps {
  readonly sent: SentFile;
  readonly onOpened: () => void;
}

/** Says that a file that was sent is open, once it is. When it cannot be opened, the page says so, and why. */
export function UploadOutcome({ sent, onOpened }: UploadOutcomeProps) {
  const { view, target } = useSnapshot();
  const ready = view.state === 'ready' && target.target?.source === sent.source;
  const tell = useEffectEvent(() => {
    announce(`${visibleText(sent.name)} opened`);
    onOpened();
  });
  useEffect(() => {
    if (ready) tell();
  }, [ready]);
  return null;
}
