'use client';
import { useQuery } from '@tanstack/react-query';
import { parseAsArrayOf, parseAsInteger, useQueryStates } from 'nuqs';
import { ExportMenu } from '@/components/data/export-menu';
import { QueryField } from '@/components/data/query-field';
import { EmptyState } from '@/components/data/states';
import { PageHead } from '@/components/ui/page-head';
import type {
  ListenersPage as Answer,
  ListenerDetail as ListenerAnswer,
} from '@/lib/answers/listeners-types';
import { answerQuery } from '@/lib/api/queries';
import { formatCount, plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { LIST_PARAMS } from '@/lib/url/params';
import { Answered } from './answered';
import { ListBeside } from './list-beside';
import { ListenerDetail } from './listeners/listener-detail';
import { listenerId } from './listeners/listener-id';
import { ListenerList } from './listeners/listener-list';
import { useListKeys } from './listeners/use-list-keys';
import { PageGate } from './page-gate';
import { named } from './parts';
import { QueryProblemLine } from './query-problem';
import { type ListState, useListState } from './use-list-state';
import { useTitle } from './use-title';
import { useUnderstood } from './use-understood';

/** What the API gives at once; a sidecar has a few hundred listeners, a gateway a few. */
const LIMIT = 500;
const PARAMS = { chain: parseAsArrayOf(parseAsInteger), full: LIST_PARAMS.full };

/** Where Envoy listens, and what it does with a connection. */
export function ListenersPage() {
  return <PageGate title="Listeners">{(info) => <ListenersView info={info} />}</PageGate>;
}

function ListenersView({ info }: { readonly info: SnapshotInfo }) {
  const state = useListState();
  const ask = (filter: string) =>
    answerQuery(info.id, { ask: 'listeners', filter, sort: null, offset: 0, limit: LIMIT });
  const { problem, good } = useUnderstood(useQuery(ask(state.text)), state.text);
  // A query that is not understood leaves the last good list where it is.
  const list = useQuery(ask(good));
  const { data } = list;
  return (
    <div className="view">
      <PageHead
        title="Listeners"
        meta={data && `${plural(data.counts.matched, 'listener')}, ${plural(data.chains, 'filter chain')}`}
        actions={
          <span className="row max-w-full gap-1">
            <QueryField
              label="Filter listeners"
              placeholder="port: sni: gateway: secret: state: filter:"
              className="w-105 max-w-full"
              value={state.text}
              onChange={state.setText}
              hits={
                data && problem === null
                  ? `${formatCount(data.counts.matched)} of ${plural(data.counts.total, 'listener')} match`
                  : null
              }
              problem={problem}
              list="listeners"
              snapshot={info.id}
            />
            <ExportMenu
              snapshot={info.id}
              list="listeners"
              filter={good}
              sort={null}
              matched={data?.counts.matched ?? 0}
              columns={null}
            />
          </span>
        }
      />
      <QueryProblemLine text={state.text} problem={problem} />
      <Answered query={list} loading="Loading listeners">
        {(page) => <Listeners info={info} state={state} page={page} />}
      </Answered>
    </div>
  );
}

interface ListenersProps {
  readonly info: SnapshotInfo;
  readonly state: ListState;
  readonly page: Answer;
}

/** Without a selection the first listener is shown: problems stand first. */
function Listeners({ info, state, page }: ListenersProps) {
  const [{ chain, full }, setParams] = useQueryStates(PARAMS, { history: 'replace' });
  const { rows, counts } = page;
  const ids = rows.map((row) => listenerId(row, rows));
  const selected = state.selected ?? ids[0] ?? null;
  const select = (id: string) => {
    void setParams({ chain: null });
    state.select(id);
  };
  useListKeys(ids, selected, select);
  const list =
    rows.length === 0 ? (
      <Empty filter={state.text} total={counts.total} onClear={() => state.setText('')} />
    ) : (
      <ListenerList rows={rows} matched={counts.matched} selected={selected} onSelect={select} />
    );
  const detail =
    selected === null ? null : (
      <Detail
        info={info}
        state={state}
        name={selected}
        full={full !== null}
        chain={chain}
        onChain={(next) => void setParams({ chain: [...next] })}
      />
    );
  return full !== null && detail !== null ? detail : <ListBeside list={list}>{detail}</ListBeside>;
}

interface DetailProps {
  readonly info: SnapshotInfo;
  readonly state: ListState;
  readonly name: string;
  readonly full: boolean;
  /** Null: not chosen yet, a single chain stands open. */
  readonly chain: readonly number[] | null;
  readonly onChain: (chain: readonly number[]) => void;
}

function Detail({ info, state, name, full, chain, onChain }: DetailProps) {
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
              full={full}
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
