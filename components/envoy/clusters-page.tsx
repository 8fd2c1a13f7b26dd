'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
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
import { ClusterPanel } from './clusters/cluster-panel';
import { PageGate } from './page-gate';
import { useListState } from './use-list-state';

/** Clusters with their endpoints' health. */
export function ClustersPage() {
  return <PageGate title="Clusters and endpoints">{(info) => <ClustersView info={info} />}</PageGate>;
}

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
          empty={
            <EmptyState
              reason={
                data === undefined || data.counts.total === 0
                  ? { kind: 'none', what: 'clusters' }
                  : {
                      kind: 'filtered',
                      what: 'clusters',
                      filter,
                      hidden: data.counts.total,
                      onClear: () => state.setText(''),
                    }
              }
            />
          }
          minWidth="min-w-[800px]"
        />
        {state.selected === null ? null : (
          <ClusterPanel
            info={info}
            name={state.selected}
            tab={state.tab}
            onTab={state.setTab}
            onClose={() => select(null)}
          />
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
