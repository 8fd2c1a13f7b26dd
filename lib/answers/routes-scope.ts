import type { Joined } from './joined';
import { perSnapshot } from './lists/per-snapshot';
import { isOwnRoutes } from './routes-own';

/** Value of `routeConfig` that asks for every route configuration, static ones too. */
export const ALL_CONFIGS = '*';

/** Which route configurations a list of routes is of. */
export interface RoutesScope {
  /** By the number of the configuration. */
  readonly has: readonly boolean[];
  readonly isWhole: boolean;
  readonly hasRoute: (row: number) => boolean;
  readonly hosts: number;
  readonly routes: number;
  /** Routes of Envoy's own listeners that are left out. */
  readonly hiddenOwn: number;
  /** Routes with a state other than ok. */
  readonly problems: () => number;
}

interface ConfigRange {
  readonly name: string;
  /** Of Envoy's own listeners. */
  readonly isOwn: boolean;
  readonly hosts: number;
  /** Its routes: the first, and the one behind the last. */
  readonly from: number;
  readonly to: number;
}

const ranges = perSnapshot(({ routes: { table } }: Joined): readonly ConfigRange[] =>
  table.configs.map(({ name, state }, config) => {
    const [first, behind] = [table.firstHost(config), table.firstHost(config + 1)];
    const [from, to] = [table.firstRoute(first), table.firstRoute(behind)];
    const isOwn = state === 'static' && isOwnRoutes(table, from, to);
    return { name, isOwn, hosts: behind - first, from, to };
  }),
);

function sum(all: readonly ConfigRange[], pick: (range: ConfigRange) => number): number {
  return all.reduce((total, range) => total + pick(range), 0);
}

const routesOf = ({ from, to }: ConfigRange): number => to - from;

/** Routes of Envoy's own listeners (metrics, health) are shown when asked for, or when there is nothing else. */
function hasOf(all: readonly ConfigRange[], routeConfig: string | null): readonly boolean[] {
  if (routeConfig === ALL_CONFIGS) return all.map(() => true);
  if (routeConfig !== null) return all.map(({ name }) => name === routeConfig);
  const isAny = all.some(({ isOwn, hosts }) => !isOwn && hosts > 0);
  return all.map(({ isOwn }) => !isOwn || !isAny);
}

function scopeOf(joined: Joined, routeConfig: string | null): RoutesScope {
  const { table } = joined.routes;
  const all = ranges(joined);
  const has = hasOf(all, routeConfig);
  const kept = all.filter((_, config) => has[config] === true);
  const hidden = routeConfig === null ? all.filter((_, config) => has[config] !== true) : [];
  let problems: number | null = null;
  return {
    has,
    isWhole: kept.length === all.length,
    hasRoute: (row) => has[table.configOf(table.hostOf(row))] === true,
    hosts: sum(kept, ({ hosts }) => hosts),
    routes: sum(kept, routesOf),
    hiddenOwn: sum(hidden, routesOf),
    problems: () => {
      problems ??= sum(kept, ({ from, to }) => joined.routes.problemsIn(from, to));
      return problems;
    },
  };
}

const scopes = perSnapshot((_: Joined) => new Map<string | null, RoutesScope>());

/** The scope that a question asks for: one route configuration by name, all with `*`, all but Envoy's own with null. */
export function routesScope(joined: Joined, routeConfig: string | null): RoutesScope {
  const known = scopes(joined);
  const scope = known.get(routeConfig) ?? scopeOf(joined, routeConfig);
  // Only names that are there are remembered: questions come from outside.
  if (scope.hosts > 0) known.set(routeConfig, scope);
  return scope;
}

/** Every route configuration with the number of its routes. */
export const configCounts = perSnapshot((joined: Joined) =>
  ranges(joined).map((range, config) => ({
    name: range.name,
    routes: routesOf(range),
    isOwn: range.isOwn,
    state: joined.routes.table.configs[config]?.state ?? 'active',
  })),
);
