/** The searches that are measured, as questions of the API. Another needle each time: no answer can be a kept one. */

import type { SearchQuestion, SearchScope } from '@/lib/answers/search-types';

export type SearchKind = 'exact' | 'folded' | 'regex' | 'key';

/** Each is found some thousand times in the dump with 120,000 routes. */
export function needleOf(kind: SearchKind, round: number): string {
  const team = 10 + (round % 80);
  switch (kind) {
    case 'exact':
      return `team-${team}.svc`;
    case 'folded':
      return `TEAM-${team}.SVC`;
    case 'regex':
      return `[a-z]+-\\d+\\.team-${team}\\.svc`;
    case 'key':
      return `operation:team-${team}.svc`;
  }
}

const EVERYWHERE: SearchScope = { section: null, kind: null, state: null, origin: null };

/** Hits `offset … offset + limit`. */
export function searchQuestion(
  kind: SearchKind,
  text: string,
  offset: number,
  limit: number,
): SearchQuestion & { readonly ask: 'search' } {
  const mode = kind === 'regex' || kind === 'key' ? kind : 'text';
  const matchCase = kind === 'exact';
  return { ask: 'search', text, mode, matchCase, wholeWord: false, ...EVERYWHERE, offset, limit };
}
