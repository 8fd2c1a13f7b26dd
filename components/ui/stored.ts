'use client';
import { useCallback, useSyncExternalStore } from 'react';

const CHANGED = 'gatescope:stored';
const PREFIX = 'gatescope.';

/** A private window may refuse storage: then a choice lasts as long as the page. */
const memory = new Map<string, string>();

export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return memory.get(key) ?? null;
  }
}

/** Null removes the choice, so that the default holds again. */
export function writeStored(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, value);
  } catch {
    if (value === null) memory.delete(key);
    else memory.set(key, value);
  }
  dispatchEvent(new Event(CHANGED));
}

function subscribe(onChange: () => void): () => void {
  addEventListener(CHANGED, onChange);
  addEventListener('storage', onChange);
  return () => {
    removeEventListener(CHANGED, onChange);
    removeEventListener('storage', onChange);
  };
}

/** A text that this browser keeps, shared between tabs. Null: nothing is kept; so see it the server and the first render. */
export function useStoredText(key: string): readonly [string | null, (text: string | null) => void] {
  const text = useSyncExternalStore(
    subscribe,
    () => readStored(key),
    () => null,
  );
  const set = useCallback((next: string | null) => writeStored(key, next), [key]);
  return [text, set];
}

/**
 * A choice of this browser, shared between tabs. The server and the first render see the default.
 * Whatever is stored and not among `allowed` counts as the default.
 */
export function useStored<Value extends string>(
  key: string,
  allowed: readonly Value[],
  fallback: Value,
): readonly [Value, (value: Value) => void] {
  const [text, setText] = useStoredText(key);
  const value = allowed.find((one) => one === text) ?? fallback;
  const set = useCallback((next: Value) => setText(next === fallback ? null : next), [setText, fallback]);
  return [value, set];
}
