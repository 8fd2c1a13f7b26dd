'use client';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { PAGE_ROWS } from '@/components/data/use-row-windows';
import { useTableColumns, widthWith } from '@/components/data/use-table-columns';
import { VirtualTable } from '@/components/data/virtual-table';
import { Icon } from '@/components/ui/icons';
import { lazily } from '@/components/ui/lazily';
import { PageHead } from '@/components/ui/page-head';
import { Segmented } from '@/components/ui/segmented';
import { Status } from '@/components/ui/status';
import type { ListExtras } from '@/lib/answers/lists/model';
import type { RoutesPage as Answer, RoutesRow } from '@/lib/answers/routes-types';
import { answerQuery } from '@/lib/api/queries';
import { formatCount, matchText, plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { ListBar } from './list-bar';
import { listWindow } from './list-window';
import { PageGate } from './page-gate';
import { named } from './parts';
import type { ConfigPickerProps } from './routes/config-picker';
import type { EmptyRoutesProps } from './routes/empty-routes';
import { FoldButtons } from './routes/fold-buttons';
import { HostHead } from './routes/host-head';
import { askedFilter, ofTyped } from './routes/problems-only';
import { routeColumns } from './routes/route-columns';
import { selectedOf } from './routes/selected';
import { useRoutesState } from './routes/use-routes-state';
import { useUnderstood } from './use-understood';

/** Virtual hosts and their routes in the order in which Envoy tries them. */
export function RoutesPage() {
  return <PageGate title="Routes">{(info) => <RoutesView info={info} />}</PageGate>;
}

// Most visits end in the list: the code of panel and unfolded rows comes with the first of them.
const SelectedPanel = lazy(() =>
  import('./routes/route-panel').then((module) => ({ default: module.SelectedPanel })),
);

const RouteUnfolded = lazy(() =>
  import('./routes/route-details').then((module) => ({ default: module.RouteUnfolded })),
);

const ConfigPicker = lazily<ConfigPickerProps>(() =>
  import('./routes/config-picker').then((module) => module.ConfigPicker),
);

const EmptyRoutes = lazily<EmptyRoutesProps>(() =>
  import('./routes/empty-routes').then((module) => module.EmptyRoutes),
);

const windowOf = ({ rows, rowCount, groupIndices, extra, revealed }: Answer & Partial<ListExtras>) => ({
  rows,
  rowCount,
  groupIndices,
  ...(extra === undefined ? {} : { extra }),
  ...(revealed === undefined ? {} : { revealed }),
});

const SHOWN = [
  { value: 'all', label: 'All' },
  { value: 'problems', label: 'With problems' },
] as const;

/** Heads of virtual hosts; their links select in this page. */
const groupOf = (select: (sel: string) => void, toggle: (pointer: string) => void) => ({
  is: (row: RoutesRow) => row.kind === 'virtual-host',
  render: (row: RoutesRow) => (row.kind === 'virtual-host' ? <HostHead row={row} select={select} /> : null),
  fold: {
    isFolded: (row: RoutesRow) => (row.kind === 'virtual-host' && row.matched > 0 ? row.folded : null),
    name: (row: RoutesRow) => `routes of ${row.kind === 'virtual-host' ? named(row.name) : row.virtualHost}`,
    toggle: (row: RoutesRow) => toggle(row.pointer),
  },
});

function RoutesView({ info }: { readonly info: SnapshotInfo }) {
  const state = useRoutesState();
  const { config, open, toggle, select, sort, problemsOnly, folded, toggleHost } = state;
  const own = useMemo(
    () => routeColumns({ open, toggle, select, sorted: sort !== null }),
    [open, toggle, select, sort],
  );
  const table = useTableColumns('routes', info.id, own, state);
  const query =
    (filter: string) =>
    (...part: [offset: number, limit: number, reveal?: string]) =>
      answerQuery(info.id, {
        ask: 'routes',
        routeConfig: config,
        // Sorted by a column nothing stands below a virtual host.
        ...(sort === null ? { folded } : {}),
        ...listWindow(filter, sort, table.asked, part),
      });
  const asked = query(askedFilter(state.text, problemsOnly));
  const typed = useUnderstood(useQuery(asked(0, PAGE_ROWS)), state.text);
  const understood = ofTyped(typed, problemsOnly);
  const { page } = understood;
  const group = useMemo(() => groupOf(select, toggleHost), [select, toggleHost]);
  const selected = selectedOf(state.selected);
  const panel =
    selected === null ? null : (
      <Suspense>
        <SelectedPanel info={info} selected={selected} state={state} />
      </Suspense>
    );
  if (state.full) return panel;
  return (
    <div className="view">
      <PageHead
        title="Routes"
        meta={page && <Counts page={page} onShowAll={() => state.setConfig('*')} />}
        actions={
          sort === null ? (
            <>
              <OrderHint />
              <FoldButtons folded={folded} onFoldAll={state.foldAll} />
            </>
          ) : null
        }
      />
      <ListBar
        snapshot={info.id}
        list="routes"
        one="route"
        placeholder="host: path: cluster: vs: header: state: !redirect /v[23]/"
        state={state}
        understood={understood}
        own={own}
        table={table}
        order="Envoy’s match order"
        routeConfig={config}
      >
        <Segmented
          label="Routes shown"
          options={SHOWN}
          value={problemsOnly ? 'problems' : 'all'}
          onChange={(shown) => state.setProblemsOnly(shown === 'problems')}
        />
        {page === undefined ? null : (
          <ConfigPicker configs={page.routeConfigs} value={config} onChange={state.setConfig} />
        )}
      </ListBar>
      <div className="split">
        <VirtualTable
          label="Routes by virtual host in match order"
          columns={table.columns}
          query={query(understood.good)}
          windowOf={windowOf}
          rowId={(row: RoutesRow) => row.pointer}
          selected={state.selected}
          onSelect={select}
          group={group}
          expanded={{
            ids: open,
            render: (row: RoutesRow) =>
              row.kind === 'route' ? (
                <Suspense>
                  <RouteUnfolded row={row} />
                </Suspense>
              ) : null,
          }}
          empty={<EmptyRoutes state={state} page={page} filter={typed.good} />}
          minWidth={widthWith(table.asked.length, 'min-w-[780px]')}
          sorting={{ by: sort, onSort: state.setSort }}
        />
        {panel}
      </div>
    </div>
  );
}

/** Of what the filter leaves, beside the number of all, which a filter must not hide. */
function problemsText(matched: number, all: number, counts: Answer['counts']): string {
  if (counts.matched === counts.total) return plural(all, 'route has a problem', 'routes have problems');
  return matchText(matched, all, 'route with a problem', 'routes with problems');
}

function Counts({ page, onShowAll }: { readonly page: Answer; readonly onShowAll: () => void }) {
  const { counts, virtualHosts, problems, matchedProblems, hiddenOwn } = page;
  return (
    <span className="row wrap">
      <span>
        {formatCount(counts.matched)} of {formatCount(counts.total)}{' '}
        <span className="mut">
          in {formatCount(virtualHosts.matched)} of {plural(virtualHosts.total, 'virtual host')}
        </span>
      </span>
      {problems === 0 ? null : <Status kind="warn" label={problemsText(matchedProblems, problems, counts)} />}
      {hiddenOwn === 0 ? null : (
        <button type="button" className="lnk sm" onClick={onShowAll}>
          Show {plural(hiddenOwn, 'route')} of Envoy’s own too
        </button>
      )}
    </span>
  );
}

function OrderHint() {
  return (
    <span className="mut sm row not-narrow">
      <Icon name="layers" small />
      Shown in Envoy’s match order. Order decides.
    </span>
  );
}
