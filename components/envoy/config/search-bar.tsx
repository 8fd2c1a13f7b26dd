'use client';
import { Button, IconButton } from '@/components/ui/button';
import { FilterField } from '@/components/ui/filter-field';
import { useShortcut } from '@/components/ui/shortcuts';
import type { SearchPage } from '@/lib/answers/dump-types';
import { formatCount, formatMillis, plural } from '@/lib/core/words';
import { nextHit } from './hit-steps';
import type { ConfigState } from './use-config-state';

export interface SearchBarProps {
  readonly state: ConfigState;
  readonly search: SearchPage | undefined;
  /** Opens a hit by its number. */
  readonly onHit: (hit: number) => void;
}

/** Text search over the whole dump; hits are walked with Enter, `j` and `k`, or the arrows at the right. */
export function SearchBar({ state, search, onHit }: SearchBarProps) {
  const total = search?.total ?? 0;
  const step = (by: 1 | -1) => {
    const next = nextHit(state.hit, by, total);
    if (next !== null) onHit(next);
  };
  useShortcut('j', 'Next hit', 'This page', () => step(1), total > 0);
  useShortcut('k', 'Previous hit', 'This page', () => step(-1), total > 0);
  const none = total === 0 ? 'There are no hits' : null;
  return (
    <div className="bar-row">
      <FilterField
        label="Search the whole dump"
        placeholder="any text: a host, a cluster, a header, a key"
        icon="search"
        value={state.findText}
        onChange={state.setFind}
        hits={state.findText === '' || search === undefined ? null : hitWords(search, state.hit)}
        onEnter={(backwards) => step(backwards ? -1 : 1)}
      />
      <Button
        aria-pressed={state.matchCase}
        className={state.matchCase ? 'bg-surface-3' : ''}
        title="Match letter case"
        onClick={() => state.setMatchCase(!state.matchCase)}
      >
        Match case
      </Button>
      <IconButton
        icon="down"
        label="Previous hit"
        title={none ?? 'Previous hit (k)'}
        outlined
        className="rotate-180"
        aria-disabled={none !== null}
        onClick={() => step(-1)}
      />
      <IconButton
        icon="down"
        label="Next hit"
        title={none ?? 'Next hit (j)'}
        outlined
        aria-disabled={none !== null}
        onClick={() => step(1)}
      />
    </div>
  );
}

/** `Hit 4 of 18 hits in 2 sections, 21 ms` */
export function hitWords(search: SearchPage, hit: number | null): string {
  if (search.total === 0) return '0 hits';
  const where = `in ${plural(search.bySection.length, 'section')}, ${formatMillis(search.millis)}`;
  return hit === null
    ? `${plural(search.total, 'hit')} ${where}`
    : `Hit ${formatCount(hit)} of ${formatCount(search.total)} ${where}`;
}
