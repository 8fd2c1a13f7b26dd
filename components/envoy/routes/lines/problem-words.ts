import type { RouteProblem } from '@/lib/answers/route-detail-types';
import { durationWords } from '../../words/duration-words';
import { levelWords } from './line';

/** A problem of a route: how bad, what it is, and what to do or know. */
export interface ProblemWords {
  readonly kind: 'err' | 'warn' | 'shadow' | 'info';
  readonly text: string;
  readonly next: string;
}

const list = (names: readonly string[]): string => names.join(', ');
const clusters = (names: readonly string[]): string =>
  names.length === 1 ? `no cluster ${list(names)}` : `no clusters ${list(names)}`;

/** One problem in two sentences. */
export function problemWords(problem: RouteProblem): ProblemWords {
  switch (problem.kind) {
    case 'missing-cluster':
      return {
        kind: problem.partial ? 'warn' : 'err',
        text: `Envoy has ${clusters(problem.clusters)}: ${problem.partial ? 'its share of the requests will' : 'requests'} answer ${problem.code} NC.`,
        next: 'Check the host, subset and port that the route names, and that its Service or ServiceEntry is there.',
      };
    case 'missing-mirror':
      return {
        kind: 'warn',
        text: `Envoy has ${clusters(problem.clusters)}: copies are dropped, the requests themselves are served.`,
        next: 'Check the mirror’s host, subset and port.',
      };
    case 'missing-plugin':
      return {
        kind: 'err',
        text: `The route configuration has no plugin ${problem.plugin} in cluster_specifier_plugins.`,
        next: 'The route cannot choose a cluster.',
      };
    case 'shadowed':
      return {
        kind: 'shadow',
        text: `Never reached: route ${problem.by} takes every request that this one would match.`,
        next: 'Move it before that route, or narrow that route.',
      };
    case 'never-matches':
      return {
        kind: 'err',
        text: `No request has the path ${problem.path}: what is compared ends before it.`,
        next: 'Match the query with query_parameters instead.',
      };
    default:
      return surpriseWords(problem);
  }
}

type Surprise = Exclude<
  RouteProblem,
  { kind: 'missing-cluster' | 'missing-mirror' | 'missing-plugin' | 'shadowed' | 'never-matches' }
>;

function surpriseWords(problem: Surprise): ProblemWords {
  switch (problem.kind) {
    case 'no-weight':
      return {
        kind: 'err',
        text: 'The weights add up to 0: Envoy counts the route as not matched and goes on to the next one.',
        next: 'Give one of its clusters a weight.',
      };
    case 'rewrite-seam':
      return {
        kind: 'warn',
        text: `prefix_rewrite is textual: ${problem.before} becomes ${problem.after}.`,
        next: 'Let prefix and rewrite both end with a slash, or neither.',
      };
    case 'retries-nothing':
      return {
        kind: 'info',
        text: `The retry policy of the ${levelWords(problem.level)} names no condition: nothing is retried.`,
        next: 'Only the x-envoy-retry-on header of an internal request could still ask for a retry.',
      };
    case 'timeout-unused':
      return {
        kind: 'warn',
        text: `The timeout of ${durationWords(problem.timeout)} does not count: max_stream_duration is set.`,
        next: 'Envoy looks at one of the two only.',
      };
    case 'no-upstream':
      return {
        kind: 'err',
        text: `${problem.action} is not made for a proxy: the router finds no cluster and answers 503 NC.`,
        next: 'A filter before the router may still answer.',
      };
    case 'filters-not-installed':
      return {
        kind: 'warn',
        text: `Settings without effect: no connection manager that uses the route has ${problem.filters.length === 1 ? 'a filter' : 'filters'} named ${list(problem.filters)}.`,
        next: 'A key of typed_per_filter_config must be the name of a filter as its connection manager has it.',
      };
  }
}
