'use client';
import { usePathname } from 'next/navigation';
import { useLayoutEffect } from 'react';
import { readStored, useStored } from '@/components/ui/stored';

const MODES = ['full', 'min'] as const;

/**
 * Wide or small rail, chosen per kind of screen: the map begins small, since it needs the width.
 * The layout hangs on `html[data-rail]`, which the script in the head sets before the first paint.
 */
export function useRailMode(): { readonly min: boolean; readonly toggle: () => void } {
  const page = usePathname().split('/')[1] ?? '';
  const fallback = page === 'map' ? 'min' : 'full';
  const [mode, setMode] = useStored(`rail.${page}`, MODES, fallback);
  useLayoutEffect(() => {
    // The first render sees the default, not the choice; only storage tells the choice then.
    const stored = readStored(`rail.${page}`);
    document.documentElement.dataset['rail'] = MODES.find((one) => one === stored) ?? fallback;
  });
  return { min: mode === 'min', toggle: () => setMode(mode === 'min' ? 'full' : 'min') };
}
