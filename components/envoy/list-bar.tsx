'use client';
import type { ReactNode } from 'react';
import type { ListToolsProps } from '@/components/data/list-tools';
import { QueryField } from '@/components/data/query-field';
import type { SortNoteProps } from '@/components/data/sort-note';
import type { TableColumn } from '@/components/data/table-types';
import type { TableColumns } from '@/components/data/use-table-columns';
import { lazily } from '@/components/ui/lazily';
import type { ListName } from '@/lib/answers/lists/model';
import { visibleText } from '@/lib/core/visible-text';
import { matchText } from '@/lib/core/words';
import { QueryProblemLine } from './query-problem';
import type { ListState } from './use-list-state';
import type { AnsweredPage, Understood } from './use-understood';

const ListTools = lazily<ListToolsProps>(() =>
  import('@/components/data/list-tools').then((module) => module.ListTools),
);

const SortNote = lazily<SortNoteProps>(() =>
  import('@/components/data/sort-note').then((module) => module.SortNote),
);

export interface ListBarProps<Row> {
  readonly snapshot: string;
  readonly list: ListName;
  /** `route` */
  readonly one: string;
  readonly placeholder: string;
  readonly state: ListState;
  readonly understood: Understood<AnsweredPage>;
  /** The page's own columns. */
  readonly own: readonly TableColumn<Row>[];
  readonly table: TableColumns<Row>;
  /** Name of the order that the list has by itself: `Envoy’s match order`. */
  readonly order: string;
  /** Of routes: which route configurations are listed. */
  readonly routeConfig?: string | null | undefined;
  /** Further choices beside the filter. */
  readonly children?: ReactNode;
}

/** The bar of a list: its filter with the count, columns, export; beneath it what is wrong or unusual. */
export function ListBar<Row>(props: ListBarProps<Row>) {
  const { snapshot, list, one, placeholder, state, understood, own, table, order, routeConfig, children } =
    props;
  const { page, problem, good } = understood;
  return (
    <>
      <div className="bar-row">
        <QueryField
          // Suggestions and history are of one list.
          key={list}
          label={`Filter ${list}`}
          placeholder={placeholder}
          value={state.text}
          onChange={state.setText}
          hits={page === undefined ? null : matchText(page.counts.matched, page.counts.total, one)}
          problem={problem}
          list={list}
          snapshot={snapshot}
        />
        {children}
        {/* The place is kept free: the bar must not move when they come. */}
        <span className="row h-8 min-w-17 gap-1">
          {page === undefined ? null : (
            <ListTools
              list={list}
              snapshot={snapshot}
              own={own}
              shown={table.shown}
              choose={table.choose}
              filter={good}
              sort={state.sort}
              matched={page.counts.matched}
              columns={table.exported}
              routeConfig={routeConfig}
            />
          )}
        </span>
      </div>
      <QueryProblemLine text={state.text} problem={problem} />
      {state.sort === null ? null : (
        <SortNote
          columns={table.columns}
          list={list}
          snapshot={snapshot}
          by={state.sort}
          onSort={state.setSort}
          order={order}
        />
      )}
      {table.unknown.length === 0 ? null : (
        <p className="sm sec px-6 py-1.5" role="status">
          {table.unknown.length === 1 ? 'There is no column ' : 'There are no columns '}
          {visibleText(table.unknown.join(', '))}: left out.
        </p>
      )}
    </>
  );
}
