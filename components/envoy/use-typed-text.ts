'use client';
import { useEffect, useEffectEvent, useState } from 'react';
import { whenSettled } from '@/components/shell/navigation';
import { withText } from '@/lib/url/params';

/** The URL follows the typing when it rests; what is asked of the server does not wait. */
const RESTED_MS = 250;
/** Writes that may still be on their way back to us. */
const ON_THE_WAY = 4;

export interface TypedText {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** What was typed no longer counts: the URL says something else now. */
  readonly forget: () => void;
}

/**
 * Text of a field whose place is `q` of the URL. Letters are there at once, the URL a moment later, but before
 * anything that could take it: a click, the field left, the page left. So links and history have what was typed.
 */
export function useTypedText(inUrl: string): TypedText {
  const [typed, setTyped] = useState<string | null>(null);
  const [known, setKnown] = useState(inUrl);
  const [written, setWritten] = useState<readonly string[]>([]);
  if (inUrl !== known) {
    setKnown(inUrl);
    // What we wrote ourselves comes back late and must not take newer letters; anything else is the reader's step.
    if (typed === inUrl || !written.includes(inUrl)) setTyped(null);
  }
  const write = useEffectEvent(() => {
    if (typed === null || written[0] === typed) return;
    setWritten([typed, ...written].slice(0, ON_THE_WAY));
    // Not through nuqs, which writes a moment later: a link followed in that moment would be dropped.
    history.replaceState(null, '', withText(location.href, typed));
  });
  useEffect(() => {
    if (typed === null) return;
    let here = true;
    const timer = setTimeout(() => whenSettled(() => (here ? write() : undefined)), RESTED_MS);
    const now = () => write();
    const events = ['click', 'focusout', 'keydown'] as const;
    const onLeaving = (event: Event) => {
      // Keys in the field itself are typing.
      if (event.type !== 'keydown' || !(event.target instanceof HTMLInputElement)) now();
    };
    for (const name of events) document.addEventListener(name, onLeaving, { capture: true });
    addEventListener('pagehide', now);
    return () => {
      here = false;
      clearTimeout(timer);
      for (const name of events) document.removeEventListener(name, onLeaving, { capture: true });
      removeEventListener('pagehide', now);
    };
  }, [typed]);
  return {
    text: typed ?? inUrl,
    setText: (text) => {
      setWritten((before) => (before[0] === text ? [] : before));
      setTyped(text === inUrl && typed === null ? null : text);
    },
    forget: () => setTyped(null),
  };
}
