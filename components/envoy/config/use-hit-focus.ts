import { type RefObject, useEffect, useRef } from 'react';

/** Whether a step from hit to hit takes the focus along: not out of a field, the document, or a menu. */
function isFree(box: HTMLElement): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || box.contains(activeElement);
}

/**
 * Puts the focus on another hit when it is walked to by `j`, `k` or the arrows, so that the next key is pressed where
 * the last one was. Its row may still be on the way.
 */
export function useHitFocus(box: RefObject<HTMLElement | null>, hit: number | null): void {
  const last = useRef(hit);
  const wanted = useRef<number | null>(null);
  // After each render: the one that brings the row is not the one that changes the hit.
  useEffect(() => {
    const list = box.current;
    if (list === null) return;
    if (last.current !== hit) {
      last.current = hit;
      wanted.current = hit !== null && isFree(list) ? hit : null;
    }
    if (wanted.current === null) return;
    if (!isFree(list)) {
      wanted.current = null;
      return;
    }
    const link = list.querySelector<HTMLElement>(`[data-hit="${wanted.current}"] a`);
    if (link === null) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  });
}
