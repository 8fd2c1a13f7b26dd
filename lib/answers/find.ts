import { Best, rankOf, wordsOf } from '@/lib/core/rank';
import { clusterRows } from './clusters-rows';
import { findRoutes } from './find-routes';
import type { FindAnswer, Found, FoundGroup, FoundKind } from './find-types';
import type { Joined } from './joined';
import { listenerRows } from './listeners-rows';
import { secretRows } from './secrets-rows';

const PER_KIND = 10;

function bestOf<Row>(
  rows: readonly Row[],
  typed: readonly string[],
  labelOf: (row: Row) => string,
  make: (row: Row) => Found,
): Best<Found> {
  const best = new Best<Found>(PER_KIND);
  for (const row of rows) {
    const label = labelOf(row);
    const rank = rankOf(label.toLowerCase(), typed);
    if (rank !== null) best.offer(rank, label.length, () => make(row));
  }
  return best;
}

const listeners = (joined: Joined, typed: readonly string[]) =>
  bestOf(
    listenerRows(joined),
    typed,
    ({ row }) => row.name,
    ({ row }) => ({
      kind: 'listener',
      id: row.state.kind === 'ok' && row.name !== '' ? row.name : row.pointer,
      label: row.name,
      detail: row.protocol,
    }),
  );

const clusters = (joined: Joined, typed: readonly string[]) =>
  bestOf(
    clusterRows(joined),
    typed,
    ({ row }) => row.parts?.host || row.name,
    ({ row: { name, parts, pointer, resource } }) => ({
      kind: 'cluster',
      id: resource === 'warming' ? pointer : name,
      label: parts?.host || name,
      detail:
        parts === null
          ? ''
          : [parts.port === null ? '' : String(parts.port), parts.subset, parts.direction]
              .filter((part) => part !== '')
              .join(' '),
    }),
  );

const secrets = (joined: Joined, typed: readonly string[]) =>
  bestOf(
    secretRows(joined),
    typed,
    ({ name }) => name,
    ({ id, name, kind }) => ({ kind: 'secret', id, label: name, detail: kind }),
  );

/**
 * Objects of a snapshot by what was typed: whole names, then beginnings, words, parts, and last names that have
 * its letters in order. At most ten of each kind, the kind with the best hit first.
 */
export function find(joined: Joined, text: string): FindAnswer {
  const typed = wordsOf(text);
  if (typed.length === 0) return { groups: [] };
  const { configs, hosts, routes } = findRoutes(joined, typed, PER_KIND);
  const all: readonly (readonly [FoundKind, Best<Found>])[] = [
    ['cluster', clusters(joined, typed)],
    ['host', hosts],
    ['route', routes],
    ['listener', listeners(joined, typed)],
    ['route-config', configs],
    ['secret', secrets(joined, typed)],
  ];
  const ranked = all.flatMap(([kind, best]) =>
    best.rank === null ? [] : [{ kind, hits: best.items, total: best.total, rank: best.rank }],
  );
  return {
    groups: ranked
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ kind, hits, total }): FoundGroup => ({ kind, hits, total })),
  };
}
