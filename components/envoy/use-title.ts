'use client';
import { useEffect } from 'react';

/**
 * Puts what is open before the page's name in the tab and the history: `prefix /checkout · Routes · Gatescope`.
 * A page that is left meanwhile has set its own title, which stays.
 */
export function useTitle(name: string): void {
  useEffect(() => {
    const before = document.title;
    const mine = `${name} · ${before}`;
    document.title = mine;
    return () => {
      if (document.title === mine) document.title = before;
    };
  }, [name]);
}
