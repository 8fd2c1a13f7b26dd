import type { Raw } from '@/lib/envoy/raw';
import { readRouteDetail } from '@/lib/envoy/route-detail';
import type { RouteDetailConfig } from '@/lib/envoy/route-detail-model';
import type { Candidate, Clause } from './answer';
import { type ClauseTest, type PathRules, routeClauses } from './route-clauses';
import type { Stream } from './stream';

/** One route: its conditions are compiled at once, what it does is read when it is chosen. */
export class RouteEntry {
  readonly raw: Raw;
  readonly name: string;
  readonly clauses: readonly ClauseTest[];
  readonly #isConnect: boolean;
  #detail: RouteDetailConfig | null = null;

  constructor(raw: Raw, rules: PathRules) {
    this.raw = raw;
    this.name = raw.text('name');
    this.clauses = routeClauses(raw.at('match'), rules);
    this.#isConnect = this.clauses.at(-1)?.kind === 'path-connect';
  }

  get detail(): RouteDetailConfig {
    this.#detail ??= readRouteDetail(this.raw);
    return this.#detail;
  }

  /** The path first: it decides most, and the order changes nothing in the outcome. */
  matches(stream: Stream): boolean {
    if (!this.#isConnect && stream.path(false) === null) return false;
    for (let at = this.clauses.length - 1; at >= 0; at -= 1)
      if (this.clauses[at]?.holds(stream) === false) return false;
    return this.#hasCluster(stream);
  }

  /** Weighted clusters whose weights are all 0 by runtime make the route match nothing. */
  #hasCluster(stream: Stream): boolean {
    if (!this.raw.at('route').has('weighted_clusters')) return true;
    const { action } = this.detail;
    if (action.kind !== 'forward' || action.specifier.kind !== 'weighted') return true;
    const { clusters, runtimeKeyPrefix } = action.specifier;
    return clusters.some((each) => weightOf(each, runtimeKeyPrefix, stream) > 0);
  }

  /** Every condition with its outcome, in Envoy's order. */
  evaluated(stream: Stream): readonly Clause[] {
    return this.clauses.map((test) => {
      const { kind, name, wanted } = test;
      const open = stream.chance.reasons.length;
      const holds = test.holds(stream);
      const isOpen = stream.chance.reasons.length > open;
      return {
        kind,
        name,
        wanted,
        got: test.got(stream),
        outcome: isOpen ? 'unknown' : holds ? 'yes' : 'no',
      };
    });
  }
}

/** The weight of one of several clusters: runtime `<prefix>.<name>`, else as configured. */
export function weightOf(
  { name, weight }: { readonly name: string; readonly weight: number },
  runtimeKeyPrefix: string,
  { runtime }: Stream,
): number {
  return (runtimeKeyPrefix === '' ? null : runtime.number(`${runtimeKeyPrefix}.${name}`)) ?? weight;
}

/** The first route that matches. */
export function matchedRoute(routes: readonly RouteEntry[], stream: Stream): RouteEntry | null {
  for (const route of routes) if (route.matches(stream)) return route;
  return null;
}

/** All routes up to the winner with their conditions; those behind it were not tried. */
export function routeCandidates(
  routes: readonly RouteEntry[],
  won: RouteEntry | null,
  stream: Stream,
): readonly Candidate[] {
  const place = won === null ? routes.length : routes.indexOf(won);
  return routes.map((route, at) => ({
    name: route.name,
    pointer: route.raw.pointer,
    outcome: at < place ? 'lost' : at === place ? 'won' : 'not-tried',
    clauses: route.evaluated(stream),
  }));
}
