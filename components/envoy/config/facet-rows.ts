import type { Facet, FacetRow } from '@/lib/answers/search-types';

/**
 * The values of a facet in a fixed order: all that the dump has (`known`, also without a hit), then what only the
 * hits have, and the chosen one even when nothing of it is left.
 */
export function facetRows(
  facet: Facet,
  known: readonly string[],
  chosen: string | null,
): readonly FacetRow[] {
  const hits = new Map(facet.rows.map((row) => [row.value, row.hits]));
  const values = new Set([...known, ...hits.keys(), ...(chosen === null ? [] : [chosen])]);
  return [...values].map((value) => ({ value, hits: hits.get(value) ?? 0 }));
}
