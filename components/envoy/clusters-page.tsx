'use client';
import { PageHead } from '@/components/ui/page-head';
import { Segmented } from '@/components/ui/segmented';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { ClusterTable } from './clusters/cluster-table';
import { EndpointTable } from './clusters/endpoint-table';
import { ClusterCounts, EndpointCounts } from './clusters/list-counts';
import { useClustersState } from './clusters/use-clusters-state';
import { PageGate } from './page-gate';

const TITLE = 'Clusters and endpoints';

/** Clusters with their endpoints' health, and the endpoints of all of them. */
export function ClustersPage() {
  return <PageGate title={TITLE}>{(info) => <ClustersView info={info} />}</PageGate>;
}

const LISTS = [
  { value: 'clusters', label: 'Clusters' },
  { value: 'endpoints', label: 'Endpoints' },
] as const;

function ClustersView({ info }: { readonly info: SnapshotInfo }) {
  const state = useClustersState();
  const isEndpoints = state.list === 'endpoints';
  const Counts = isEndpoints ? EndpointCounts : ClusterCounts;
  const Table = isEndpoints ? EndpointTable : ClusterTable;
  return (
    <div className="view">
      <PageHead
        title={TITLE}
        meta={<Counts info={info} filter={state.text} />}
        actions={<Segmented small label="List" options={LISTS} value={state.list} onChange={state.setList} />}
      />
      <Table key={state.list} info={info} state={state} />
    </div>
  );
}
