import type { Raw } from './raw';
import { readCors } from './route-cors';
import { FILTER_CONFIG_FIELDS } from './route-fields';
import type { FilterLimits, FilterSettings } from './route-parts-model';
import { readRateLimits } from './route-rate-limits';
import { readSettings, unwrap } from './route-settings';

const WRAPPER = 'envoy.config.route.v3.FilterConfig';
const HTTP = 'envoy.extensions.filters.http.';
const CORS = `${HTTP}cors.v3.CorsPolicy`;
const RATE_LIMITS: ReadonlyMap<string, FilterLimits['service']> = new Map([
  [`${HTTP}ratelimit.v3.RateLimitPerRoute`, 'global'],
  [`${HTTP}local_ratelimit.v3.LocalRateLimit`, 'local'],
]);
const RBAC = `${HTTP}rbac.v3.RBACPerRoute`;

function isOff(type: string, message: Raw): FilterSettings['off'] {
  // Most per-route messages have a `disabled` of their own (ext_authz, ext_proc, buffer, lua …).
  if (message.key('disabled').value === true) return 'own-field';
  // "If the field is not set, RBAC is disabled for the route" (RBACPerRoute.rbac).
  return type === RBAC && !message.has('rbac') ? 'empty' : null;
}

function readLimits(type: string, message: Raw): FilterLimits | null {
  const service = RATE_LIMITS.get(type);
  if (service === undefined) return null;
  return { service, hostLimits: message.text('vh_rate_limits') || 'OVERRIDE', own: readRateLimits(message) };
}

function readOne(name: string, any: Raw): FilterSettings {
  const isWrapped = any.type === WRAPPER;
  if (isWrapped) any.expect(FILTER_CONFIG_FIELDS);
  const { type, message } = unwrap(isWrapped ? any.at('config') : any);
  return {
    name,
    type,
    settings: readSettings(message),
    off: isWrapped && any.flag('disabled') ? 'wrapper' : isOff(type, message),
    optional: isWrapped && any.flag('is_optional'),
    cors: type === CORS ? readCors(message) : null,
    limits: readLimits(type, message),
  };
}

/** `typed_per_filter_config` of any level: a map from the names of filters to their settings here. */
export function readFilterSettings(raw: Raw): readonly FilterSettings[] {
  const map = raw.at('typed_per_filter_config');
  return map.keys().map((name) => readOne(name, map.key(name)));
}
