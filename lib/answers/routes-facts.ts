import type { Joined } from './joined';
import type { ListColumn } from './lists/model';
import type { RouteTexts } from './routes-text';

/** A route is known by its number. */
type Column = ListColumn<number>;

const NONE: readonly string[] = [];

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

function mirrorNames({ routes: { table } }: Joined, row: number): readonly string[] {
  return table.hasMirrors(row) ? table.mirrors(row).map((name) => table.nameText(name)) : NONE;
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
export function factColumns(joined: Joined, texts: RouteTexts): readonly Column[] {
  const { table } = joined.routes;
  const conditions = (row: number, list: 'headers' | 'query') =>
    table.hasConditions(row) ? table.match(row)[list].map(({ name }) => name) : NONE;
  return [
    {
      id: 'route',
      title: 'Route',
      kind: 'text',
      shown: 'wide',
      code: texts.nameCode,
      value: (row) => table.name(row),
    },
    {
      id: 'kind',
      title: 'Kind of match',
      kind: 'text',
      shown: 'wide',
      suggest: true,
      code: texts.pathCode,
      value: (row) => table.path(row).kind,
    },
    {
      id: 'cluster',
      title: 'Clusters',
      kind: 'list',
      shown: 'wide',
      suggest: true,
      code: texts.actionCode,
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
      value: (row) => mirrorNames(joined, row),
    },
    {
      id: 'status',
      title: 'Status',
      kind: 'number',
      shown: 'wide',
      suggest: true,
      code: texts.actionCode,
      value: (row) => statusOf(joined, row),
    },
    {
      id: 'filter',
      title: 'Filters',
      kind: 'list',
      shown: 'wide',
      suggest: true,
      code: (row) => table.filterCode(row),
      value: (row) => table.filters(row),
    },
    {
      id: 'header',
      title: 'Headers',
      kind: 'list',
      shown: 'wide',
      code: texts.conditionCode,
      value: (row) => conditions(row, 'headers'),
    },
    {
      id: 'query',
      title: 'Query',
      kind: 'list',
      shown: 'wide',
      code: texts.conditionCode,
      value: (row) => conditions(row, 'query'),
    },
    {
      id: 'method',
      title: 'Method',
      kind: 'text',
      shown: 'wide',
      code: texts.conditionCode,
      value: (row) => methodOf(joined, row),
    },
  ];
}

function methodOf({ routes: { table } }: Joined, row: number): string | null {
  if (!table.hasConditions(row)) return null;
  const found = table.match(row).headers.find(({ name }) => name === ':method')?.match;
  return found !== undefined && 'value' in found ? found.value : null;
}
