'use client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { PAGE_ROWS } from '@/components/data/use-row-windows';
import { Chip } from '@/components/ui/chip';
import { PageHead } from '@/components/ui/page-head';
import type { DumpPage, SearchPage } from '@/lib/answers/dump-types';
import { answerQuery } from '@/lib/api/queries';
import { formatBytes, plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { Answered } from './answered';
import { Document } from './config/document';
import { HitList } from './config/hit-list';
import { HIT_PAGE, hitPageOf } from './config/hit-steps';
import { ResourceList } from './config/resource-list';
import { SearchBar } from './config/search-bar';
import { SectionList } from './config/section-list';
import { type ConfigState, useConfigState } from './config/use-config-state';
import { PageGate } from './page-gate';

/** The dump itself: every resource as Envoy printed it, and a search over all of it. */
export function ConfigPage() {
  return <PageGate title="Config dump">{(info) => <ConfigView info={info} />}</PageGate>;
}

function useSearch(info: SnapshotInfo, state: ConfigState, page: number) {
  return useQuery({
    ...answerQuery(info.id, {
      ask: 'search',
      text: state.find,
      matchCase: state.matchCase,
      offset: page * HIT_PAGE,
      limit: HIT_PAGE,
    }),
    enabled: state.find !== '',
  });
}

/** Page of hits on screen: that of the open hit, until one leafs on. */
function useHitPage(state: ConfigState): readonly [number, (page: number) => void] {
  const of = `${state.hit} ${state.matchCase} ${state.find}`;
  const [leafed, setLeafed] = useState({ of, page: hitPageOf(state.hit) });
  const page = leafed.of === of ? leafed.page : hitPageOf(state.hit);
  return [page, (next) => setLeafed({ of, page: next })];
}

function ConfigView({ info }: { readonly info: SnapshotInfo }) {
  const state = useConfigState();
  const { section, filter } = state;
  const list = useQuery(answerQuery(info.id, { ask: 'dump', section, filter, offset: 0, limit: PAGE_ROWS }));
  const [page, setPage] = useHitPage(state);
  const search = useSearch(info, state, page);
  const hits = state.find === '' ? undefined : search.data;
  // A hit that is walked to may lie on a page that is still on its way: its pointer comes with it.
  const hit = state.hit === null ? undefined : hits?.hits[state.hit - 1 - page * HIT_PAGE];
  const at = (search.isPlaceholderData ? undefined : hit?.pointer) ?? state.at;
  const openHit = (number: number) => {
    const known = hits?.hits[number - 1 - page * HIT_PAGE];
    // The first hit is a step of its own, so that Back closes it instead of leaving the page.
    state.openHit(number, known?.pointer ?? state.at, state.hit === null ? 'push' : 'replace');
  };
  return (
    <div className="view">
      <PageHead title="Config dump" meta={list.data && <Meta page={list.data} />} />
      <SearchBar state={state} search={hits} onHit={openHit} />
      <Answered query={list} loading="Loading the sections">
        {(answer) => (
          <Columns
            left={<SectionList state={state} page={answer} search={hits} />}
            middle={
              state.find === '' ? (
                <ResourceList info={info} state={state} page={answer} />
              ) : (
                <Hits state={state} query={search} page={page} onPage={setPage} />
              )
            }
            right={
              at === null ? <NothingOpen /> : <Document info={info} state={state} page={answer} at={at} />
            }
          />
        )}
      </Answered>
    </div>
  );
}

interface ColumnsProps {
  readonly left: ReactNode;
  readonly middle: ReactNode;
  readonly right: ReactNode;
}

/** Sections, what is in them, and one document; one above the other where there is no room. */
function Columns({ left, middle, right }: ColumnsProps) {
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[208px_372px_minmax(0,1fr)] grid-rows-[minmax(0,1fr)] max-wide:flex max-wide:flex-col max-wide:overflow-auto">
      <div className="overflow-auto border-line border-r p-2 max-wide:flex-none max-wide:border-b">
        {left}
      </div>
      <div className="min-h-0 overflow-hidden border-line border-r bg-surface max-wide:h-80 max-wide:flex-none max-wide:border-b">
        {middle}
      </div>
      <div className="min-h-0 min-w-0 max-wide:h-[80dvh] max-wide:flex-none">{right}</div>
    </div>
  );
}

function Meta({ page }: { readonly page: DumpPage }) {
  const { hidden, notices } = page;
  return (
    <span className="row wrap">
      <span>{formatBytes(page.bytes)}</span>
      {hidden.count === 0 ? null : <Chip tone="line">{plural(hidden.count, 'value')} hidden</Chip>}
      {notices.length === 0 ? null : <Chip tone="info">{plural(notices.length, 'notice')}</Chip>}
    </span>
  );
}

interface HitsProps {
  readonly state: ConfigState;
  readonly query: UseQueryResult<SearchPage>;
  readonly page: number;
  readonly onPage: (page: number) => void;
}

function Hits({ state, query, page, onPage }: HitsProps) {
  return (
    <Answered query={query} loading="Searching">
      {(search) =>
        search.total === 0 ? (
          <div className="state">
            <p className="sec">
              Nowhere in the dump: <code className="wrap-anywhere">{state.find}</code>
            </p>
          </div>
        ) : (
          <HitList state={state} search={search} page={page} onPage={onPage} />
        )
      }
    </Answered>
  );
}

function NothingOpen() {
  return (
    <div className="state">
      <p className="sec">Choose a resource to see it as Envoy printed it, or search for any text.</p>
    </div>
  );
}
