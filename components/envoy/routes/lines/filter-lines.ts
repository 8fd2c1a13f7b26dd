import type { AtLevel, FilterAtLevels, RouteSettings } from '@/lib/answers/route-detail-types';
import type { CorsPolicy, FilterSettings } from '@/lib/envoy/route-parts-model';
import { fractionWords } from '../../words/fraction-words';
import { valueWords } from '../../words/value-words';
import { settingWords, shortType } from './extension-words';
import { rateLimitLines } from './limit-lines';
import { type LineMore, type Lines, levelOf, levelWords, line } from './line';

const OFF: Readonly<Record<NonNullable<FilterSettings['off']>, string>> = {
  wrapper: 'switched off',
  'own-field': 'switched off by its own setting',
  empty: 'switched off: its message is empty',
};

/** What a filter does at one level, in a word: switched off, its CORS, or the type of its settings. */
export function filterSettingWords({ off, type }: FilterSettings): string {
  if (off !== null) return OFF[off];
  return type === '' ? 'no settings' : shortType(type);
}

/** A policy of cross-origin requests, field by field. */
export function corsLines(policy: CorsPolicy, more: LineMore = {}): Lines {
  const flag = (value: boolean | null): string | null => (value === null ? null : String(value));
  return [
    ...line(
      'allow_origin_string_match',
      policy.origins.map((origin) => valueWords(origin, false)),
      more,
    ),
    ...line('allow_methods', policy.methods, more),
    ...line('allow_headers', policy.headers, more),
    ...line('expose_headers', policy.exposeHeaders, more),
    ...line('max_age', policy.maxAge, more),
    ...line('allow_credentials', flag(policy.credentials), more),
    ...line('filter_enabled', policy.enabled === null ? null : fractionWords(policy.enabled), more),
    ...line('shadow_enabled', policy.shadow === null ? null : fractionWords(policy.shadow), {
      ...more,
      note: 'Judged and counted, not enforced.',
    }),
    ...line('allow_private_network_access', flag(policy.privateNetwork), more),
    ...line('forward_not_matching_preflights', flag(policy.forwardOthers), more),
  ];
}

/** CORS of all levels: of each field, the most specific that is set. */
export function mergedCorsLines(levels: readonly AtLevel<CorsPolicy>[]): Lines {
  const seen = new Set<string>();
  return levels.flatMap((level) =>
    corsLines(level.value, levelOf(level)).filter(({ field }) => {
      const isFirst = !seen.has(field);
      seen.add(field);
      return isFirst;
    }),
  );
}

/** Settings of a filter at the level that counts. */
export function filterLines(settings: FilterSettings): Lines {
  if (settings.cors !== null) return corsLines(settings.cors);
  return [
    ...line('is_optional', settings.optional, { note: 'Left out where this Envoy lacks the filter.' }),
    ...(settings.limits === null ? [] : line('vh_rate_limits', settings.limits.hostLimits)),
    ...(settings.limits?.own.flatMap(rateLimitLines) ?? []),
    ...line('typed_config', leaves(settings)),
  ];
}

/** Limits of a rate limit filter are shown as such. */
function leaves({ settings, limits }: FilterSettings): readonly string[] {
  const list = limits === null ? settings.list : settings.list.filter(({ path }) => !LIMITS.test(path));
  return settingWords({ ...settings, list });
}

const LIMITS = /^(?:rate_limits|rateLimits|vh_rate_limits|vhRateLimits)\b/;

/** The filters that one level sets, seen by themselves: nothing else overrides them here. */
export function atOneLevel(filters: readonly FilterSettings[]): Pick<RouteSettings, 'filters' | 'cors'> {
  const own = (value: FilterSettings) => ({ level: 'route' as const, value });
  return {
    filters: filters.map((value) => ({ name: value.name, settings: [own(value)], installed: null })),
    cors: filters.flatMap(({ cors }) => (cors === null ? [] : [{ level: 'route' as const, value: cors }])),
  };
}

/** Levels that also set the filter and do not count for filters that take one level alone. */
export function otherLevelsWords({ settings }: FilterAtLevels): string {
  const rest = settings
    .slice(1)
    .map(({ level, value }) => `${levelWords(level)} (${filterSettingWords(value)})`);
  return rest.length === 0 ? '' : `Also set at the ${rest.join(' and the ')}.`;
}
