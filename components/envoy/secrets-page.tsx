'use client';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { lazy, Suspense, useMemo } from 'react';
import { EmptyState } from '@/components/data/states';
import { PAGE_ROWS } from '@/components/data/use-row-windows';
import { useTableColumns, widthWith } from '@/components/data/use-table-columns';
import { VirtualTable } from '@/components/data/virtual-table';
import { Note } from '@/components/ui/note';
import { PageHead } from '@/components/ui/page-head';
import type { SecretsPage as Answer, SecretRow } from '@/lib/answers/secrets-types';
import { answerQuery } from '@/lib/api/queries';
import { formatCount, plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { LIST_PARAMS } from '@/lib/url/params';
import { ListBar } from './list-bar';
import { listWindow } from './list-window';
import { PageGate } from './page-gate';
import { secretColumns } from './secrets/secret-columns';
import { type ListState, useListState } from './use-list-state';
import { useUnderstood } from './use-understood';

/** Certificates, CAs and keys that Envoy has, waits for or misses; who uses them and how long they last. */
export function SecretsPage() {
  return <PageGate title="Secrets">{(info) => <SecretsView info={info} />}</PageGate>;
}

// Most visits end in the list: the code of one secret comes with the first selection.
const SecretView = lazy(() =>
  import('./secrets/secret-view').then((module) => ({ default: module.SecretView })),
);

const windowOf = ({ rows, counts, extra, revealed }: Answer) => ({
  rows,
  rowCount: counts.matched,
  extra,
  revealed,
});
const PARAMS = { full: LIST_PARAMS.full };

function SecretsView({ info }: { readonly info: SnapshotInfo }) {
  const state = useListState();
  const [{ full }] = useQueryStates(PARAMS);
  const { select, selected } = state;
  const own = useMemo(() => secretColumns(select), [select]);
  const table = useTableColumns('secrets', info.id, own, state);
  const query =
    (filter: string) =>
    (...part: [offset: number, limit: number, reveal?: string]) =>
      answerQuery(info.id, { ask: 'secrets', ...listWindow(filter, state.sort, table.asked, part) });
  const typed = useQuery(query(state.text)(0, PAGE_ROWS));
  const understood = useUnderstood(typed, state.text);
  const { page, good, total } = understood;
  const isFull = full !== null && selected !== null;
  const detail =
    selected === null ? null : (
      <Suspense>
        <SecretView info={info} state={state} id={selected} full={isFull} />
      </Suspense>
    );
  return (
    <div className="view">
      <PageHead title="Secrets" meta={page && <Counts page={page} />} />
      {isFull ? (
        detail
      ) : (
        <>
          <ListBar
            snapshot={info.id}
            list="secrets"
            one="secret"
            placeholder="name, host: days:<14 state: problem: listener: cluster:"
            state={state}
            understood={understood}
            own={own}
            table={table}
            order="the usual order"
          />
          {typed.data === undefined || typed.data.hasSection ? null : <NoSection />}
          <div className="split">
            <VirtualTable
              label="Secrets"
              columns={table.columns}
              query={query(good)}
              windowOf={windowOf}
              rowId={(row: SecretRow) => row.id}
              selected={selected}
              onSelect={select}
              empty={<Empty state={state} filter={good} total={total} />}
              minWidth={widthWith(table.asked.length, 'min-w-[820px]')}
              sorting={{ by: state.sort, onSort: state.setSort }}
            />
            {detail}
          </div>
        </>
      )}
    </div>
  );
}

function Counts({ page }: { readonly page: Answer }) {
  const { counts, troubled } = page;
  if (counts.total === 0) return 'No secrets';
  const all = counts.matched === counts.total;
  return (
    <>
      {all
        ? plural(counts.total, 'secret')
        : `${formatCount(counts.matched)} of ${formatCount(counts.total)}`}
      , {troubled === 0 ? 'none with a problem' : `${formatCount(troubled)} with a problem`}
    </>
  );
}

function NoSection() {
  return (
    <div className="px-6 pb-2">
      <Note kind="unk">
        This dump has no section <code>SecretsConfigDump</code>: only what <code>/certs</code> says is known,
        and nothing can be called missing.
      </Note>
    </div>
  );
}

interface EmptyProps {
  readonly state: ListState;
  readonly filter: string;
  readonly total: number;
}

function Empty({ state, filter, total }: EmptyProps) {
  if (total === 0) return <EmptyState reason={{ kind: 'none', what: 'secrets' }} />;
  const onClear = () => state.setText('');
  return <EmptyState reason={{ kind: 'filtered', what: 'secrets', filter, hidden: total, onClear }} />;
}
