'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState, errorOf } from '@/components/data/states';
import { Button } from '@/components/ui/button';
import { Mid } from '@/components/ui/mid';
import { visibleText } from '@/components/ui/visible-text';
import type { Reference, ReferenceKind, ReferencesPage } from '@/lib/answers/references-types';
import { answerQuery } from '@/lib/api/queries';
import { formatCount, plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { PageLink, SelectLink } from '../links';
import { clusterText } from '../words/cluster-label';
import { referenceKindWords, roleWords } from '../words/reference-words';
import type { ConfigState } from './use-config-state';

/** References listed at first, and with each "more". */
const STEP = 50;
const MOST = 500;

export interface ReferencesProps {
  readonly info: SnapshotInfo;
  readonly state: ConfigState;
  readonly kind: ReferenceKind;
  readonly name: string;
}

/** Where a resource is defined, and every place of the dump that refers to it. Keyed by kind and name. */
export function References({ info, state, kind, name }: ReferencesProps) {
  const [limit, setLimit] = useState(STEP);
  const query = useQuery(answerQuery(info.id, { ask: 'references', kind, name, offset: 0, limit }));
  const page = query.data;
  return (
    <section
      className="max-h-56 overflow-auto border-line-2 border-t bg-surface-2 px-3 py-2"
      aria-label="What refers to this"
      tabIndex={0}
    >
      <header className="flex min-w-0 flex-wrap items-center gap-x-2">
        <h2 className="flex min-w-0 flex-1 items-baseline gap-1.5 text-13">
          <span className="flex-none">What refers to the {referenceKindWords(kind)}</span>
          <code className="flex min-w-0">
            <Mid text={clusterText(name)} tail={14} />
          </code>
          {page === undefined ? null : (
            <span className="sm mut flex-none font-normal">{plural(page.total, 'place')}</span>
          )}
        </h2>
        <OpenRoom kind={kind} name={name} />
      </header>
      {query.isError ? (
        <ErrorState error={errorOf(query.error)} onRetry={() => void query.refetch()} />
      ) : page === undefined ? (
        <p className="sm mut">Looking for it…</p>
      ) : (
        <Found page={page} state={state} onMore={() => setLimit(Math.min(MOST, limit + STEP))} />
      )}
    </section>
  );
}

/** High enough to be hit beside the links beneath. */
const OPEN = 'lnk inline-flex min-h-6 items-center';

function OpenRoom({ kind, name }: Pick<ReferencesProps, 'kind' | 'name'>) {
  if (kind === 'cluster')
    return (
      <PageLink page="/clusters" className={OPEN} params={{ sel: name }}>
        Open the cluster
      </PageLink>
    );
  if (kind === 'route-config')
    return (
      <PageLink page="/routes" className={OPEN} params={{ config: name }}>
        Open the routes
      </PageLink>
    );
  if (kind === 'secret')
    return (
      <PageLink page="/secrets" className={OPEN} params={{ sel: name }}>
        Open the secret
      </PageLink>
    );
  return (
    <PageLink page="/clusters" className={OPEN} params={{ list: 'endpoints', q: `"${name}"` }}>
      Open the endpoints
    </PageLink>
  );
}

interface FoundProps {
  readonly page: ReferencesPage;
  readonly state: ConfigState;
  readonly onMore: () => void;
}

function Found({ page, state, onMore }: FoundProps) {
  const { definitions, rows, total, roles } = page;
  return (
    <>
      {definitions.length === 0 ? (
        <p className="sm mut">Nothing in this dump defines it.</p>
      ) : (
        <List rows={definitions} state={state} />
      )}
      {total === 0 ? (
        <p className="sm mut">No other place of the dump names it.</p>
      ) : (
        <p className="xs mut pt-1">
          {roles.map(({ role, count }) => `${roleWords(role)}: ${formatCount(count)}`).join(' · ')}
        </p>
      )}
      <List rows={rows} state={state} />
      {rows.length < total ? (
        <div className="flex items-center gap-2 pt-1">
          <span className="sm mut">{formatCount(total - rows.length)} more</span>
          {rows.length < MOST ? (
            <Button small onClick={onMore}>
              Show more
            </Button>
          ) : (
            <span className="sm mut">Search for the name to walk through all of them.</span>
          )}
        </div>
      ) : null}
    </>
  );
}

function List({ rows, state }: { readonly rows: readonly Reference[]; readonly state: ConfigState }) {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.pointer} className="sm flex min-h-6 min-w-0 items-center gap-2">
          <span className="mut w-44 flex-none truncate" title={roleWords(row.role)}>
            {roleWords(row.role)}
          </span>
          <SelectLink
            page="/config"
            params={{ at: row.pointer }}
            onSelect={() => state.open(row.pointer)}
            className="lnk flex min-h-6 min-w-0 flex-1 items-center"
            title={row.pointer}
            current={state.at === row.pointer}
          >
            <Mid text={visibleText(row.breadcrumb.join(' › '))} tail={28} />
          </SelectLink>
          <span className="mut flex-none">line {formatCount(row.line)}</span>
        </li>
      ))}
    </ul>
  );
}
