import type { ForwardDetail, RouteDetailConfig, SpecifierPlugin } from '@/lib/envoy/route-detail-model';
import type { Tried } from '@/lib/explain/reverse/shadow';
import type { RowState } from './common-types';
import type { RouteProblem, RouteSettings } from './route-detail-types';

/** What a route is judged by. */
export interface Judged {
  readonly config: RouteDetailConfig;
  readonly settings: RouteSettings;
  /** The plugin that the action names, where the route configuration has it. */
  readonly plugin: SpecifierPlugin | null;
  readonly state: RowState;
  readonly shadowedBy: Tried | null;
  readonly ignoresPathParameters: boolean;
}

function neverMatches({ config, ignoresPathParameters }: Judged): readonly RouteProblem[] {
  const { path } = config.match;
  if (!('ignoreCase' in path)) return [];
  const odd = ignoresPathParameters ? /[?#;]/ : /[?#]/;
  return odd.test(path.value) ? [{ kind: 'never-matches', path: path.value }] : [];
}

/** A prefix with a slash at its end that becomes one without, or the other way round (prefix_rewrite is textual). */
function seams({ match }: RouteDetailConfig, { pathRewrite }: ForwardDetail): readonly RouteProblem[] {
  const { path } = match;
  if (pathRewrite?.kind !== 'prefix' || (path.kind !== 'prefix' && path.kind !== 'path-separated-prefix'))
    return [];
  const from = path.value;
  const to = pathRewrite.value;
  if (from === '' || from.endsWith('/') === to.endsWith('/')) return [];
  const rest = from.endsWith('/') ? 'x' : '/x';
  return [{ kind: 'rewrite-seam', before: from + rest, after: to + rest }];
}

function specifierProblems(
  { specifier }: ForwardDetail,
  plugin: SpecifierPlugin | null,
): readonly RouteProblem[] {
  if (specifier.kind === 'plugin' && plugin === null)
    return [{ kind: 'missing-plugin', plugin: specifier.name }];
  if (specifier.kind === 'weighted' && specifier.totalWeight === 0) return [{ kind: 'no-weight' }];
  return [];
}

function forwardProblems(judged: Judged, action: ForwardDetail): readonly RouteProblem[] {
  const { config, settings, plugin } = judged;
  const { timeouts } = action;
  const mirrors = (settings.mirrors?.value ?? []).filter(({ exists }) => exists === false);
  const { retry } = settings;
  return [
    ...specifierProblems(action, plugin),
    ...(mirrors.length === 0
      ? []
      : [{ kind: 'missing-mirror' as const, clusters: mirrors.map(({ cluster }) => cluster) }]),
    ...seams(config, action),
    ...(retry !== null && retry.value.on.length === 0
      ? [{ kind: 'retries-nothing' as const, level: retry.level }]
      : []),
    ...(timeouts.request !== null && timeouts.maxStream !== null
      ? [{ kind: 'timeout-unused' as const, timeout: timeouts.request }]
      : []),
  ];
}

function actionProblems(judged: Judged): readonly RouteProblem[] {
  const { action } = judged.config;
  switch (action.kind) {
    case 'forward':
      return forwardProblems(judged, action);
    case 'filter-action':
      return [{ kind: 'no-upstream', action: 'filter_action' }];
    case 'non-forwarding':
      return [{ kind: 'no-upstream', action: 'non_forwarding_action' }];
    case 'redirect':
    case 'direct-response':
    case 'unknown':
      return [];
  }
}

function missingCluster({ state, config }: Judged): readonly RouteProblem[] {
  if (state.kind !== 'missing-cluster' || state.clusters.length === 0) return [];
  const { clusters, partial } = state;
  const code = config.action.kind === 'forward' ? config.action.notFoundCode : 503;
  return [{ kind: 'missing-cluster', clusters, partial, code }];
}

function notInstalled({ filters }: RouteSettings): readonly RouteProblem[] {
  const names = filters.filter(({ installed }) => installed === false).map(({ name }) => name);
  return names.length === 0 ? [] : [{ kind: 'filters-not-installed', filters: names }];
}

/** What is wrong with a route, worst first: what answers an error, what never runs, what will surprise. */
export function routeProblems(judged: Judged): readonly RouteProblem[] {
  const { shadowedBy, settings } = judged;
  return [
    ...missingCluster(judged),
    ...(shadowedBy === null
      ? []
      : [{ kind: 'shadowed' as const, by: shadowedBy.ordinal, pointer: shadowedBy.pointer }]),
    ...neverMatches(judged),
    ...actionProblems(judged),
    ...notInstalled(settings),
  ];
}
