/** Hits asked for at a time. */
export const HIT_PAGE = 200;

/** Page (from 0) that holds a hit (from 1). */
export function hitPageOf(hit: number | null): number {
  return hit === null || hit < 1 ? 0 : Math.floor((hit - 1) / HIT_PAGE);
}

/** The hit after or before this one, round the end; null when there is none at all. */
export function nextHit(hit: number | null, step: 1 | -1, total: number): number | null {
  if (total === 0) return null;
  if (hit === null || hit < 1 || hit > total) return step === 1 ? 1 : total;
  return ((hit - 1 + step + total) % total) + 1;
}

/** How many hits of a page (from 0) are there so far: a page that grows is asked for again. */
export function hitsOnPage(page: number, total: number): number {
  return Math.max(0, Math.min(HIT_PAGE, total - page * HIT_PAGE));
}
