'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Disclosure } from '@/components/ui/disclosure';
import { Mid } from '@/components/ui/mid';
import type { RefersToRow } from '@/lib/answers/references-types';
import { answerQuery } from '@/lib/api/queries';
import type { JsonPointer } from '@/lib/core/brand';
import { formatCount } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { SelectLink } from '../links';
import { clusterText } from '../words/cluster-label';
import { referenceKindWords, roleWords } from '../words/reference-words';
import type { ConfigState } from './use-config-state';

export interface RefersToProps {
  readonly info: SnapshotInfo;
  readonly state: ConfigState;
  /** The route, filter chain, cluster or other element that is open. */
  readonly at: JsonPointer;
}

/** What the open element names: clusters, route configurations, secrets, endpoint sets; each leads to where it is. */
export function RefersTo({ info, state, at }: RefersToProps) {
  const query = useQuery(answerQuery(info.id, { ask: 'refers-to', pointer: at }));
  const page = query.data;
  if (page === undefined || at === '') return null;
  if (page.isTooLong)
    return (
      <Region>
        <p className="sm mut">Too long to say what all of it refers to: open a part of it.</p>
      </Region>
    );
  if (page.total === 0) return null;
  // Those of the element before are no longer true; what was unfolded stays so while the new ones come.
  const rows = query.isPlaceholderData ? [] : page.rows;
  const { total } = page;
  return (
    <Region>
      <Disclosure summary={`What this refers to (${formatCount(total)})`}>
        <ul className="max-h-44 overflow-auto">
          {rows.map((row) => (
            <Row key={`${row.role} ${row.kind} ${row.name}`} row={row} state={state} />
          ))}
        </ul>
        {rows.length < total && !query.isPlaceholderData ? (
          <p className="sm mut">and {formatCount(total - rows.length)} more: open a part of it.</p>
        ) : null}
      </Disclosure>
    </Region>
  );
}

function Region({ children }: { readonly children: ReactNode }) {
  return (
    <section className="border-line-2 border-t bg-surface-2 px-3 py-1" aria-label="What this refers to">
      {children}
    </section>
  );
}

function Row({ row, state }: { readonly row: RefersToRow; readonly state: ConfigState }) {
  const { kind, name, role, count, pointer, definition } = row;
  const to = definition ?? pointer;
  return (
    <li className="sm flex min-h-6 min-w-0 items-center gap-2">
      <span className="mut w-44 flex-none truncate" title={roleWords(role)}>
        {referenceKindWords(kind)}
        {count === 1 ? '' : `, ${formatCount(count)} times`}
      </span>
      <SelectLink
        page="/config"
        params={{ at: to }}
        onSelect={() => state.open(to)}
        className="lnk mono flex min-h-6 min-w-0 flex-1 items-center"
        title={to}
      >
        <Mid text={clusterText(name)} tail={14} />
      </SelectLink>
      {definition === null ? <span className="mut flex-none">not in this dump</span> : null}
    </li>
  );
}
