'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState, errorOf, LoadingState } from '@/components/data/states';
import { PAGE_ROWS } from '@/components/data/use-row-windows';
import { noticesSoFar } from '@/components/shell/snapshot-words';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { PageHead } from '@/components/ui/page-head';
import { visibleText } from '@/components/ui/visible-text';
import type { DumpPage } from '@/lib/answers/dump-types';
import type { SearchPage } from '@/lib/answers/search-types';
import { answerQuery } from '@/lib/api/queries';
import { formatBytes, plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { Answered } from './answered';
import { Document } from './config/document';
import { DumpRemarks } from './config/dump-remarks';
import { FacetSheet, Facets } from './config/facets';
import { HitList } from './config/hit-list';
import { ResourceList } from './config/resource-list';
import { SearchBar } from './config/search-bar';
import { allHitsWords } from './config/search-words';
import { SectionList } from './config/section-list';
import type { ConfigState } from './config/use-config-state';
import { useConfigState } from './config/use-config-state';
import { type Search, useSearch } from './config/use-search';
import { PageGate } from './page-gate';
import { useUnderstood } from './use-understood';

/** The dump itself: every resource as Envoy printed it, and a search over all of it. */
export function ConfigPage() {
  return <PageGate title="Config dump">{(info) => <ConfigView info={info} />}</PageGate>;
}

/** The first of these that is on the page takes the focus. */
function focusFirst(selectors: readonly string[]): void {
  for (const selector of selectors) {
    const found = document.querySelector<HTMLElement>(selector);
    if (found === null) continue;
    found.focus();
    return;
  }
}

/** Into the document: its tree's row, or its text. */
const focusDocument = () => focusFirst(['[role="treeitem"][tabindex="0"]', 'section.code']);

/** Back from the document to the hit, the resource, or else the search. */
const focusList = () =>
  focusFirst(['[data-hit] a[aria-current]', 'table [aria-selected="true"] a', '.field input']);

function ConfigView({ info }: { readonly info: SnapshotInfo }) {
  const state = useConfigState();
  const { section } = state;
  const ask = (filter: string) =>
    answerQuery(info.id, { ask: 'dump', section, filter, sort: null, offset: 0, limit: PAGE_ROWS });
  const understood = useUnderstood(useQuery(ask(state.text)), state.text);
  // A query that is not understood leaves the last good list where it is.
  const list = useQuery(ask(understood.good));
  const search = useSearch(info.id, state);
  // A hit that is walked to may lie in a window that is still on its way: its pointer comes with it.
  const hit = state.hit === null || search.stale ? undefined : search.hitAt(state.hit);
  const at = hit?.pointer === undefined || state.at !== null ? state.at : hit.pointer;
  const openHit = (number: number) => {
    // The first hit is a step of its own, so that Back closes it instead of leaving the page.
    const known = search.hitAt(number);
    state.openHit(number, known?.pointer ?? null, state.hit === null ? 'push' : 'replace');
  };
  return (
    <div className="view">
      <PageHead title="Config dump" meta={list.data && <Meta info={info} page={list.data} />} />
      <SearchBar state={state} search={search} onHit={openHit} />
      <Answered query={list} loading="Loading the sections">
        {(answer) => (
          <Columns
            left={<Left info={info} state={state} search={search} page={answer} />}
            middle={
              state.find === '' ? (
                <ResourceList info={info} state={state} page={answer} understood={understood} />
              ) : (
                <Hits state={state} search={search} page={answer} onHit={openHit} />
              )
            }
            right={
              at === null ? (
                <NothingOpen />
              ) : (
                <Document info={info} state={state} page={answer} at={at} onLeave={focusList} />
              )
            }
          />
        )}
      </Answered>
    </div>
  );
}

interface LeftProps {
  readonly info: SnapshotInfo;
  readonly state: ConfigState;
  readonly search: Search;
  readonly page: DumpPage;
}

/** Facets of the hits while something is searched for, else the sections. */
function Left({ info, state, search, page }: LeftProps) {
  return (
    <>
      {state.find === '' ? (
        <SectionList state={state} page={page} />
      ) : search.page === undefined ? null : (
        <div className="max-wide:hidden">
          <Facets state={state} dump={page} search={search.page} />
        </div>
      )}
      <DumpRemarks info={info} page={page} state={state} />
    </>
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

function Meta({ info, page }: { readonly info: SnapshotInfo; readonly page: DumpPage }) {
  const { hidden } = page;
  const { notices, check } = info;
  return (
    <span className="row wrap">
      <span>{formatBytes(page.bytes)}</span>
      {hidden.count === 0 ? null : <Chip tone="line">{plural(hidden.count, 'value')} hidden</Chip>}
      {notices === 0 && check.state === 'done' ? null : (
        <Chip tone="info">{noticesSoFar(notices, check)}</Chip>
      )}
    </span>
  );
}

interface HitsProps extends Omit<LeftProps, 'info'> {
  readonly onHit: (hit: number) => void;
}

function Hits({ state, search, page, onHit }: HitsProps) {
  const found = search.page;
  if (search.error !== null) return <ErrorState error={errorOf(search.error)} onRetry={search.retry} />;
  if (found === undefined)
    return search.problem === null ? (
      <LoadingState label="Searching" lines={8} />
    ) : (
      <div className="state">
        <p className="sec">Nothing was searched for yet: the text above cannot be read.</p>
      </div>
    );
  return (
    <div className="grid h-full grid-rows-[auto_minmax(0,1fr)]">
      <FacetSheet state={state} dump={page} search={found} />
      {found.total > 0 ? (
        <HitList state={state} search={search} onHit={onHit} onEnter={focusDocument} />
      ) : (
        <NoHits state={state} found={found} text={search.asked?.text ?? state.find} />
      )}
    </div>
  );
}

interface NoHitsProps {
  readonly state: ConfigState;
  readonly found: SearchPage;
  readonly text: string;
}

function NoHits({ state, found, text }: NoHitsProps) {
  const isNarrowed = found.all > 0;
  const isKeyAlone = state.mode === 'key' && !isNarrowed && found.done && !text.includes(':');
  return (
    <div className="state">
      <p className="sec">
        {!found.done
          ? 'Nothing yet: '
          : isNarrowed
            ? 'Not in what the hits are narrowed to: '
            : 'Nowhere in the dump: '}
        <code className="wrap-anywhere">{visibleText(text)}</code>
      </p>
      {isKeyAlone ? (
        <p className="sec">
          Without a colon this is the name of a key. A value stands behind one:{' '}
          <code className="wrap-anywhere">cluster:{visibleText(text.trim())}</code>. To find it anywhere,
          search for it as text.
        </p>
      ) : null}
      {isNarrowed ? <Button onClick={state.clearScope}>{allHitsWords(found.all)}</Button> : null}
    </div>
  );
}

function NothingOpen() {
  return (
    <div className="state">
      <p className="sec">Choose a resource to see it as Envoy printed it, or search for any text.</p>
    </div>
  );
}
