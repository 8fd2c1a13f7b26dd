'use client';
import { useQuery } from '@tanstack/react-query';
import { parseAsArrayOf, parseAsInteger, useQueryStates } from 'nuqs';
import { EmptyState, ErrorState, errorOf, LoadingState } from '@/components/data/states';
import { FilterField } from '@/components/ui/filter-field';
import { PageHead } from '@/components/ui/page-head';
import type { ListenerRow } from '@/lib/answers/listeners-types';
import { answerQuery } from '@/lib/api/queries';
import { formatCount, plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { ListenerDetail } from './listeners/listener-detail';
import { listenerId, refusedTwin } from './listeners/listener-id';
import { ListenerList } from './listeners/listener-list';
import { useListKeys } from './listeners/use-list-keys';
import { PageGate } from './page-gate';
import { useListState } from './use-list-state';

/** What the API gives at once; a sidecar has a few hundred listeners, a gateway a few. */
const LIMIT = 500;
const PARAMS = { chain: parseAsArrayOf(parseAsInteger) };

/** Where Envoy listens, and what it does with a connection. */
export function ListenersPage() {
  return <PageGate title="Listeners">{(info) => <ListenersView info={info} />}</PageGate>;
}

function ListenersView({ info }: { readonly info: SnapshotInfo }) {
  const state = useListState();
  const [{ chain }, setParams] = useQueryStates(PARAMS, { history: 'replace' });
  const list = useQuery(
    answerQuery(info.id, { ask: 'listeners', filter: state.filter, offset: 0, limit: LIMIT }),
  );
  const rows = list.data?.rows ?? [];
  const first = rows[0];
  const selected = state.selected ?? (first === undefined ? null : listenerId(first, rows));
  const select = (id: string) => {
    void setParams({ chain: null });
    state.select(id);
  };
  useListKeys(
    rows.map((row) => listenerId(row, rows)),
    selected,
    select,
  );
  const counts = list.data?.counts;
  return (
    <div className="view">
      <PageHead
        title="Listeners"
        meta={
          list.data &&
          `${plural(list.data.counts.matched, 'listener')}, ${plural(list.data.chains, 'filter chain')}`
        }
        actions={
          <FilterField
            label="Filter listeners"
            placeholder="name, port, host, secret, filter, state"
            className="w-105 max-w-full"
            value={state.text}
            onChange={state.setText}
            hits={
              counts ? `${formatCount(counts.matched)} of ${plural(counts.total, 'listener')} match` : null
            }
          />
        }
      />
      {list.isError ? <ErrorState error={errorOf(list.error)} onRetry={() => void list.refetch()} /> : null}
      {list.data === undefined ? (
        list.isError ? null : (
          <LoadingState label="Loading listeners" />
        )
      ) : (
        <div className="grid min-h-0 flex-1 grid-cols-[264px_minmax(0,1fr)] border-line border-t max-narrow:flex max-narrow:flex-col max-narrow:overflow-auto">
          <div className="overflow-auto border-line border-r bg-surface max-narrow:max-h-[40dvh] max-narrow:flex-none max-narrow:border-b">
            {rows.length === 0 ? (
              <Empty filter={state.filter} total={list.data.counts.total} onClear={() => state.setText('')} />
            ) : (
              <ListenerList
                rows={rows}
                matched={list.data.counts.matched}
                selected={selected}
                onSelect={select}
              />
            )}
          </div>
          {selected === null ? (
            <div />
          ) : (
            <Detail
              info={info}
              name={selected}
              rows={rows}
              chain={chain}
              onChain={(next) => void setParams({ chain: [...next] })}
            />
          )}
        </div>
      )}
    </div>
  );
}

interface DetailProps {
  readonly info: SnapshotInfo;
  readonly name: string;
  readonly rows: readonly ListenerRow[];
  /** Null: not chosen yet, a single chain stands open. */
  readonly chain: readonly number[] | null;
  readonly onChain: (chain: readonly number[]) => void;
}

function Detail({ info, name, rows, chain, onChain }: DetailProps) {
  const query = useQuery(answerQuery(info.id, { ask: 'listener', name }));
  const { data } = query;
  const open = chain ?? (data?.chains.length === 1 ? [1] : []);
  const toggle = (ordinal: number) =>
    onChain(open.includes(ordinal) ? open.filter((each) => each !== ordinal) : [...open, ordinal]);
  return (
    <section
      tabIndex={0}
      aria-label={`Listener ${name}`}
      aria-busy={query.isPlaceholderData}
      className="grid min-w-0 grid-cols-[minmax(0,1fr)] auto-rows-max content-start gap-3 overflow-auto px-6 pt-3.5 pb-6 max-narrow:flex-none max-narrow:overflow-visible max-narrow:px-4"
    >
      {query.isError ? (
        <ErrorState error={errorOf(query.error)} onRetry={() => void query.refetch()} />
      ) : null}
      {data === undefined ? (
        query.isError ? null : (
          <LoadingState label="Loading the listener" />
        )
      ) : (
        <ListenerDetail
          info={info}
          detail={data}
          refused={refusedTwin(data.row, rows)}
          open={new Set(open)}
          onToggle={toggle}
        />
      )}
    </section>
  );
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
