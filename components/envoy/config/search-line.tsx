'use client';
import { Button } from '@/components/ui/button';
import type { SearchPage } from '@/lib/answers/search-types';
import { formatCount } from '@/lib/core/words';
import { progressWords, totalWords } from './search-words';
import type { ConfigState } from './use-config-state';
import type { Search } from './use-search';

export interface SearchLineProps {
  readonly state: ConfigState;
  readonly search: Search;
}

/** How many hits there are, which one is open, and how far a long search has come. */
export function SearchLine({ state, search }: SearchLineProps) {
  const { page, stale, problem } = search;
  if (page === undefined) return <p className="sm mut px-6 py-1.5 max-narrow:px-4">Searching…</p>;
  return (
    <div className="sm mut flex flex-wrap items-center gap-x-2 px-6 py-1.5 max-narrow:px-4">
      <span role="status">
        <b className="text-ink">{totalWords(page, state.scope.section)}</b>
      </span>
      {state.hit === null || page.total === 0 ? null : (
        <span>
          · Hit {formatCount(state.hit)} of {formatCount(page.total)}
        </span>
      )}
      {state.mode === 'key' ? <span>· key:value finds names and references at any depth</span> : null}
      {problem === null ? null : <span>· These are the hits of what was searched for before.</span>}
      {stale ? <span>· Searching…</span> : null}
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
