import type { LevelConfig, RouteDetailConfig } from '@/lib/envoy/route-detail-model';
import type { RouteConfigDetailConfig, VirtualHostDetailConfig } from '@/lib/envoy/route-host-model';
import type { CorsPolicy, FilterSettings, HeaderMutations } from '@/lib/envoy/route-parts-model';
import type { MirrorPolicy } from '@/lib/envoy/route-policy-model';
import type { RateLimit } from '@/lib/envoy/route-rate-limit-model';
import type {
  AtLevel,
  FilterAtLevels,
  HeaderStep,
  MirrorTarget,
  RateLimitsAtLevel,
  RouteLevel,
  RouteSettings,
} from './route-detail-types';

/** A route with what stands around it. */
export interface Levels {
  readonly route: RouteDetailConfig;
  readonly host: VirtualHostDetailConfig;
  readonly config: RouteConfigDetailConfig;
}

/** What is known of clusters and filters outside the route configuration. */
export interface Surroundings {
  /** Null when it cannot be said. */
  readonly clusterExists: (name: string) => boolean | null;
  readonly filterInstalled: (name: string) => boolean | null;
}

/** The first level that has a value: settings of that kind are taken whole, never mixed (route_components.proto). */
function firstOf<T>(...levels: readonly (readonly [RouteLevel, T | null])[]): AtLevel<T> | null {
  for (const [level, value] of levels) if (value !== null) return { level, value };
  return null;
}

/** The three levels, most specific first. */
function bySpecificity({ route, host, config }: Levels): readonly AtLevel<LevelConfig>[] {
  return [
    { level: 'route', value: route },
    { level: 'virtual-host', value: host },
    { level: 'route-config', value: config },
  ];
}

/** A mirror with what is known of its cluster. */
export function mirrorTarget(mirror: MirrorPolicy, exists: Surroundings['clusterExists']): MirrorTarget {
  return { ...mirror, exists: mirror.cluster === '' ? null : exists(mirror.cluster) };
}

/** The most specific list that is not empty (RouteAction.request_mirror_policies). */
function mirrorsOf(levels: Levels, { clusterExists }: Surroundings): RouteSettings['mirrors'] {
  const found = bySpecificity(levels).find(({ value }) => value.mirrors.length > 0);
  if (found === undefined || levels.route.action.kind !== 'forward') return null;
  return {
    level: found.level,
    value: found.value.mirrors.map((mirror) => mirrorTarget(mirror, clusterExists)),
  };
}

const isEmpty = (headers: HeaderMutations): boolean =>
  Object.values(headers).every((list: readonly unknown[]) => list.length === 0);

/**
 * Header lists in the order in which Envoy works through them: weighted cluster, route, virtual host, route
 * configuration. `most_specific_header_mutations_wins` turns the last three round (seen on Envoy 1.40).
 */
function headersOf(levels: Levels): readonly HeaderStep[] {
  const { action } = levels.route;
  const specifier = action.kind === 'forward' ? action.specifier : null;
  const weighted = specifier?.kind === 'weighted' ? specifier.clusters : [];
  const steps = bySpecificity(levels).map(
    ({ level, value }): HeaderStep => ({ level, cluster: '', headers: value.headers }),
  );
  if (levels.config.mostSpecificHeadersWin) steps.reverse();
  const first = weighted.map(
    ({ name, clusterHeader, headers }): HeaderStep => ({
      level: 'weighted-cluster',
      cluster: name || clusterHeader,
      headers,
    }),
  );
  return [...first, ...steps].filter(({ headers }) => !isEmpty(headers));
}

function filtersOf(levels: Levels, { filterInstalled }: Surroundings): readonly FilterAtLevels[] {
  const byName = new Map<string, AtLevel<FilterSettings>[]>();
  for (const { level, value } of bySpecificity(levels)) {
    for (const settings of value.filters) {
      const known = byName.get(settings.name);
      if (known === undefined) byName.set(settings.name, [{ level, value: settings }]);
      else known.push({ level, value: settings });
    }
  }
  return [...byName].map(([name, settings]) => ({ name, settings, installed: filterInstalled(name) }));
}

/** The policy of a level: that of the per-filter configuration wins over the deprecated field. */
function corsOf(
  level: RouteLevel,
  { filters }: LevelConfig,
  old: CorsPolicy | null,
): readonly AtLevel<CorsPolicy>[] {
  const value = filters.find(({ cors }) => cors !== null)?.cors ?? old;
  return value === null ? [] : [{ level, value }];
}

/**
 * How the global rate limit filter joins the limits of route and virtual host: by the most specific
 * RateLimitPerRoute, else by the deprecated flag of the action. Limits of the filter's own replace both.
 */
function rateLimitRule(levels: Levels): { readonly hostLimits: string; readonly ownLimits: boolean } {
  const rule = bySpecificity(levels)
    .flatMap(({ value }) => value.filters)
    .find(({ limits }) => limits?.service === 'global')?.limits;
  const { action } = levels.route;
  const old = action.kind === 'forward' && action.includeHostRateLimits ? 'INCLUDE' : 'OVERRIDE';
  return { hostLimits: rule?.hostLimits ?? old, ownLimits: (rule?.own.length ?? 0) > 0 };
}

function rateLimitsOf(levels: Levels): readonly RateLimitsAtLevel[] {
  const { action } = levels.route;
  const own: readonly RateLimit[] = action.kind === 'forward' ? action.rateLimits : [];
  const { hostLimits, ownLimits } = rateLimitRule(levels);
  const hostCounts = hostLimits === 'INCLUDE' || (hostLimits === 'OVERRIDE' && own.length === 0);
  return [
    { level: 'route' as const, value: own, counts: !ownLimits },
    { level: 'virtual-host' as const, value: levels.host.rateLimits, counts: hostCounts && !ownLimits },
  ].filter(({ value }) => value.length > 0);
}

/** Everything that the levels around a route say, as it holds for this route. */
export function settingsOf(levels: Levels, surroundings: Surroundings): RouteSettings {
  const { route, host, config } = levels;
  const forward = route.action.kind === 'forward' ? route.action : null;
  const listed = <T>(pick: (level: LevelConfig) => readonly T[]) =>
    bySpecificity(levels)
      .map(({ level, value }) => ({ level, value: pick(value) }))
      .filter(({ value }) => value.length > 0);
  return {
    retry: forward && firstOf(['route', forward.retry], ['virtual-host', host.retry]),
    retryExtension:
      forward && firstOf(['route', forward.retryExtension], ['virtual-host', host.retryExtension]),
    hedge: forward && firstOf(['route', forward.hedge], ['virtual-host', host.hedge]),
    mirrors: mirrorsOf(levels, surroundings),
    rateLimits: rateLimitsOf(levels),
    cors: [
      ...corsOf('route', route, forward?.cors ?? null),
      ...corsOf('virtual-host', host, host.cors),
      ...corsOf('route-config', config, null),
    ],
    headers: headersOf(levels),
    mostSpecificHeadersWin: config.mostSpecificHeadersWin,
    filters: filtersOf(levels, surroundings),
    bodyLimit: firstOf(['route', route.bodyLimit], ['virtual-host', host.bodyLimit]),
    metadata: listed(({ metadata }) => metadata),
    routeSpecifiers: listed(({ routeSpecifiers }) => routeSpecifiers),
  };
}
