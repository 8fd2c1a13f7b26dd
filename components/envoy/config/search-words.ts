import type { SearchPage } from '@/lib/answers/search-types';
import { formatBytes, formatCount, formatMillis, plural } from '@/lib/core/words';

/** `18 hits in 2 sections, 21 ms`; while the search goes on, `at least 18 hits …`. */
export function totalWords(page: SearchPage, chosen: readonly string[] | null): string {
  const least = page.done ? '' : 'at least ';
  const { rows, more } = page.facets.section;
  // The facet counts what is left by the others, also of sections that were not chosen.
  const found = rows.filter(({ value, hits }) => hits > 0 && (chosen?.includes(value) ?? true));
  const sections = found.length + (chosen === null ? more : 0);
  const all = page.all === page.total ? '' : ` of ${formatCount(page.all)}`;
  const hits = page.all === page.total ? plural(page.total, 'hit') : `${formatCount(page.total)}${all} hits`;
  if (page.total === 0) return `${page.done ? '0 hits' : 'no hit yet'}${all}, ${formatMillis(page.millis)}`;
  return `${least}${hits} in ${plural(sections, 'section')}, ${formatMillis(page.millis)}`;
}

/** `searched 12 MB of 160 MB` */
export function progressWords({ scannedBytes, bytes }: SearchPage): string {
  return `searched ${formatBytes(scannedBytes)} of ${formatBytes(bytes)}`;
}
