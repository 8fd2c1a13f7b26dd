import { parseFilter } from '@/lib/query/words';
import type { HostBlock, Joined } from './joined';
import type { Question } from './questions';
import type { RoutesPage, RoutesRow, VirtualHostRow } from './routes-types';

/** Rows that the filter leaves of one virtual host; the host's head is row 0. */
interface FilteredBlock {
  readonly block: HostBlock;
  readonly indices: readonly number[];
}

function headOf({ block, indices }: FilteredBlock): VirtualHostRow {
  const { host, config } = block;
  return {
    kind: 'virtual-host',
    pointer: host.pointer,
    name: host.name,
    routeConfig: config.name,
    domains: host.domains,
    requireTls: host.requireTls,
    hasMatcherTree: host.hasMatcherTree,
    matched: indices.length,
    total: block.rows.length,
  };
}

/** Envoy's own listeners (metrics, health) are static; they are shown when asked for, or when there is nothing else. */
function inScope(blocks: readonly HostBlock[], routeConfig: string | null) {
  if (routeConfig === ALL_CONFIGS) return { blocks, hiddenStatic: 0 };
  if (routeConfig !== null)
    return { blocks: blocks.filter(({ config }) => config.name === routeConfig), hiddenStatic: 0 };
  const dynamic = blocks.filter(({ config }) => config.state !== 'static');
  if (dynamic.length === 0) return { blocks, hiddenStatic: 0 };
  const hiddenStatic = blocks.reduce(
    (sum, { config, rows }) => sum + (config.state === 'static' ? rows.length : 0),
    0,
  );
  return { blocks: dynamic, hiddenStatic };
}

/** Value of `routeConfig` that asks for every route configuration, static ones too. */
const ALL_CONFIGS = '*';

function filterBlocks(blocks: readonly HostBlock[], text: string): readonly FilteredBlock[] {
  const filter = parseFilter(text);
  const left: FilteredBlock[] = [];
  for (const block of blocks) {
    const indices: number[] = [];
    block.texts.forEach((rowText, index) => {
      if (filter.isEmpty || filter.matches(rowText)) indices.push(index);
    });
    // A virtual host without routes is a fact too (404 for its domains): it stays until someone filters.
    if (indices.length > 0 || filter.isEmpty) left.push({ block, indices });
  }
  return left;
}

function windowOf(filtered: readonly FilteredBlock[], offset: number, limit: number): readonly RoutesRow[] {
  const rows: RoutesRow[] = [];
  let start = 0;
  for (const each of filtered) {
    const size = each.indices.length + 1;
    if (start + size > offset) {
      const from = Math.max(0, offset - start);
      const until = Math.min(size, offset + limit - start);
      for (let place = from; place < until; place += 1) {
        const row = place === 0 ? headOf(each) : each.block.rows[each.indices[place - 1] ?? -1];
        if (row !== undefined) rows.push(row);
      }
    }
    start += size;
    if (start >= offset + limit) break;
  }
  return rows;
}

function configsOf(joined: Joined): RoutesPage['routeConfigs'] {
  return (joined.snapshot.dump?.routeConfigs ?? []).map((config) => ({
    name: config.name,
    routes: config.virtualHosts.reduce((sum, host) => sum + host.routes.length, 0),
    state: config.state,
  }));
}

/** Routes that the list shows unasked: all but those of Envoy's own listeners. */
export function routesShown(joined: Joined): number {
  return inScope(joined.blocks, null).blocks.reduce((sum, { rows }) => sum + rows.length, 0);
}

/** A window of the routes list, in Envoy's order, with a head row before each virtual host. */
export function routesPage(joined: Joined, question: Extract<Question, { ask: 'routes' }>): RoutesPage {
  const { blocks, hiddenStatic } = inScope(joined.blocks, question.routeConfig);
  const filtered = filterBlocks(blocks, question.filter);
  const groupIndices: number[] = [];
  let rowCount = 0;
  for (const { indices } of filtered) {
    groupIndices.push(rowCount);
    rowCount += indices.length + 1;
  }
  const total = blocks.reduce((sum, block) => sum + block.rows.length, 0);
  return {
    counts: { total, matched: rowCount - filtered.length },
    virtualHosts: { total: blocks.length, matched: filtered.length },
    rowCount,
    groupIndices,
    rows: windowOf(filtered, question.offset, question.limit),
    routeConfigs: configsOf(joined),
    hiddenStatic,
    problem: null,
    problems: blocks.reduce(
      (sum, { rows }) => sum + rows.filter(({ state }) => state.kind !== 'ok').length,
      0,
    ),
  };
}
