'use client';
import { memo } from 'react';
import { MID_TAIL, Mid } from '@/components/ui/mid';
import { visibleText } from '@/components/ui/visible-text';
import type { SearchHit } from '@/lib/answers/search-types';
import { formatCount } from '@/lib/core/words';
import { SelectLink } from '../links';
import type { ConfigState } from './use-config-state';

export interface HitRowProps {
  /** Undefined while its window is on the way. */
  readonly hit: SearchHit | undefined;
  readonly number: number;
  readonly total: number;
  readonly current: boolean;
  readonly find: string;
  readonly onOpen: ConfigState['openHit'];
}

/** Height of one hit, the same for all: a hundred thousand are scrolled through. */
export const HIT_PX = 66;

/** One hit: where it is, the text around it, line and JSON pointer. */
export const HitRow = memo(function HitRow({ hit, number, total, current, find, onOpen }: HitRowProps) {
  return (
    <li aria-setsize={total} aria-posinset={number} className="h-[66px]" data-hit={number}>
      {hit === undefined ? (
        <div className="h-full border-line border-b px-3 py-3">
          <span className="sk block h-3 w-3/4" />
          <span className="vh">Loading</span>
        </div>
      ) : (
        <SelectLink
          page="/config"
          params={{ find, at: hit.pointer, hit: number }}
          onSelect={() => onOpen(number, hit.pointer, 'push')}
          current={current}
          className={`block h-full border-line border-b px-3 pt-1.5 hover:no-underline ${current ? 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]' : 'hover:bg-surface-2'}`}
        >
          <Where hit={hit} />
          <span className="mono block truncate leading-4.5">
            {visibleText(hit.context.slice(0, hit.start))}
            <mark>{visibleText(hit.context.slice(hit.start, hit.end))}</mark>
            {visibleText(hit.context.slice(hit.end))}
          </span>
          <span className="xs mut flex min-w-0 gap-2">
            <span className="flex min-w-0 flex-1">
              <Mid text={hit.pointer === '' ? 'root' : hit.pointer} tail={28} />
            </span>
            <span className="flex-none">line {formatCount(hit.line)}</span>
          </span>
        </SelectLink>
      )}
    </li>
  );
});

function Where({ hit }: { readonly hit: SearchHit }) {
  const [section = '', resource] = hit.breadcrumb;
  return (
    <span className="xs mut flex min-w-0 gap-1">
      <b className="sec flex-none">{visibleText(section)}</b>
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
  );
}
