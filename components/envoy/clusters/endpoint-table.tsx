'use client';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import { PAGE_ROWS } from '@/components/data/use-row-windows';
import { useTableColumns, widthWith } from '@/components/data/use-table-columns';
import { VirtualTable } from '@/components/data/virtual-table';
import { Note } from '@/components/ui/note';
import type { EndpointRow, EndpointsPage } from '@/lib/answers/endpoints-types';
import { answerQuery } from '@/lib/api/queries';
import { ListBar } from '../list-bar';
import { listWindow } from '../list-window';
import { useUnderstood } from '../use-understood';
import { EmptyList } from './empty-list';
import { endpointColumns } from './endpoint-columns';
import type { ListProps } from './list-props';

const EndpointView = lazy(() =>
  import('./endpoint-view').then((module) => ({ default: module.EndpointView })),
);

const windowOf = ({ rows, counts, extra, revealed }: EndpointsPage) => ({
  rows,
  rowCount: counts.matched,
  extra,
  revealed,
});
const idOf = ({ id }: EndpointRow): string => id;

/** The endpoints of all clusters with the panel of the one that is selected, or that one alone. */
export function EndpointTable({ info, state }: ListProps) {
  const { selected, select, open } = state;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `open` is another function at every render and does the same
  const own = useMemo(() => endpointColumns({ select, open }), [select]);
  const table = useTableColumns('endpoints', info.id, own, state);
  const query =
    (filter: string) =>
    (...part: [offset: number, limit: number, reveal?: string]) =>
      answerQuery(info.id, { ask: 'endpoints', ...listWindow(filter, state.sort, table.asked, part) });
  const understood = useUnderstood(useQuery(query(state.text)(0, PAGE_ROWS)), state.text);
  const detail =
    selected === null ? null : (
      <Suspense>
        <EndpointView info={info} state={state} id={selected} />
      </Suspense>
    );
  if (state.full) return detail;
  return (
    <>
      <ListBar
        snapshot={info.id}
        list="endpoints"
        one="endpoint"
        placeholder="address, status:unhealthy flag: cluster: pod: locality: priority:>0 requests:>0"
        state={state}
        understood={understood}
        own={own}
        table={table}
        order="the usual order"
      />
      {understood.page === undefined ? null : <EndpointSource page={understood.page} />}
      <div className="split">
        <VirtualTable
          label="Endpoints"
          columns={table.columns}
          query={query(understood.good)}
          windowOf={windowOf}
          rowId={idOf}
          selected={selected}
          onSelect={select}
          empty={<EmptyList state={state} understood={understood} />}
          minWidth={widthWith(table.asked.length, 'min-w-[1020px]')}
          sorting={{ by: state.sort, onSort: state.setSort }}
        />
        {detail}
      </div>
    </>
  );
}

/** Where the endpoints come from, when it is not `/clusters`. */
function EndpointSource({ page }: { readonly page: EndpointsPage }) {
  if (page.source === 'clusters') return null;
  return (
    <div className="px-6 pb-2">
      <Note kind="unk">
        {page.source === 'eds'
          ? '/clusters is not in this capture: health is what the dump says coarsely, and requests are not counted.'
          : 'Neither /clusters nor EDS is in this capture: only what clusters are configured with is known, and nobody’s health.'}
      </Note>
    </div>
  );
}
