'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { QueryField } from '@/components/data/query-field';
import { EmptyState } from '@/components/data/states';
import { PAGE_ROWS } from '@/components/data/use-row-windows';
import { VirtualTable } from '@/components/data/virtual-table';
import { Segmented } from '@/components/ui/segmented';
import type { StatsPage } from '@/lib/answers/stats-types';
import { liveAnswerQuery } from '@/lib/api/queries';
import { formatCount, plural } from '@/lib/core/words';
import type { StatType } from '@/lib/envoy/admin/stats-model';
import { QueryProblemLine } from '../query-problem';
import { useUnderstood } from '../use-understood';
import { typeWord } from './stat-words';
import { GroupHead, StatDetails, type StatsListRow, statId, statsColumns } from './stats-columns';
import { type AdminState, useAdminState } from './use-admin-state';

export interface StatsViewProps {
  /** Snapshot that the answers stand beside, and which of them. */
  readonly from: string;
  readonly at: string;
}

const windowOf = ({ rows, rowCount, groupIndices }: StatsPage) => ({ rows, rowCount, groupIndices });
const SORTS = { group: null, name: 'name', value: '-value' } as const;

/** `/stats` as a list: types, values, groups; what is typed is the query language of every list. */
export function StatsView({ from, at }: StatsViewProps) {
  const state = useAdminState();
  const { type, order, nonZero, all, selected } = state;
  const query = (text: string) => (offset: number, limit: number) =>
    liveAnswerQuery(from, at, {
      ask: 'stats',
      all,
      type,
      nonZero,
      grouped: order === 'group',
      filter: text,
      sort: SORTS[order],
      offset,
      limit,
    });
  const typed = useQuery(query(state.q)(0, PAGE_ROWS));
  const { problem, good } = useUnderstood(typed, state.q);
  const columns = useMemo(() => statsColumns(order === 'group'), [order]);
  const page = typed.data;
  return (
    <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] gap-2 max-narrow:h-[80dvh]">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <QueryField
          label="Filter stats"
          placeholder="name, type:gauge, value:>0, p99:>100, group:cluster"
          value={state.q}
          onChange={state.setQ}
          hits={page === undefined || problem !== null ? null : countWords(page)}
          problem={problem}
          list="stats"
          snapshot={from}
        />
        <QueryProblemLine text={state.q} problem={problem} />
        <Switches state={state} page={page} />
      </div>
      <div className="min-h-0 border-line border-t">
        <VirtualTable
          label="Stats"
          columns={columns}
          query={query(good)}
          windowOf={windowOf}
          rowId={statId}
          selected={selected}
          onSelect={(id) => state.setSelected(id === selected ? null : id)}
          group={{
            is: (row: StatsListRow) => row.kind === 'group',
            render: (row) => (row.kind === 'group' ? <GroupHead head={row} /> : null),
          }}
          expanded={{
            ids: new Set(selected === null ? [] : [selected]),
            render: (row) => (row.kind === 'stat' ? <StatDetails row={row} /> : null),
          }}
          empty={<Empty state={state} page={page} filter={good} />}
          minWidth="min-w-[620px]"
        />
      </div>
    </div>
  );
}

function countWords({ counts }: StatsPage): string {
  return `${formatCount(counts.matched)} of ${plural(counts.total, 'stat')}`;
}

const TYPES: readonly (StatType | 'every')[] = ['every', 'counter', 'gauge', 'histogram', 'text'];
const ORDERS = [
  { value: 'group', label: 'Groups' },
  { value: 'name', label: 'Name' },
  { value: 'value', label: 'Value' },
] as const;
const ZEROS = [
  { value: 'with', label: 'With zeros' },
  { value: 'without', label: 'Without' },
] as const;
const ASKED = [
  { value: 'used', label: 'Written since start' },
  { value: 'all', label: 'All that exist' },
] as const;

function Switches({ state, page }: { readonly state: AdminState; readonly page: StatsPage | undefined }) {
  return (
    <div className="row wrap">
      <Segmented
        small
        label="Type"
        options={TYPES.map((value) => ({ value, label: typeLabel(value, page) }))}
        value={state.type ?? 'every'}
        onChange={(value) => state.setType(value === 'every' ? null : value)}
      />
      <Segmented small label="Order" options={ORDERS} value={state.order} onChange={state.setOrder} />
      <Segmented
        small
        label="Zeros"
        options={ZEROS}
        value={state.nonZero ? 'without' : 'with'}
        onChange={(value) => state.setNonZero(value === 'without')}
      />
      <Segmented
        small
        label="What Envoy is asked for"
        options={ASKED}
        value={state.all ? 'all' : 'used'}
        onChange={(value) => state.setAll(value === 'all')}
      />
      <span className="xs mut">
        {state.all
          ? 'A stat that is not here does not exist: the proxy’s stats matcher may leave it out.'
          : 'A stat that is not here was never written, or does not exist.'}
      </span>
    </div>
  );
}

function typeLabel(type: StatType | 'every', page: StatsPage | undefined): string {
  if (type === 'every') return 'All types';
  const count = page?.types[type];
  return count === undefined ? typeWord(type) : `${typeWord(type)} ${formatCount(count)}`;
}

interface EmptyProps {
  readonly state: AdminState;
  readonly page: StatsPage | undefined;
  readonly filter: string;
}

function Empty({ state, page, filter }: EmptyProps) {
  const total = page?.counts.total ?? 0;
  if (total === 0) return <EmptyState reason={{ kind: 'none', what: 'stats' }} />;
  if (filter === '')
    return <p className="sec px-6 py-4">No stat is left by the type and the zeros that are chosen above.</p>;
  const onClear = () => state.setQ('');
  return <EmptyState reason={{ kind: 'filtered', what: 'stats', filter, hidden: total, onClear }} />;
}
