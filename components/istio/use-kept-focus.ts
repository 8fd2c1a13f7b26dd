'use client';
import { type RefObject, useCallback, useLayoutEffect, useRef } from 'react';

/**
 * Folding swaps one button for another: where that took the focus away, it goes to the one that stands for the same
 * band or group now (`data-fold`). The answer is to be called with its key before the change.
 */
export function useKeptFocus(stage: RefObject<HTMLElement | null>): (key: string) => void {
  const changed = useRef<string | null>(null);
  useLayoutEffect(() => {
    const key = changed.current;
    changed.current = null;
    if (key === null || document.activeElement !== document.body) return;
    stage.current
      ?.querySelector<HTMLElement>(`[data-fold="${CSS.escape(key)}"]`)
      ?.focus({ preventScroll: true });
  });
  return useCallback((key: string) => {
    changed.current = key;
  }, []);
}
