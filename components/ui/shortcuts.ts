'use client';
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { readStored } from './stored';

/** `keys`: one key (`/`, `Escape`) or two in a row (`g l`), as `KeyboardEvent.key` spells them. */
export interface Shortcut {
  readonly keys: string;
  /** What it does, for the sheet. */
  readonly label: string;
  readonly group: string;
  readonly run: () => void;
}

export const KEYS_SETTING = 'single-keys';
const SEQUENCE_MS = 1_200;

let registered: readonly Shortcut[] = [];
const listeners = new Set<() => void>();

function change(next: readonly Shortcut[]): void {
  registered = next;
  for (const listener of listeners) listener();
}

/** Adds a shortcut until the returned function is called. The newest of two with the same keys wins. */
export function registerShortcut(shortcut: Shortcut): () => void {
  change([...registered, shortcut]);
  return () => change(registered.filter((one) => one !== shortcut));
}

/** A shortcut for as long as the component is there and `on` is true. */
export function useShortcut(keys: string, label: string, group: string, run: () => void, on = true): void {
  const latest = useEffectEvent(run);
  useEffect(() => {
    if (!on) return;
    return registerShortcut({ keys, label, group, run: () => latest() });
  }, [keys, label, group, on]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const NONE: readonly Shortcut[] = [];

/** Everything that works right now, for the sheet. */
export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    subscribe,
    () => registered,
    () => NONE,
  );
}

/** The shortcut that a key completes, and what is waited for next. Pure, for the listener and its test. */
export function matchKey(
  shortcuts: readonly Shortcut[],
  pending: string,
  key: string,
): { readonly hit: Shortcut | null; readonly pending: string } {
  const pressed = pending === '' ? key : `${pending} ${key}`;
  const hit = shortcuts.findLast((one) => one.keys === pressed) ?? null;
  if (hit !== null) return { hit, pending: '' };
  if (shortcuts.some((one) => one.keys.startsWith(`${pressed} `))) return { hit: null, pending: pressed };
  // A broken sequence must not swallow the key that broke it.
  return pending === '' ? { hit: null, pending: '' } : matchKey(shortcuts, '', key);
}

/** True where letters are text, or belong to a widget that has its own keys. */
function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return (
    target.closest(
      'input:not([type=checkbox],[type=radio],[type=button]), textarea, select, [contenteditable=true], [role=dialog], [role=alertdialog], [role=menu], [role=listbox]',
    ) !== null
  );
}

/** Listens for all registered shortcuts; returns the function that stops it. Called once, by the shell. */
export function listenForShortcuts(): () => void {
  let pending = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTaken(event.target) || readStored(KEYS_SETTING) === 'off') return;
    const match = matchKey(registered, pending, event.key);
    pending = match.pending;
    clearTimeout(timer);
    timer = setTimeout(() => {
      pending = '';
    }, SEQUENCE_MS);
    if (match.hit === null) return;
    event.preventDefault();
    match.hit.run();
  };
  addEventListener('keydown', onKey);
  return () => {
    clearTimeout(timer);
    removeEventListener('keydown', onKey);
  };
}
