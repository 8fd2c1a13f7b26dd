'use client';
import { useEffect, useEffectEvent, useState } from 'react';
import { flushSync } from 'react-dom';
import type { RowLayout } from './row-layout';

interface PageView {
  readonly top: number;
  readonly height: number;
  readonly down: boolean;
}

/** Until the page is measured. */
const UNMEASURED: PageView = { top: 0, height: 320, down: true };

/** The part of the rows of `body` that is on screen, in pixels from its top, whatever of the page scrolls or grows. */
export function usePageView(body: HTMLElement | null, layout: RowLayout): PageView {
  const [view, setView] = useState(UNMEASURED);
  const look = useEffectEvent(() => {
    if (body === null) return;
    const above = body.getBoundingClientRect().top;
    const top = Math.max(0, -above);
    const height = Math.max(0, innerHeight - Math.max(0, above));
    const isSame =
      layout.at(top) === layout.at(view.top) && layout.at(top + height) === layout.at(view.top + view.height);
    if (!isSame) setView({ top, height, down: top >= view.top });
  });
  useEffect(() => {
    if (body === null) return;
    // In the same frame, or the table would be seen empty.
    const onScroll = () => flushSync(() => look());
    const onSize = () => look();
    const sizes = new ResizeObserver(onSize);
    // What stands before the table may grow, too.
    for (let part: HTMLElement | null = body; part !== null; part = part.parentElement) sizes.observe(part);
    document.addEventListener('scroll', onScroll, { capture: true, passive: true });
    addEventListener('resize', onSize);
    return () => {
      sizes.disconnect();
      document.removeEventListener('scroll', onScroll, { capture: true });
      removeEventListener('resize', onSize);
    };
  }, [body]);
  return view;
}
