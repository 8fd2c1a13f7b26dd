import type { TableColumn } from '@/components/data/table-types';
import { IconButton } from '@/components/ui/button';
import type { RouteRow, RoutesRow, VirtualHostRow } from '@/lib/answers/routes-types';
import { plural } from '@/lib/core/words';
import { PageLink } from '../links';
import { RowOrigin, RowStatus } from '../parts';
import { ActionCell } from './action-cell';
import { MatchCell } from './match-cell';

export interface RouteColumnsOptions {
  readonly open: ReadonlySet<string>;
  readonly toggle: (pointer: string) => void;
  readonly select: (pointer: string) => void;
}

function OrdinalCell({ row, open, toggle }: RouteColumnsOptions & { readonly row: RouteRow }) {
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

/** The routes list: Envoy's number, what is asked of a request, what happens to it, who says so, does it work. */
export function routeColumns(options: RouteColumnsOptions): readonly TableColumn<RoutesRow>[] {
  return [
    {
      id: 'ordinal',
      header: '#',
      width: 'w-[72px]',
      className: 'ord',
      cell: (row) => ofRoute(row, (route) => <OrdinalCell {...options} row={route} />),
    },
    {
      id: 'match',
      header: 'Match',
      cell: (row) =>
        ofRoute(row, (route) => <MatchCell row={route} onSelect={() => options.select(route.pointer)} />),
    },
    {
      id: 'action',
      header: 'Action',
      width: 'w-[28%]',
      cell: (row) => ofRoute(row, (route) => <ActionCell row={route} />),
    },
    {
      id: 'origin',
      header: 'Origin',
      width: 'w-[17%]',
      cell: (row) => ofRoute(row, (route) => <RowOrigin origin={route.origin} />),
    },
    {
      id: 'state',
      header: 'State',
      width: 'w-[156px]',
      cell: (row) => ofRoute(row, (route) => <RowStatus state={route.state} />),
    },
  ];
}

const DOMAINS_SHOWN = 3;

/** What Envoy answers on a virtual host that lists no routes. */
function emptyHostWords(row: VirtualHostRow): string {
  if (row.hasMatcherTree) return 'matcher tree instead of routes';
  return row.requireTls === 'ALL'
    ? 'no routes: 301 to https, 404 over TLS'
    : 'no routes: 404 for its domains';
}

/** The head of a virtual host: its name, its domains, how many of its routes are left by the filter. */
export function HostHead({ row }: { readonly row: VirtualHostRow }) {
  const shown = row.domains.slice(0, DOMAINS_SHOWN).join(', ');
  const more = row.domains.length - DOMAINS_SHOWN;
  const count =
    row.matched === row.total
      ? plural(row.total, 'route')
      : `${row.matched} of ${plural(row.total, 'route')}`;
  return (
    <span className="row">
      <b className="mono flex-none">{row.name === '' ? '(no name)' : row.name}</b>
      <span className="mut sm flex-none">{row.domains.length === 1 ? 'domain' : 'domains'}</span>
      <code className="sec min-w-0 truncate" title={row.domains.join('\n')}>
        {shown === '' ? 'none' : shown}
        {more > 0 ? ` and ${more} more` : ''}
      </code>
      {row.requireTls === 'NONE' ? null : (
        <span className="mut sm flex-none">
          {row.requireTls === 'ALL' ? 'plain HTTP is redirected' : 'plain HTTP from outside is redirected'}
        </span>
      )}
      {row.hasMatcherTree ? <span className="mut sm flex-none">routes chosen by a matcher tree</span> : null}
      <span className="sp" />
      <span className="mut sm flex-none">
        {row.total === 0 ? emptyHostWords(row) : count} in{' '}
        <PageLink page="/routes" params={{ config: row.routeConfig }} className="mono">
          {row.routeConfig === '' ? '(no name)' : row.routeConfig}
        </PageLink>
      </span>
    </span>
  );
}
