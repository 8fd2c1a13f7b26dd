'use client';
import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { MID_TAIL, Mid } from '@/components/ui/mid';
import type { SearchHit, SearchPage } from '@/lib/answers/dump-types';
import { formatCount } from '@/lib/core/words';
import { SelectLink } from '../links';
import { HIT_PAGE } from './hit-steps';
import type { ConfigState } from './use-config-state';

export interface HitListProps {
  readonly state: ConfigState;
  readonly search: SearchPage;
  /** Page that `search` holds. */
  readonly page: number;
  readonly onPage: (page: number) => void;
}

/** Hits in document order: where, in which text, under which pointer. */
export function HitList({ state, search, page, onPage }: HitListProps) {
  const pages = Math.ceil(search.total / HIT_PAGE);
  return (
    <section className="h-full overflow-auto" aria-label="Hits">
      <header className="sm sec sticky top-0 z-2 flex h-7.5 items-center border-line-2 border-b bg-surface-2 px-3">
        <b className="flex-1">Hits in document order</b>
        <span className="mut">j k to move</span>
      </header>
      {pages > 1 ? <Pages page={page} pages={pages} total={search.total} onPage={onPage} /> : null}
      <ol>
        {search.hits.map((hit, place) => {
          const number = page * HIT_PAGE + place + 1;
          // One value may hold the text as key and as value: the pointer alone is not unique.
          return <Hit key={number} hit={hit} number={number} state={state} />;
        })}
      </ol>
      {pages > 1 ? <Pages page={page} pages={pages} total={search.total} onPage={onPage} /> : null}
    </section>
  );
}

function Pages(props: {
  readonly page: number;
  readonly pages: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
}) {
  const { page, pages, total, onPage } = props;
  return (
    <div className="sm mut flex items-center gap-2 border-line border-b px-3 py-1.5">
      <span className="flex-1">
        {formatCount(page * HIT_PAGE + 1)} to {formatCount(Math.min(total, (page + 1) * HIT_PAGE))} of{' '}
        {formatCount(total)}
      </span>
      <Button small blocked={page === 0 ? 'These are the first hits' : null} onClick={() => onPage(page - 1)}>
        Before
      </Button>
      <Button
        small
        blocked={page + 1 >= pages ? 'These are the last hits' : null}
        onClick={() => onPage(page + 1)}
      >
        After
      </Button>
    </div>
  );
}

interface HitProps {
  readonly hit: SearchHit;
  readonly number: number;
  readonly state: ConfigState;
}

function Hit({ hit, number, state }: HitProps) {
  const current = state.hit === number;
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) item.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const [section = '', resource, ...rest] = hit.breadcrumb;
  return (
    <li ref={item} className="scroll-mt-8">
      <SelectLink
        page="/config"
        params={{ find: state.findText, at: hit.pointer, hit: number }}
        onSelect={() => state.openHit(number, hit.pointer, 'push')}
        current={current}
        className={`block border-line border-b px-3 pt-1.5 pb-2 hover:no-underline ${current ? 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]' : 'hover:bg-surface-2'}`}
      >
        <span className="xs mut flex min-w-0 gap-1">
          <b className="sec flex-none">{section}</b>
          {resource === undefined ? null : (
            <>
              <span aria-hidden="true">›</span>
              <span className="flex min-w-0 flex-1">
                <Mid text={resource} tail={MID_TAIL.cluster} />
              </span>
            </>
          )}
          <span className="flex-none">{hit.inKey ? 'key' : ''}</span>
        </span>
        <span className="mono block truncate leading-4.5">
          {hit.context.slice(0, hit.start)}
          <mark>{hit.context.slice(hit.start, hit.end)}</mark>
          {hit.context.slice(hit.end)}
        </span>
        <span className="xs mut flex min-w-0">
          <Mid text={rest.length === 0 ? hit.pointer : `/${rest.join('/')}`} tail={28} />
        </span>
      </SelectLink>
    </li>
  );
}
