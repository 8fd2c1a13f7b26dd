'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { IconButton } from './button';
import { StatusMark } from './status';

interface Message {
  readonly id: number;
  readonly text: string;
}

const SHOWN_MS = 6_000;
let message: Message = { id: 0, text: '' };
const listeners = new Set<() => void>();

/** A short sentence at the bottom right, also said to a screen reader: `announce('Link copied')`. */
export function announce(text: string): void {
  message = { id: message.id + 1, text };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const SILENCE: Message = { id: 0, text: '' };

function Toast({ text, onGone }: { readonly text: string; readonly onGone: () => void }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onGone, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, onGone]);
  const hold = { onMouseEnter: () => setHeld(true), onMouseLeave: () => setHeld(false) };
  return (
    <div className="pop toast" {...hold} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <span className="st ok">
        <StatusMark kind="ok" />
      </span>
      <span>{text}</span>
      <IconButton icon="close" label="Dismiss" small onClick={onGone} />
    </div>
  );
}

/** The one place for short messages; the shell renders it. Errors stay where they belong and are not toasts. */
export function Announcements() {
  const { id, text } = useSyncExternalStore(
    subscribe,
    () => message,
    () => SILENCE,
  );
  const [gone, setGone] = useState(0);
  return (
    <div className="toasts" role="status">
      {id === gone ? null : <Toast key={id} text={text} onGone={() => setGone(id)} />}
    </div>
  );
}
