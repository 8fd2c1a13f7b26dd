'use client';
import { IconButton } from '@/components/ui/button';
import { FilterField } from '@/components/ui/filter-field';
import { Segmented } from '@/components/ui/segmented';
import { useShortcut } from '@/components/ui/shortcuts';
import { QueryProblemLine } from '../query-problem';
import { nextHit } from './hit-steps';
import { SearchLine } from './search-line';
import type { ConfigState, SearchMode } from './use-config-state';
import type { Search } from './use-search';

const MODES = [
  { value: 'text', label: 'Text' },
  { value: 'regex', label: 'Regex' },
  { value: 'key', label: 'Key : value' },
] as const satisfies readonly { readonly value: SearchMode; readonly label: string }[];

const PLACEHOLDER: { readonly [mode in SearchMode]: string } = {
  text: 'any text: a host, a cluster, a header, a key',
  regex: 'RE2, as Envoy reads it: reviews-v[0-9]+',
  key: 'key:value, route.cluster:outbound|80, **.port_value:8080',
};

export interface SearchBarProps {
  readonly state: ConfigState;
  readonly search: Search;
  /** Opens a hit by its number. */
  readonly onHit: (hit: number) => void;
}

/** Search over the whole dump; hits are walked with Enter, `j` and `k`, `n` and `N`, or the arrows at the right. */
export function SearchBar({ state, search, onHit }: SearchBarProps) {
  const total = search.page?.total ?? 0;
  const step = (by: 1 | -1) => {
    const next = nextHit(state.hit, by, total);
    if (next !== null) onHit(next);
  };
  useShortcut('j', 'Next hit', 'This page', () => step(1), total > 0);
  useShortcut('k', 'Previous hit', 'This page', () => step(-1), total > 0);
  useShortcut('n', 'Next hit', 'This page', () => step(1), total > 0);
  useShortcut('N', 'Previous hit', 'This page', () => step(-1), total > 0);
  return (
    <>
      <div className="bar-row flex-wrap">
        <Segmented label="What is searched for" options={MODES} value={state.mode} onChange={state.setMode} />
        <FilterField
          label="Search the whole dump"
          placeholder={PLACEHOLDER[state.mode]}
          icon="search"
          className="min-w-56 flex-1"
          value={state.findText}
          onChange={state.setFind}
          onEnter={(backwards) => step(backwards ? -1 : 1)}
          input={{ 'aria-invalid': search.problem !== null }}
        />
        <Switches state={state} />
        <Steps none={total === 0 ? 'There are no hits' : null} onStep={step} />
      </div>
      <QueryProblemLine text={state.find} problem={search.problem} />
      {state.find === '' ? null : <SearchLine state={state} search={search} />}
    </>
  );
}

function Switches({ state }: { readonly state: ConfigState }) {
  return (
    <div className="seg" role="group" aria-label="How it is compared">
      <button
        type="button"
        aria-label="Match case"
        title="Match letter case"
        aria-pressed={state.matchCase}
        onClick={() => state.setMatchCase(!state.matchCase)}
      >
        Aa
      </button>
      <button
        type="button"
        aria-label="Whole word"
        title="Whole words only"
        aria-pressed={state.wholeWord}
        onClick={() => state.setWholeWord(!state.wholeWord)}
      >
        “ab”
      </button>
    </div>
  );
}

interface StepsProps {
  /** Why there is nowhere to go. */
  readonly none: string | null;
  readonly onStep: (by: 1 | -1) => void;
}

function Steps({ none, onStep }: StepsProps) {
  return (
    <div className="flex gap-2">
      <IconButton
        icon="down"
        label="Previous hit"
        title={none ?? 'Previous hit (k)'}
        outlined
        className="rotate-180"
        aria-disabled={none !== null}
        onClick={() => onStep(-1)}
      />
      <IconButton
        icon="down"
        label="Next hit"
        title={none ?? 'Next hit (j)'}
        outlined
        aria-disabled={none !== null}
        onClick={() => onStep(1)}
      />
    </div>
  );
}
