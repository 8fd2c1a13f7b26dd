import type { PathMatch } from '@/lib/envoy/model';
import type { Joined } from './joined';
import type { ListColumn } from './lists/model';
import type { RouteTexts } from './routes-text';

/** A route is known by its number. */
type Column = ListColumn<number>;

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

/** `virtualservice shop/web` is `shop/web` too. */
const withoutKind = (lower: string): string => lower.slice(lower.indexOf(' ') + 1);

/** Columns that a table shows: at least what `istioctl proxy-config routes` prints. */
export function tableColumns({ routes }: Joined, texts: RouteTexts): readonly Column[] {
  const { table } = routes;
  const hostOf = (row: number) => table.hostOf(row);
  const configOf = (row: number) => table.configOf(table.hostOf(row));
  return [
    {
      id: 'name',
      title: 'Name',
      aliases: ['config', 'routeconfig', 'rds'],
      kind: 'text',
      shown: 'table',
      suggest: true,
      code: configOf,
      value: (row) => routes.configOf(table.hostOf(row)).name,
    },
    {
      id: 'vhost',
      title: 'Virtual host',
      kind: 'text',
      shown: 'table',
      suggest: true,
      code: hostOf,
      value: (row) => table.hostName(table.hostOf(row)),
    },
    {
      id: 'host',
      title: 'Domains',
      aliases: ['domain', 'domains'],
      kind: 'list',
      shown: 'table',
      suggest: true,
      code: hostOf,
      value: (row) => table.domains(table.hostOf(row)),
    },
    {
      id: 'ordinal',
      title: 'No',
      aliases: ['n', 'no'],
      kind: 'number',
      shown: 'table',
      code: (row) => table.ordinal(row),
      value: (row) => table.ordinal(row),
    },
    {
      id: 'path',
      title: 'Match',
      aliases: ['match'],
      kind: 'text',
      shown: 'table',
      code: texts.pathCode,
      value: (row) => matchText(table.path(row)),
    },
    {
      id: 'if',
      title: 'Conditions',
      aliases: ['conditions'],
      kind: 'list',
      shown: 'table',
      code: texts.conditionCode,
      value: (row) => texts.conditions(row),
    },
    {
      id: 'action',
      title: 'Action',
      kind: 'text',
      shown: 'table',
      code: texts.actionCode,
      value: (row) => texts.action(row),
    },
    {
      id: 'vs',
      title: 'Virtual service',
      aliases: ['virtualservice'],
      kind: 'text',
      shown: 'table',
      suggest: true,
      code: texts.originCode,
      value: (row) => (routes.originOf(row).kind === 'object' ? texts.origin(row) : null),
      short: withoutKind,
    },
    {
      id: 'state',
      title: 'State',
      kind: 'text',
      shown: 'table',
      suggest: true,
      code: texts.stateCode,
      value: (row) => routes.stateOf(row).kind,
    },
  ];
}
