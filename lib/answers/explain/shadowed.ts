import { type Shadowed, shadowedRoutes } from '@/lib/explain/reverse/shadowed';
import type { Joined } from '../joined';
import { perSnapshot } from '../lists/per-snapshot';
import type { ShadowedPage, ShadowedQuestion } from './reverse-types';

const known = perSnapshot((_: Joined) => new Map<string, Shadowed>());

/** Route configurations of one name may stand in several places, warming and active. */
function shadowedOf(joined: Joined, name: string): Shadowed {
  const kept = known(joined).get(name);
  if (kept !== undefined) return kept;
  const { table } = joined.routes;
  const parts = table.configs.flatMap((config, at) =>
    config.name === name ? [shadowedRoutes(table, at)] : [],
  );
  const all: Shadowed = {
    pairs: parts.flatMap(({ pairs }) => pairs),
    routes: parts.reduce((sum, { routes }) => sum + routes, 0),
    isWhole: parts.every(({ isWhole }) => isWhole),
  };
  known(joined).set(name, all);
  return all;
}

/** The routes of a route configuration that no request reaches, in Envoy's order. */
export function shadowedPage(joined: Joined, { routeConfig, offset, limit }: ShadowedQuestion): ShadowedPage {
  const { pairs, routes, isWhole } = shadowedOf(joined, routeConfig);
  const rows = pairs.slice(offset, offset + limit).map(([row, by]) => ({
    route: joined.routes.row(row),
    by: joined.routes.row(by),
  }));
  return { routes, total: pairs.length, rows, isWhole };
}
