import type { Raw } from '@/lib/envoy/raw';
import { readRouteDetail } from '@/lib/envoy/route-detail';
import type { RouteDetailConfig } from '@/lib/envoy/route-detail-model';
import type { Clause } from './answer';
import { shownCandidates } from './candidates';
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
    const clauses = this.clauses.map((test): Clause => {
      const { kind, name, wanted } = test;
      return { kind, name, wanted, got: test.got(stream), outcome: outcomeOf(test, stream) };
    });
    if (this.#isConnect || stream.path(false) !== null) return clauses;
    // A plain CONNECT has no path: only routes for CONNECT are tried.
    return [{ kind: 'has-path', name: ':path', wanted: 'present', got: null, outcome: 'no' }, ...clauses];
  }

  /** As `distance` of what `evaluated` answers, without making it. */
  distance(stream: Stream): number {
    let sum = this.#isConnect || stream.path(false) !== null ? 0 : 2;
    for (const test of this.clauses)
      if (outcomeOf(test, stream) !== 'yes') sum += test.kind.startsWith('path-') ? 3 : 2;
    return sum;
  }
}

function outcomeOf(test: ClauseTest, stream: Stream): Clause['outcome'] {
  const holds = stream.chance.ask(() => test.holds(stream));
  return holds === null ? 'unknown' : holds ? 'yes' : 'no';
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

/** The routes with their conditions; those behind the winner were not tried. */
export function routeCandidates(
  routes: readonly RouteEntry[],
  won: RouteEntry | null,
  stream: Stream,
): ReturnType<typeof shownCandidates> {
  const at = won === null ? -1 : routes.indexOf(won);
  const end = at < 0 ? routes.length : at;
  return shownCandidates({
    all: routes,
    won: at,
    score: (route) => route.distance(stream),
    make: (route, place) => ({
      name: route.name,
      pointer: route.raw.pointer,
      place,
      outcome: place < end ? 'lost' : place === end ? 'won' : 'not-tried',
      clauses: route.evaluated(stream),
    }),
  });
}
