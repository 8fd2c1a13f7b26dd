import { createArena, createPlainArena } from '../../arena';
import type { JsonBytes } from '../../bytes';
import { openBytes } from '../../open-bytes';
import { readSearch, type SearchQuery } from '../engine';
import { describeHit, type JsonHit } from '../hit';
import { startSearch } from '../job';
import { BLOCK } from '../specials';

const arena = createArena();

function openIn(text: string, where: typeof arena): JsonBytes {
  const opened = openBytes(new TextEncoder().encode(text), where);
  if (!opened.ok) throw new Error(`${opened.error.code}: ${text}`);
  return opened.value;
}

/** A document that the kernel scans. */
export const open = (text: string): JsonBytes => openIn(text, arena);

/** One that is scanned without it. */
export const openPlain = (text: string): JsonBytes => openIn(text, createPlainArena());

const QUERY: SearchQuery = { text: '', mode: 'text', matchCase: true, wholeWord: false };

/** All hits of a search that must be understood. */
export function hitsOf(document: JsonBytes, query: Partial<SearchQuery>): readonly JsonHit[] {
  const started = startSearch(document, { ...QUERY, ...query });
  if (!started.ok) throw new Error(started.problem.message);
  while (!started.job.step(1000));
  return started.job.describe(Array.from({ length: started.job.hits.length }, (_, index) => index));
}

/** The same, searched in stretches of a few bytes, so that everything lies across a border. */
export function hitsInPieces(
  document: JsonBytes,
  query: Partial<SearchQuery>,
  length: number,
): readonly JsonHit[] {
  const read = readSearch({ ...QUERY, ...query });
  if (!read.ok) throw new Error(read.problem.message);
  const hits: JsonHit[] = [];
  const engine = read.search.start(document, (at) => {
    hits.push(describeHit(document, document.locate(at), read.search.test));
  });
  const { start, end } = document.root;
  for (let at = start; at < end; ) {
    const to = Math.min(end, at + length, (Math.floor(at / BLOCK) + 1) * BLOCK);
    engine.run(at, to);
    at = to;
  }
  engine.finish();
  return hits;
}

/** Hits in short: `key /a/b` or `/a/b`. */
export const placesOf = (
  hits: readonly { readonly pointer: string; readonly inKey: boolean }[],
): readonly string[] => hits.map(({ pointer, inKey }) => `${inKey ? 'key ' : ''}${pointer}`);

export const found = (text: string, query: Partial<SearchQuery>): readonly string[] =>
  placesOf(hitsOf(open(text), query));
