'use client';
import { useState } from 'react';

/**
 * The last filter that was understood. `isGood` is null while nothing is known of `filter`: then the one before
 * stays too, so that a slip of the finger empties no list.
 */
export function useLastGood(filter: string, isGood: boolean | null): string {
  const [good, setGood] = useState(filter);
  if (isGood === true && good !== filter) setGood(filter);
  // A link can hold a filter that never was understood: then all rows are shown.
  if (isGood === false && good === filter) setGood('');
  return good;
}
