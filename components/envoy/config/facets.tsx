'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { visibleText } from '@/components/ui/visible-text';
import type { DumpPage } from '@/lib/answers/dump-types';
import type { SearchPage } from '@/lib/answers/search-types';
import { formatCount } from '@/lib/core/words';
import type { ResourceState } from '@/lib/envoy/model';
import { resourceStateWords } from '../words/resource-state-words';
import { facetRows } from './facet-rows';
import { allHitsWords, originsToComeWords } from './search-words';
import type { ConfigState, FacetName } from './use-config-state';

const TITLES: { readonly [facet in FacetName]: string } = {
  section: 'Section',
  kind: 'Kind of resource',
  state: 'State',
  origin: 'From',
};
const STATES: readonly ResourceState[] = ['active', 'static', 'warming', 'draining', 'rejected'];
const isState = (value: string): value is ResourceState => STATES.some((state) => state === value);

function labelOf(facet: FacetName, value: string): string {
  if (value === '') return facet === 'section' ? 'Outside of sections' : 'None';
  if (facet === 'state' && isState(value)) return resourceStateWords(value).word;
  return visibleText(facet === 'kind' ? value.replaceAll('_', ' ') : value);
}

export interface FacetsProps {
  readonly state: ConfigState;
  readonly dump: DumpPage;
  readonly search: SearchPage;
}

/** Hits by what they are in; of one facet any chosen value will do, of several facets all must hold. */
export function Facets({ state, dump, search }: FacetsProps) {
  const { scope } = state;
  const known: { readonly [facet in FacetName]: readonly string[] } = {
    section: [...new Set(dump.sections.map(({ title }) => title))],
    kind: [],
    state: STATES.filter((each) => each !== 'static'),
    origin: [],
  };
  const names: readonly FacetName[] = ['section', 'state', 'kind', 'origin'];
  const isNarrowed = names.some((name) => scope[name] !== null);
  return (
    <div role="group" aria-label="Narrow the hits">
      {isNarrowed ? (
        <div className="p-2">
          <Button small onClick={state.clearScope}>
            {allHitsWords(search.all)}
          </Button>
        </div>
      ) : null}
      {names.map((name) => (
        <FacetList
          key={name}
          name={name}
          rows={facetRows(search.facets[name], known[name], scope[name] ?? [])}
          more={search.facets[name].more}
          chosen={scope[name] ?? []}
          onChoose={(values) => state.setFacet(name, values)}
        />
      ))}
      {search.originsToCome ? (
        <p className="xs mut px-2 pt-2">
          {TITLES.origin}: {originsToComeWords(search)}
        </p>
      ) : null}
    </div>
  );
}

interface FacetListProps {
  readonly name: FacetName;
  readonly rows: ReturnType<typeof facetRows>;
  readonly more: number;
  readonly chosen: readonly string[];
  readonly onChoose: (values: readonly string[]) => void;
}

function FacetList({ name, rows, more, chosen, onChoose }: FacetListProps) {
  if (rows.length === 0) return null;
  return (
    <section className="pb-2" aria-label={TITLES[name]}>
      <h2 className="mut px-2 pt-2 pb-1 text-11">{TITLES[name]}</h2>
      <ul>
        {rows.map(({ value, hits }) => {
          const isChosen = chosen.includes(value);
          return (
            <li key={value}>
              <button
                type="button"
                aria-pressed={isChosen}
                onClick={() =>
                  onChoose(isChosen ? chosen.filter((each) => each !== value) : [...chosen, value])
                }
                title={isChosen ? 'Press again to leave it out' : undefined}
                className={`flex min-h-7 w-full items-center gap-2 rounded-2 px-2 text-left hover:bg-surface-3 ${isChosen ? 'bg-accent-soft font-semibold shadow-[inset_3px_0_0_var(--accent)]' : ''} ${hits === 0 ? 'mut' : ''}`}
              >
                <span className="min-w-0 flex-1 truncate" title={visibleText(value)}>
                  {labelOf(name, value)}
                </span>
                <span className="sm mut font-normal">{formatCount(hits)}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {more > 0 ? <p className="xs mut px-2">and {formatCount(more)} more with fewer hits</p> : null}
    </section>
  );
}

/** On narrow screens the facets are in a sheet of their own. */
export function FacetSheet(props: FacetsProps) {
  const [open, setOpen] = useState(false);
  const chosen = Object.values(props.state.scope).reduce((sum, values) => sum + (values?.length ?? 0), 0);
  return (
    <div className="border-line border-b p-2 wide:hidden">
      <Button small icon="filter" onClick={() => setOpen(true)}>
        {chosen === 0 ? 'Narrow the hits' : `Narrowed by ${chosen}`}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title="Narrow the hits" size="side">
        <Facets {...props} />
      </Dialog>
    </div>
  );
}
