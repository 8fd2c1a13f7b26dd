'use client';
import { Button } from '@/components/ui/button';
import type { SearchPage } from '@/lib/answers/search-types';
import { hitWords, keyWords, progressWords, totalWords } from './search-words';
import type { ConfigState } from './use-config-state';
import type { Search } from './use-search';

export interface SearchLineProps {
  readonly state: ConfigState;
  readonly search: Search;
}

/** How many hits there are, which one is open, and how far a long search has come. */
export function SearchLine({ state, search }: SearchLineProps) {
  const { page, stale, problem, error } = search;
  // What stands in the way is said elsewhere.
  if (page === undefined && (problem !== null || error !== null)) return null;
  if (page === undefined) return <p className="sm mut px-6 py-1.5 max-narrow:px-4">Searching…</p>;
  return (
    <div className="sm mut flex flex-wrap items-center gap-x-2 px-6 py-1.5 max-narrow:px-4">
      <span role="status">
        <b className="text-ink">{totalWords(page, state.scope.section)}</b>
      </span>
      {state.hit === null || page.total === 0 ? null : (
        // Who walks the hits from the search field does not leave it, and hears where they are.
        <span role="status">· {hitWords(state.hit, page)}</span>
      )}
      {state.mode === 'key' ? <span>· {keyWords(search.asked?.text ?? state.find)}</span> : null}
      {problem === null ? null : <span>· These are the hits of what was searched for before.</span>}
      {stale && error === null ? <span>· Searching…</span> : null}
      <Progress search={search} page={page} />
    </div>
  );
}

function Progress({ search, page }: { readonly search: Search; readonly page: SearchPage }) {
  if (search.running)
    return (
      <>
        <progress
          className="h-1.5 w-28"
          aria-label="Search progress"
          max={page.bytes}
          value={page.scannedBytes}
        />
        <span>{progressWords(page)}</span>
        <Button small onClick={search.stop}>
          Cancel
        </Button>
      </>
    );
  if (!search.stopped) return null;
  return (
    <>
      <span>· Stopped: {progressWords(page)}</span>
      <Button small onClick={search.goOn}>
        Go on
      </Button>
    </>
  );
}
