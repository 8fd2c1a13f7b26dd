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

/** `Hit 3 of 18`; what there is instead for a number of an old or mistyped link. */
export function hitWords(hit: number, { total, done }: Pick<SearchPage, 'total' | 'done'>): string {
  if (hit >= 1 && hit <= total) return `Hit ${formatCount(hit)} of ${formatCount(total)}`;
  if (hit > total && !done) return `Hit ${formatCount(hit)} is not found yet`;
  return `There is no hit ${formatCount(hit)}: the last is ${formatCount(total)}`;
}

/** On the button that widens the search again. */
export const allHitsWords = (all: number): string =>
  all === 1 ? 'Show the one hit' : `Show all ${formatCount(all)} hits`;

/** `searched 12 MB of 160 MB` */
export function progressWords({ scannedBytes, bytes }: SearchPage): string {
  return `searched ${formatBytes(scannedBytes)} of ${formatBytes(bytes)}`;
}

/** Of key:value: what is being found, and how to write what may be meant. */
export function keyWords(text: string): string {
  return text.includes(':')
    ? 'key:value finds names and references at any depth'
    : 'finds the key itself; a value stands behind a colon: cluster:reviews';
}

/** Why so long a text is not asked for. */
export function tooLongWords(length: number, most: number): string {
  return `The text has ${formatCount(length)} characters; at most ${formatCount(most)} can be searched for.`;
}

/** In place of the facet of origins, which comes after the hits. */
export const originsToComeWords = ({ done }: Pick<SearchPage, 'done'>): string =>
  done ? 'still being counted' : 'counted when the search is done';
