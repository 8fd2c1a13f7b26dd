'use client';
import { usePathname } from 'next/navigation';
import { useEffect, useSyncExternalStore } from 'react';

/**
 * Writing search params while the router is on its way to another page makes it drop that page: the reader
 * clicks a link and nothing happens. So whoever writes the URL unasked waits until the way is over.
 */

/** A navigation that takes longer than this has failed; nobody waits for it any more. */
const GIVE_UP_MS = 5_000;

let timer: ReturnType<typeof setTimeout> | null = null;
const listeners = new Set<() => void>();
let waiting: (() => void)[] = [];

function settle(): void {
  if (timer === null) return;
  clearTimeout(timer);
  timer = null;
  const due = waiting;
  waiting = [];
  for (const run of due) run();
  for (const listener of listeners) listener();
}

/** Says that the router was just told to go to another page. */
export function navigationBegins(): void {
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(settle, GIVE_UP_MS);
  for (const listener of listeners) listener();
}

/** Runs now, or as soon as the page that the reader is going to is there. */
export function whenSettled(run: () => void): void {
  if (timer === null) run();
  else waiting.push(run);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** True while no navigation is under way. */
export function useSettled(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => timer === null,
    () => true,
  );
}

/** A plain click on a link to another page of ours. */
function leadsAway(event: MouseEvent): boolean {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!(link instanceof HTMLAnchorElement) || link.origin !== location.origin || link.target !== '')
    return false;
  return link.pathname !== location.pathname;
}

/** Watches links and arrivals; once, in the shell. */
export function useNavigationWatch(): void {
  const pathname = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new path name is the arrival
  useEffect(settle, [pathname]);
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      if (leadsAway(event)) navigationBegins();
    };
    document.addEventListener('click', onClick, { capture: true });
    return () => document.removeEventListener('click', onClick, { capture: true });
  }, []);
}
