import { Raw } from '@/lib/envoy/raw';
import type { RouteTable } from '@/lib/envoy/route-table/route-table';
import { mayYieldNothing } from './shadow';
import { type Budget, ShadowIndex } from './shadow-index';

/** Enough for 120,000 routes of a gateway; a configuration that needs more is cut short, and that is said. */
const MOST_COMPARISONS = 4_000_000;

export interface Shadowed {
  /** Numbers of routes that no request reaches, each with the earlier route that takes all of its requests. */
  readonly pairs: readonly (readonly [row: number, by: number])[];
  /** Routes that were looked at. */
  readonly routes: number;
  /** False: there was too much to compare, and more routes may be shadowed. */
  readonly isWhole: boolean;
}

export const rawRoute = (table: RouteTable, row: number): Raw =>
  Raw.root(table.document.parse(table.span(row)), undefined, table.pointer(row));

/** The routes of a route configuration (by its number) that no request reaches, in Envoy's order. */
export function shadowedRoutes(table: RouteTable, config: number): Shadowed {
  const pairs: (readonly [number, number])[] = [];
  const budget: Budget = { left: MOST_COMPARISONS };
  let routes = 0;
  for (let host = table.firstHost(config); host < table.firstHost(config + 1); host += 1) {
    const index = new ShadowIndex(budget);
    const end = table.firstRoute(host + 1);
    for (let row = table.firstRoute(host); row < end; row += 1) {
      const match = table.match(row);
      const by = index.find(match);
      if (by !== null) pairs.push([row, by]);
      // What takes the requests of a shadowed route is shadowed by the same one.
      else if (
        row + 1 < end &&
        !mayYieldNothing({ action: table.action(row), raw: () => rawRoute(table, row) })
      )
        index.add(row, match);
      routes += 1;
    }
  }
  return { pairs, routes, isWhole: budget.left > 0 };
}
