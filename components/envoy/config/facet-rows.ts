import type { Facet, FacetRow } from '@/lib/answers/search-types';

/**
 * The values of a facet in a fixed order: all that the dump has (`known`, also without a hit), then what only the
 * hits have, and the chosen ones even when nothing of them is left.
 */
export function facetRows(
  facet: Facet,
  known: readonly string[],
  chosen: readonly string[],
): readonly FacetRow[] {
  const hits = new Map(facet.rows.map((row) => [row.value, row.hits]));
  const values = new Set([...known, ...hits.keys(), ...chosen]);
  return [...values].map((value) => ({ value, hits: hits.get(value) ?? 0 }));
}
