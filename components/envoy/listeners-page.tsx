'use client';
import { useQuery } from '@tanstack/react-query';
import { parseAsArrayOf, parseAsInteger, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { EmptyState } from '@/components/data/states';
import { PAGE_ROWS } from '@/components/data/use-row-windows';
import { useTableColumns, widthWith } from '@/components/data/use-table-columns';
import { VirtualTable } from '@/components/data/virtual-table';
import { PageHead } from '@/components/ui/page-head';
import type {
  ListenersPage as Answer,
  ListenerDetail as ListenerAnswer,
  ListenerRow,
} from '@/lib/answers/listeners-types';
import { answerQuery } from '@/lib/api/queries';
import { plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { Answered } from './answered';
import { ListBar } from './list-bar';
import { listWindow } from './list-window';
import { listenerColumns } from './listeners/listener-columns';
import { ListenerDetail } from './listeners/listener-detail';
import { PageGate } from './page-gate';
import { named } from './parts';
import { type ListState, useListState } from './use-list-state';
import { useTitle } from './use-title';
import { useUnderstood } from './use-understood';

const PARAMS = { chain: parseAsArrayOf(parseAsInteger) };

/** Where Envoy listens, and what it does with a connection. */
export function ListenersPage() {
  return <PageGate title="Listeners">{(info) => <ListenersView info={info} />}</PageGate>;
}

const windowOf = ({ rows, counts, extra, revealed }: Answer) => ({
  rows,
  rowCount: counts.matched,
  extra,
  revealed,
});

/** The list, and below it one listener. Without a selection that is the first one: problems stand first. */
function ListenersView({ info }: { readonly info: SnapshotInfo }) {
  const state = useListState();
  const { select: selectRow, sort } = state;
  const [{ chain }, setParams] = useQueryStates(PARAMS, { history: 'replace' });
  const select = useCallback(
    (id: string | null) => {
      void setParams({ chain: null });
      selectRow(id);
    },
    [selectRow, setParams],
  );
  const own = useMemo(() => listenerColumns(select), [select]);
  const table = useTableColumns('listeners', info.id, own, state);
  const query =
    (filter: string) =>
    (...part: [offset: number, limit: number, reveal?: string]) =>
      answerQuery(info.id, { ask: 'listeners', ...listWindow(filter, sort, table.asked, part) });
  const understood = useUnderstood(useQuery(query(state.text)(0, PAGE_ROWS)), state.text);
  const { page, good, total } = understood;
  // A query that is not understood leaves the last good list where it is.
  const shown = useQuery(query(good)(0, PAGE_ROWS)).data;
  const selected = state.selected ?? shown?.rows[0]?.id ?? null;
  const detail =
    selected === null ? null : (
      <Detail
        info={info}
        state={state}
        name={selected}
        chain={chain}
        onChain={(next) => void setParams({ chain: [...next] })}
      />
    );
  return (
    <div className="view">
      <PageHead
        title="Listeners"
        meta={page && `${plural(page.counts.matched, 'listener')}, ${plural(page.chains, 'filter chain')}`}
      />
      {state.full ? (
        detail
      ) : (
        <>
          <ListBar
            snapshot={info.id}
            list="listeners"
            one="listener"
            placeholder="port: sni: gateway: secret: state: filter:"
            state={state}
            understood={understood}
            own={own}
            table={table}
            order="the usual order"
          />
          <div className="flex min-h-0 flex-1 flex-col max-narrow:overflow-auto">
            {/* As high as its rows, where they are few. */}
            <div className="flex max-h-[40%] flex-none flex-col border-line border-b max-narrow:max-h-[40dvh] [&>.vt]:h-auto [&>.vt]:min-h-0">
              <VirtualTable
                label="Listeners"
                columns={table.columns}
                query={query(good)}
                windowOf={windowOf}
                rowId={(row: ListenerRow) => row.id}
                selected={selected}
                onSelect={select}
                empty={<Empty filter={good} total={total} onClear={() => state.setText('')} />}
                minWidth={widthWith(table.asked.length, 'min-w-[920px]')}
                sorting={{ by: sort, onSort: state.setSort }}
              />
            </div>
            {detail}
          </div>
        </>
      )}
    </div>
  );
}

interface DetailProps {
  readonly info: SnapshotInfo;
  readonly state: ListState;
  readonly name: string;
  /** Null: not chosen yet, a single chain stands open. */
  readonly chain: readonly number[] | null;
  readonly onChain: (chain: readonly number[]) => void;
}

function Detail({ info, state, name, chain, onChain }: DetailProps) {
  const query = useQuery(answerQuery(info.id, { ask: 'listener', name }));
  const openOf = (data: ListenerAnswer) => chain ?? (data.chains.length === 1 ? [1] : []);
  return (
    <section
      tabIndex={0}
      aria-label={`Listener ${name}`}
      aria-busy={query.isPlaceholderData}
      className="grid min-h-0 min-w-0 flex-1 grid-cols-[minmax(0,1fr)] auto-rows-max content-start gap-3 overflow-auto px-6 pt-3.5 pb-6 max-narrow:flex-none max-narrow:overflow-visible max-narrow:px-4"
    >
      <Answered query={query} loading="Loading the listener">
        {(data) => (
          <>
            {/* Named by the URL, not just the first of the list. */}
            {state.selected === null ? null : <Title name={named(data.listener.name)} />}
            <ListenerDetail
              info={info}
              detail={data}
              full={state.full}
              tab={state.tab}
              onTab={state.setTab}
              open={new Set(openOf(data))}
              onToggle={(ordinal) => onChain(toggled(openOf(data), ordinal))}
            />
          </>
        )}
      </Answered>
    </section>
  );
}

/** Nothing on screen: the listener's name in the tab. */
function Title({ name }: { readonly name: string }) {
  useTitle(name);
  return null;
}

function toggled(open: readonly number[], ordinal: number): readonly number[] {
  return open.includes(ordinal) ? open.filter((each) => each !== ordinal) : [...open, ordinal];
}

interface EmptyProps {
  readonly filter: string;
  readonly total: number;
  readonly onClear: () => void;
}

function Empty({ filter, total, onClear }: EmptyProps) {
  return (
    <EmptyState
      reason={
        total === 0
          ? { kind: 'none', what: 'listeners' }
          : { kind: 'filtered', what: 'listeners', filter, hidden: total, onClear }
      }
    />
  );
}
