'use client';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { EmptyState } from '@/components/data/states';
import { PAGE_ROWS } from '@/components/data/use-row-windows';
import { VirtualTable } from '@/components/data/virtual-table';
import { Button } from '@/components/ui/button';
import { FilterField } from '@/components/ui/filter-field';
import { Icon } from '@/components/ui/icons';
import { PageHead } from '@/components/ui/page-head';
import { Status } from '@/components/ui/status';
import type { RoutesPage as Answer, RoutesRow } from '@/lib/answers/routes-types';
import { answerQuery } from '@/lib/api/queries';
import { formatCount, plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { PageGate } from './page-gate';
import { named } from './parts';
import { ConfigPicker } from './routes/config-picker';
import { hostAndPath, isUnknownConfig } from './routes/empty-reason';
import { HostHead, routeColumns } from './routes/route-columns';
import { RouteUnfolded } from './routes/route-details';
import { type RoutesState, useRoutesState } from './routes/use-routes-state';

/** Virtual hosts and their routes in the order in which Envoy tries them. */
export function RoutesPage() {
  return <PageGate title="Routes">{(info) => <RoutesView info={info} />}</PageGate>;
}

// Most visits end in the list: the panel's code comes with the first selection.
const RoutePanel = lazy(() =>
  import('./routes/route-panel').then((module) => ({ default: module.RoutePanel })),
);

const windowOf = ({ rows, rowCount, groupIndices }: Answer) => ({ rows, rowCount, groupIndices });
const isHead = (row: RoutesRow) => row.kind === 'virtual-host';
const GROUP = {
  is: isHead,
  render: (row: RoutesRow) => (row.kind === 'virtual-host' ? <HostHead row={row} /> : null),
};

function RoutesView({ info }: { readonly info: SnapshotInfo }) {
  const state = useRoutesState();
  const { config, filter, open, toggle, select } = state;
  const query = (offset: number, limit: number) =>
    answerQuery(info.id, { ask: 'routes', routeConfig: config, filter, offset, limit });
  const { data } = useQuery(query(0, PAGE_ROWS));
  const columns = useMemo(() => routeColumns({ open, toggle, select }), [open, toggle, select]);
  return (
    <div className="view">
      <PageHead
        title="Routes"
        meta={data && <Counts page={data} onShowAll={() => state.setConfig('*')} />}
        actions={<OrderHint />}
      />
      <Bar state={state} page={data} />
      <div className="split">
        <VirtualTable
          label="Routes by virtual host in match order"
          columns={columns}
          query={query}
          windowOf={windowOf}
          rowId={(row: RoutesRow) => row.pointer}
          selected={state.selected}
          onSelect={select}
          group={GROUP}
          expanded={{
            ids: open,
            render: (row: RoutesRow) => (row.kind === 'route' ? <RouteUnfolded row={row} /> : null),
          }}
          empty={<Empty state={state} page={data} />}
          minWidth="min-w-[780px]"
        />
        {state.selected === null ? null : (
          <Suspense>
            <RoutePanel
              info={info}
              pointer={state.selected}
              tab={state.tab}
              onTab={state.setTab}
              onSelect={select}
            />
          </Suspense>
        )}
      </div>
    </div>
  );
}

function Bar({ state, page }: { readonly state: RoutesState; readonly page: Answer | undefined }) {
  return (
    <div className="bar-row">
      <FilterField
        label="Filter routes"
        placeholder="path, host, cluster, header, VirtualService, state"
        value={state.text}
        onChange={state.setText}
        hits={
          page ? `${formatCount(page.counts.matched)} of ${plural(page.counts.total, 'route')} match` : null
        }
      />
      <ConfigPicker configs={page?.routeConfigs ?? []} value={state.config} onChange={state.setConfig} />
    </div>
  );
}

function Counts({ page, onShowAll }: { readonly page: Answer; readonly onShowAll: () => void }) {
  const { counts, virtualHosts, problems, hiddenStatic } = page;
  return (
    <span className="row wrap">
      <span>
        {formatCount(counts.matched)} of {formatCount(counts.total)}{' '}
        <span className="mut">
          in {formatCount(virtualHosts.matched)} of {plural(virtualHosts.total, 'virtual host')}
        </span>
      </span>
      {problems === 0 ? null : (
        <Status kind="warn" label={plural(problems, 'route has a problem', 'routes have problems')} />
      )}
      {hiddenStatic === 0 ? null : (
        <button type="button" className="lnk sm" onClick={onShowAll}>
          Show {plural(hiddenStatic, 'route')} of Envoy’s own too
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

function Empty({ state, page }: { readonly state: RoutesState; readonly page: Answer | undefined }) {
  if (page !== undefined && isUnknownConfig(state.config, page.routeConfigs))
    return <NoConfig name={state.config ?? ''} onShowAll={() => state.setConfig('*')} />;
  if (page === undefined || page.counts.total === 0)
    return <EmptyState reason={{ kind: 'none', what: 'routes' }} />;
  const apart = hostAndPath(state.filter);
  return (
    <EmptyState
      reason={{
        kind: 'filtered',
        what: 'routes',
        filter: state.filter,
        hidden: page.counts.total,
        onClear: () => state.setText(''),
      }}
    >
      {apart === null ? null : (
        <p className="sm sec">
          Words are matched one by one: try{' '}
          <button type="button" className="lnk mono wrap-anywhere" onClick={() => state.setText(apart)}>
            {apart}
          </button>
        </p>
      )}
    </EmptyState>
  );
}

/** An old link, or another proxy: the URL names what this snapshot does not have. */
function NoConfig({ name, onShowAll }: { readonly name: string; readonly onShowAll: () => void }) {
  return (
    <div className="state">
      <p className="sec">
        No route configuration <code className="wrap-anywhere">{named(name)}</code> in this snapshot.
      </p>
      <div>
        <Button small onClick={onShowAll}>
          Show all routes
        </Button>
      </div>
    </div>
  );
}
