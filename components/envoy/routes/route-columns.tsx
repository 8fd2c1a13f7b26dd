import type { TableColumn } from '@/components/data/table-types';
import { IconButton } from '@/components/ui/button';
import { MID_TAIL, Mid } from '@/components/ui/mid';
import type { RouteRow, RoutesRow } from '@/lib/answers/routes-types';
import { RowOrigin, RowStatus } from '../parts';
import { ActionCell } from './action-cell';
import { MatchCell } from './match-cell';

export interface RouteColumnsOptions {
  readonly open: ReadonlySet<string>;
  readonly toggle: (pointer: string) => void;
  readonly select: (pointer: string) => void;
  /** Rows stand without the heads of their virtual hosts, so that each has to name its own. */
  readonly sorted: boolean;
}

function OrdinalCell({
  row,
  open,
  toggle,
}: Pick<RouteColumnsOptions, 'open' | 'toggle'> & { readonly row: RouteRow }) {
  const isOpen = open.has(row.pointer);
  return (
    <span className="flex items-center gap-0.5">
      <IconButton
        icon={isOpen ? 'down' : 'right'}
        label={`Details of route ${row.ordinal} of ${row.virtualHost}`}
        title={isOpen ? 'Fold' : 'Unfold'}
        aria-expanded={isOpen}
        small
        className="-ml-2.5"
        onClick={() => toggle(row.pointer)}
      />
      {row.ordinal}
    </span>
  );
}

const ofRoute = (row: RoutesRow, cell: (route: RouteRow) => React.ReactNode) =>
  row.kind === 'route' ? cell(row) : null;

const VIRTUAL_HOST: TableColumn<RoutesRow> = {
  id: 'vhost',
  header: 'Virtual host',
  width: 'w-[19%]',
  fixed: true,
  exports: [],
  sort: 'vhost',
  cell: (row) => ofRoute(row, (route) => <Mid text={route.virtualHost} tail={MID_TAIL.host} />),
};

/** The routes list: Envoy's number, what is asked of a request, what happens to it, who says so, does it work. */
export function routeColumns(options: RouteColumnsOptions): readonly TableColumn<RoutesRow>[] {
  return [
    {
      id: 'ordinal',
      sort: 'ordinal',
      // Without its virtual host a number means nothing outside of the page.
      exports: ['name', 'vhost', 'ordinal'],
      header: '#',
      width: 'w-[72px]',
      className: 'ord',
      cell: (row) =>
        ofRoute(row, (route) => <OrdinalCell open={options.open} toggle={options.toggle} row={route} />),
    },
    {
      id: 'match',
      sort: 'path',
      exports: ['path', 'if'],
      header: 'Match',
      cell: (row) =>
        ofRoute(row, (route) => <MatchCell row={route} onSelect={() => options.select(route.pointer)} />),
    },
    ...(options.sorted ? [VIRTUAL_HOST] : []),
    {
      id: 'action',
      sort: 'cluster',
      exports: ['action'],
      header: 'Action',
      width: 'w-[28%]',
      cell: (row) => ofRoute(row, (route) => <ActionCell row={route} />),
    },
    {
      id: 'origin',
      sort: 'origin',
      header: 'Origin',
      width: 'w-[17%]',
      cell: (row) => ofRoute(row, (route) => <RowOrigin origin={route.origin} />),
    },
    {
      id: 'state',
      sort: 'state',
      header: 'State',
      width: 'w-[156px]',
      cell: (row) => ofRoute(row, (route) => <RowStatus state={route.state} />),
    },
  ];
}
