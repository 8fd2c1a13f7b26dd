'use client';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { EmptyState } from '@/components/data/states';
import { PAGE_ROWS } from '@/components/data/use-row-windows';
import { VirtualTable } from '@/components/data/virtual-table';
import { FilterField } from '@/components/ui/filter-field';
import { PageHead } from '@/components/ui/page-head';
import type { ClustersPage as Answer, ClusterRow } from '@/lib/answers/clusters-types';
import { answerQuery } from '@/lib/api/queries';
import { formatCount, plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { clusterColumns } from './clusters/cluster-columns';
import { PageGate } from './page-gate';
import { type ListState, useListState } from './use-list-state';

/** Clusters with their endpoints' health. */
export function ClustersPage() {
  return <PageGate title="Clusters and endpoints">{(info) => <ClustersView info={info} />}</PageGate>;
}

// Most visits end in the list: the panel's code comes with the first selection.
const ClusterPanel = lazy(() =>
  import('./clusters/cluster-panel').then((module) => ({ default: module.ClusterPanel })),
);

const windowOf = ({ rows, counts }: Answer) => ({ rows, rowCount: counts.matched });

function ClustersView({ info }: { readonly info: SnapshotInfo }) {
  const state = useListState();
  const { filter, select } = state;
  const query = (offset: number, limit: number) =>
    answerQuery(info.id, { ask: 'clusters', filter, offset, limit });
  const { data } = useQuery(query(0, PAGE_ROWS));
  const columns = useMemo(() => clusterColumns(select), [select]);
  return (
    <div className="view">
      <PageHead title="Clusters and endpoints" meta={data && <Counts page={data} />} />
      <div className="bar-row">
        <FilterField
          label="Filter clusters"
          placeholder="host, port, subset, address, DestinationRule, state"
          value={state.text}
          onChange={state.setText}
          hits={
            data
              ? `${formatCount(data.counts.matched)} of ${plural(data.counts.total, 'cluster')} match`
              : null
          }
        />
      </div>
      <div className="split">
        <VirtualTable
          label="Clusters"
          columns={columns}
          query={query}
          windowOf={windowOf}
          rowId={(row: ClusterRow) => row.name}
          selected={state.selected}
          onSelect={select}
          empty={<Empty state={state} total={data?.counts.total ?? 0} />}
          minWidth="min-w-[800px]"
        />
        {state.selected === null ? null : (
          <Suspense>
            <ClusterPanel
              info={info}
              name={state.selected}
              tab={state.tab}
              onTab={state.setTab}
              onClose={() => select(null)}
            />
          </Suspense>
        )}
      </div>
    </div>
  );
}

function Counts({ page }: { readonly page: Answer }) {
  const { counts, endpoints, rows } = page;
  return (
    <>
      {formatCount(counts.matched)} of {formatCount(counts.total)}{' '}
      <span className="mut">
        {rows.some((row) => row.endpoints === null)
          ? 'clusters; endpoints not known: neither /clusters nor EDS was read'
          : `with ${plural(endpoints.total, 'endpoint')}, ${formatCount(endpoints.healthy)} healthy`}
      </span>
    </>
  );
}

function Empty({ state, total }: { readonly state: ListState; readonly total: number }) {
  if (total === 0) return <EmptyState reason={{ kind: 'none', what: 'clusters' }} />;
  const onClear = () => state.setText('');
  return (
    <EmptyState
      reason={{ kind: 'filtered', what: 'clusters', filter: state.filter, hidden: total, onClear }}
    />
  );
}
