'use client';
import { useEffect, useState } from 'react';

/** Height of the table's sticky head, and what a group head is higher than a row (`app/styles/table.css`). */
export const HEAD_PX = 30;
export const ROW_GROUP_EXTRA_PX = 2;
const ROW_PX = 32;

/** The row height of the current density and pointer, from the `--row` token. */
export function useRowHeight(element: HTMLElement | null): number {
  const [height, setHeight] = useState(ROW_PX);
  useEffect(() => {
    if (element === null) return;
    const read = () => {
      const token = Number.parseInt(getComputedStyle(element).getPropertyValue('--row'), 10);
      setHeight(Number.isFinite(token) && token > 0 ? token : ROW_PX);
    };
    read();
    const coarse = matchMedia('(pointer: coarse)');
    coarse.addEventListener('change', read);
    const density = new MutationObserver(read);
    density.observe(document.documentElement, { attributeFilter: ['data-density'] });
    return () => {
      coarse.removeEventListener('change', read);
      density.disconnect();
    };
  }, [element]);
  return height;
}

/** How many numbers of an ascending list are below `limit`. */
export function rankOf(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The last number of an ascending list of whole numbers that is not above `limit`; null when there is none. */
export function lastAtMost(ascending: readonly number[], limit: number): number | null {
  return ascending[rankOf(ascending, limit + 1) - 1] ?? null;
}

/** The nearest row that is no group head, from `index` in the direction of `step`; null when there is none. */
export function nextRow(
  index: number,
  step: number,
  count: number,
  isGroup: (index: number) => boolean,
): number | null {
  const direction = step < 0 ? -1 : 1;
  let at = Math.max(0, Math.min(count - 1, index));
  while (at >= 0 && at < count && isGroup(at)) at += direction;
  return at >= 0 && at < count ? at : null;
}
