import type { HostBlock, Joined } from './joined';
import type { ListColumn, ListDefinition } from './lists/model';
import { perSnapshot } from './lists/per-snapshot';
import { listSource } from './lists/source';
import { actionText, conditionTexts, originText, pathText } from './route-text';
import type { RouteRow } from './routes-types';

interface ListedRoute {
  readonly row: RouteRow;
  readonly text: string;
  readonly block: HostBlock;
}

type Column = ListColumn<ListedRoute>;

const clustersOf = ({ row: { action } }: ListedRoute) =>
  action.kind === 'cluster' || action.kind === 'weighted' ? action.clusters : [];

const IDENTITY: readonly Column[] = [
  {
    id: 'name',
    title: 'Name',
    aliases: ['routeconfig', 'rds'],
    kind: 'text',
    shown: 'table',
    suggest: true,
    value: ({ row }) => row.routeConfig,
  },
  {
    id: 'vhost',
    title: 'Virtual host',
    kind: 'text',
    shown: 'table',
    suggest: true,
    value: ({ row }) => row.virtualHost,
  },
  {
    id: 'host',
    title: 'Domains',
    aliases: ['domain'],
    kind: 'list',
    shown: 'table',
    value: ({ block }) => block.host.domains,
  },
  { id: 'n', title: 'No', kind: 'number', shown: 'table', value: ({ row }) => row.ordinal },
  {
    id: 'path',
    title: 'Match',
    aliases: ['match'],
    kind: 'text',
    shown: 'table',
    value: ({ row }) => pathText(row.path),
  },
  {
    id: 'if',
    title: 'Conditions',
    aliases: ['conditions'],
    kind: 'list',
    shown: 'table',
    value: ({ row }) => conditionTexts(row.match),
  },
  { id: 'action', title: 'Action', kind: 'text', shown: 'table', value: ({ row }) => actionText(row.action) },
  {
    id: 'vs',
    title: 'Virtual service',
    aliases: ['virtualservice', 'origin'],
    kind: 'text',
    shown: 'table',
    suggest: true,
    value: ({ row }) => originText(row.origin),
  },
  {
    id: 'state',
    title: 'State',
    aliases: ['status'],
    kind: 'text',
    shown: 'table',
    suggest: true,
    value: ({ row }) => row.state.kind,
  },
];

const FACTS: readonly Column[] = [
  { id: 'route', title: 'Route', kind: 'text', shown: 'wide', value: ({ row }) => row.name },
  {
    id: 'cluster',
    title: 'Clusters',
    kind: 'list',
    shown: 'wide',
    suggest: true,
    value: (listed) => clustersOf(listed).map(({ name }) => name),
  },
  {
    id: 'filter',
    title: 'Filters',
    kind: 'list',
    shown: 'wide',
    suggest: true,
    value: ({ row }) => row.perFilterConfig,
  },
];

/** At least what `istioctl proxy-config routes` prints: name, virtual host, domains, match, VirtualService. */
const ROUTES: ListDefinition<ListedRoute> = {
  name: 'routes',
  columns: [...IDENTITY, ...FACTS],
  text: ({ text }) => text,
};

const routeRows = perSnapshot(({ blocks }: Joined): readonly ListedRoute[] =>
  blocks.flatMap((block) => block.rows.map((row, at) => ({ row, block, text: block.texts[at] ?? '' }))),
);

export const routesList = listSource(ROUTES, ({ joined }) => routeRows(joined));
