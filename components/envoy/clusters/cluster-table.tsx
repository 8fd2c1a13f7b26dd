'use client';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { PAGE_ROWS } from '@/components/data/use-row-windows';
import { useTableColumns, widthWith } from '@/components/data/use-table-columns';
import { VirtualTable } from '@/components/data/virtual-table';
import type { ClustersPage } from '@/lib/answers/clusters-types';
import { answerQuery } from '@/lib/api/queries';
import { ListBar } from '../list-bar';
import { listWindow } from '../list-window';
import { useUnderstood } from '../use-understood';
import { clusterColumns, clusterId } from './cluster-columns';
import { EmptyList } from './empty-list';
import type { ListProps } from './list-props';

// Most visits end in the list: the panel's code comes with the first selection.
const ClusterView = lazy(() => import('./cluster-view').then((module) => ({ default: module.ClusterView })));

const windowOf = ({ rows, counts, extra, revealed }: ClustersPage) => ({
  rows,
  rowCount: counts.matched,
  extra,
  revealed,
});

/** The list of clusters with the panel of the one that is selected, or that one alone. */
export function ClusterTable({ info, state }: ListProps) {
  const { selected, select } = state;
  const own = useMemo(() => clusterColumns(select), [select]);
  const table = useTableColumns('clusters', info.id, own, state);
  const query =
    (filter: string) =>
    (...part: [offset: number, limit: number, reveal?: string]) =>
      answerQuery(info.id, { ask: 'clusters', ...listWindow(filter, state.sort, table.asked, part) });
  const understood = useUnderstood(useQuery(query(state.text)(0, PAGE_ROWS)), state.text);
  const detail =
    selected === null ? null : (
      <Suspense>
        <ClusterView info={info} state={state} name={selected} />
      </Suspense>
    );
  if (state.full) return detail;
  return (
    <>
      <ListBar
        snapshot={info.id}
        list="clusters"
        one="cluster"
        placeholder="host: port: subset: type: state: dr: tls: healthy:<1 endpoints:>0"
        state={state}
        understood={understood}
        own={own}
        table={table}
        order="the usual order"
      />
      <div className="split">
        <VirtualTable
          label="Clusters"
          columns={table.columns}
          query={query(understood.good)}
          windowOf={windowOf}
          rowId={clusterId}
          selected={selected}
          onSelect={select}
          empty={<EmptyList state={state} understood={understood} />}
          minWidth={widthWith(table.asked.length, 'min-w-[800px]')}
          sorting={{ by: state.sort, onSort: state.setSort }}
        />
        {detail}
      </div>
    </>
  );
}
