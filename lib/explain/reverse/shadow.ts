import type { Route, RouteMatch } from '@/lib/envoy/model';
import type { Raw } from '@/lib/envoy/raw';
import type { ListedAction } from '@/lib/envoy/route-table/listed-action';
import { coversPath } from './covers-path';
import { impliesConditions } from './implied';

/** What is known of a route that Envoy tries. */
export interface Tried extends Pick<Route, 'pointer' | 'ordinal' | 'match'> {
  readonly action: ListedAction;
  /** The route as it stands in the dump; read only where it is needed. */
  readonly raw: () => Raw;
}

/** Routes that Envoy may pass over although they match: their plugin or their weights may yield no cluster. */
export function mayYieldNothing({ action, raw }: Pick<Tried, 'action' | 'raw'>): boolean {
  if (action.kind === 'plugin') return true;
  if (action.kind !== 'weighted') return false;
  if (action.clusters.every(({ weight }) => weight === 0)) return true;
  // Runtime may set all weights to 0.
  return raw().at('route').at('weighted_clusters').has('runtime_key_prefix');
}

/** True when every request that `later` takes is one that `earlier` takes; false when that is not certain. */
export const takesAll = (earlier: RouteMatch, later: RouteMatch): boolean =>
  coversPath(earlier.path, later.path) && impliesConditions(later, earlier);

/** The first of the earlier routes that takes every request of this one; never guesses: null when unsure. */
export function shadowing(earlier: Iterable<Tried>, match: RouteMatch): Tried | null {
  for (const each of earlier) if (takesAll(each.match, match) && !mayYieldNothing(each)) return each;
  return null;
}
