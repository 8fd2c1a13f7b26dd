'use client';
import { useLayoutEffect } from 'react';
import { readStored, useStored } from './stored';

const DENSITIES = ['normal', 'compact'] as const;
export type Density = (typeof DENSITIES)[number];

/** Height of rows, as this browser's reader likes them. The layout hangs on `html[data-density]`. */
export function useDensity(): readonly [Density, (density: Density) => void] {
  const [density, setDensity] = useStored('density', DENSITIES, 'normal');
  useLayoutEffect(() => {
    // The first render sees the default, not the choice; only storage tells the choice then.
    if (readStored('density') === 'compact') document.documentElement.dataset['density'] = 'compact';
    else delete document.documentElement.dataset['density'];
  });
  return [density, setDensity];
}
