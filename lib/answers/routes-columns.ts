import type { PathMatch } from '@/lib/envoy/model';
import type { Joined } from './joined';
import { listenerRows } from './listeners-rows';
import type { ListColumn } from './lists/model';
import type { RouteTexts } from './routes-text';

/** A route is known by its number. */
type Column = ListColumn<number>;

const NONE: readonly string[] = [];

/** What a path takes, as one word: `/api*` for a prefix, `/api` for that alone. */
function matchText(path: PathMatch): string {
  switch (path.kind) {
    case 'prefix':
      return `${path.value}*`;
    case 'exact':
      return path.value;
    case 'path-separated-prefix':
      return `${path.value}(/*)`;
    case 'regex':
      return `regex ${path.value}`;
    case 'uri-template':
      return `template ${path.value}`;
    case 'connect':
      return 'CONNECT';
    case 'unknown':
      return path.field;
  }
}

/** Columns that a table shows: at least what `istioctl proxy-config routes` prints. */
export function tableColumns({ routes }: Joined, texts: RouteTexts): readonly Column[] {
  const { table } = routes;
  return [
    {
      id: 'name',
      title: 'Name',
      aliases: ['config', 'routeconfig', 'rds'],
      kind: 'text',
      shown: 'table',
      suggest: true,
      value: (row) => routes.configOf(table.hostOf(row)).name,
    },
    {
      id: 'vhost',
      title: 'Virtual host',
      kind: 'text',
      shown: 'table',
      suggest: true,
      value: (row) => table.hostName(table.hostOf(row)),
    },
    {
      id: 'host',
      title: 'Domains',
      aliases: ['domain', 'domains'],
      kind: 'list',
      shown: 'table',
      suggest: true,
      value: (row) => table.domains(table.hostOf(row)),
    },
    {
      id: 'ordinal',
      title: 'No',
      aliases: ['n', 'no'],
      kind: 'number',
      shown: 'table',
      value: (row) => table.ordinal(row),
    },
    {
      id: 'path',
      title: 'Match',
      aliases: ['match'],
      kind: 'text',
      shown: 'table',
      value: (row) => matchText(table.path(row)),
    },
    {
      id: 'if',
      title: 'Conditions',
      aliases: ['conditions'],
      kind: 'list',
      shown: 'table',
      value: (row) => texts.conditions(row),
    },
    { id: 'action', title: 'Action', kind: 'text', shown: 'table', value: (row) => texts.action(row) },
    {
      id: 'vs',
      title: 'Virtual service',
      aliases: ['virtualservice', 'origin'],
      kind: 'text',
      shown: 'table',
      suggest: true,
      value: (row) => texts.origin(row),
    },
    {
      id: 'state',
      title: 'State',
      kind: 'text',
      shown: 'table',
      suggest: true,
      value: (row) => routes.stateOf(row).kind,
    },
  ];
}

/** Names of the clusters of a route; those that a header names are not known. */
function clusterNames({ routes: { table } }: Joined, row: number): readonly string[] {
  const names: string[] = [];
  for (let target = table.firstTarget(row); target < table.firstTarget(row + 1); target += 1)
    if (!table.isTargetByHeader(target)) names.push(table.nameText(table.targetName(target)));
  return names;
}

/** The smallest weight of a route that splits its requests; null for any other. */
function leastWeight({ routes: { table } }: Joined, row: number): number | null {
  if (table.actionKind(row) !== 'weighted') return null;
  let least: number | null = null;
  for (let target = table.firstTarget(row); target < table.firstTarget(row + 1); target += 1) {
    const weight = table.targetWeight(target);
    if (least === null || weight < least) least = weight;
  }
  return least;
}

/** The status that Envoy answers by itself; null for a route to a cluster. */
function statusOf({ routes: { table } }: Joined, row: number): number | null {
  const kind = table.actionKind(row);
  if (kind !== 'redirect' && kind !== 'direct-response') return null;
  const action = table.action(row);
  if (action.kind === 'redirect') return action.code;
  return action.kind === 'direct-response' ? action.status : null;
}

/** What a route says by itself; shown on demand. */
export function factColumns(joined: Joined): readonly Column[] {
  const { table } = joined.routes;
  const conditions = (row: number, list: 'headers' | 'query') =>
    table.hasConditions(row) ? table.match(row)[list].map(({ name }) => name) : NONE;
  return [
    { id: 'route', title: 'Route', kind: 'text', shown: 'wide', value: (row) => table.name(row) },
    {
      id: 'kind',
      title: 'Kind of match',
      kind: 'text',
      shown: 'wide',
      suggest: true,
      value: (row) => table.path(row).kind,
    },
    {
      id: 'cluster',
      title: 'Clusters',
      kind: 'list',
      shown: 'wide',
      suggest: true,
      value: (row) => clusterNames(joined, row),
    },
    {
      id: 'weight',
      title: 'Least weight',
      kind: 'number',
      shown: 'wide',
      value: (row) => leastWeight(joined, row),
    },
    {
      id: 'mirror',
      title: 'Mirrors',
      kind: 'list',
      shown: 'wide',
      value: (row) => table.mirrors(row).map((name) => table.nameText(name)),
    },
    {
      id: 'status',
      title: 'Status',
      kind: 'number',
      shown: 'wide',
      suggest: true,
      value: (row) => statusOf(joined, row),
    },
    {
      id: 'filter',
      title: 'Filters',
      kind: 'list',
      shown: 'wide',
      suggest: true,
      value: (row) => table.filters(row),
    },
    {
      id: 'header',
      title: 'Headers',
      kind: 'list',
      shown: 'wide',
      value: (row) => conditions(row, 'headers'),
    },
    { id: 'query', title: 'Query', kind: 'list', shown: 'wide', value: (row) => conditions(row, 'query') },
    { id: 'method', title: 'Method', kind: 'text', shown: 'wide', value: (row) => methodOf(joined, row) },
  ];
}

function methodOf({ routes: { table } }: Joined, row: number): string | null {
  if (!table.hasConditions(row)) return null;
  const found = table.match(row).headers.find(({ name }) => name === ':method')?.match;
  return found !== undefined && 'value' in found ? found.value : null;
}

/** Where the listeners of a route configuration are. */
interface Served {
  readonly ports: readonly number[];
  readonly gateways: readonly string[];
}

function servedConfigs(joined: Joined): ReadonlyMap<string, Served> {
  const byConfig = new Map<string, { ports: Set<number>; gateways: Set<string> }>();
  for (const { row } of listenerRows(joined)) {
    for (const config of row.routeConfigs) {
      const served = byConfig.get(config) ?? { ports: new Set(), gateways: new Set() };
      byConfig.set(config, served);
      for (const address of row.addresses)
        if (address.kind === 'socket' && address.port !== null) served.ports.add(address.port);
      for (const gateway of row.gateways) served.gateways.add(gateway);
    }
  }
  return new Map(
    [...byConfig].map(([name, { ports, gateways }]) => [
      name,
      { ports: [...ports], gateways: [...gateways] },
    ]),
  );
}

/** What is known of a route from elsewhere. */
export function placeColumns(joined: Joined): readonly Column[] {
  const { routes } = joined;
  let known: ReadonlyMap<string, Served> | null = null;
  const servedBy = (row: number): Served | undefined => {
    known ??= servedConfigs(joined);
    return known.get(routes.configOf(routes.table.hostOf(row)).name);
  };
  return [
    {
      id: 'port',
      title: 'Port',
      kind: 'number',
      shown: 'wide',
      suggest: true,
      value: (row) => servedBy(row)?.ports[0] ?? null,
    },
    {
      id: 'gateway',
      title: 'Gateways',
      aliases: ['gw'],
      kind: 'list',
      shown: 'wide',
      suggest: true,
      value: (row) => servedBy(row)?.gateways ?? NONE,
    },
    {
      id: 'ns',
      title: 'Namespace',
      aliases: ['namespace'],
      kind: 'text',
      shown: 'wide',
      suggest: true,
      value: (row) => {
        const origin = routes.originOf(row);
        return origin.kind === 'object' ? origin.ref.namespace : null;
      },
    },
  ];
}
