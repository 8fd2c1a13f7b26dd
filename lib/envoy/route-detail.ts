import { ROUTE_ACTION_FIELDS, ROUTE_FIELDS } from './known-fields';
import type { Raw } from './raw';
import { notFoundCode, readDirectResponse, readRedirectDetail } from './route-answer';
import { readCors } from './route-cors';
import type { ActionDetail, ForwardDetail, LevelConfig, RouteDetailConfig } from './route-detail-model';
import { readFilterSettings } from './route-filters';
import { readHeaders } from './route-headers';
import { readRouteMatch } from './route-match';
import { readHashPolicy, readInternalRedirect, readMirrors, readTimeouts, readUpgrade } from './route-policy';
import { readRateLimits } from './route-rate-limits';
import { readHedgePolicy, readRetryPolicy } from './route-retry';
import { readHostRewriteDetail, readPathRewriteDetail } from './route-rewrite';
import { readExtension, readExtensions, readMetadata, readSettings, unwrap } from './route-settings';
import { readSpecifier } from './route-specifier';
import { readDecorator, readTracing } from './route-tracing';

/** config.route.v3.RouteAction */
function readForward(raw: Raw): ForwardDetail {
  raw.expect(ROUTE_ACTION_FIELDS);
  const retryExtension = raw.at('retry_policy_typed_config');
  const earlyData = raw.at('early_data_policy');
  return {
    kind: 'forward',
    specifier: readSpecifier(raw),
    notFoundCode: notFoundCode(raw),
    metadataMatch: readMetadata(raw.at('metadata_match')),
    priority: raw.text('priority') || 'DEFAULT',
    pathRewrite: readPathRewriteDetail(raw),
    hostRewrite: readHostRewriteDetail(raw),
    appendForwardedHost: raw.flag('append_x_forwarded_host'),
    timeouts: readTimeouts(raw),
    retry: readRetryPolicy(raw.at('retry_policy')),
    retryExtension: retryExtension.object === null ? null : retryExtension.type,
    hedge: readHedgePolicy(raw.at('hedge_policy')),
    mirrors: readMirrors(raw),
    hashPolicies: raw.at('hash_policy').objects().map(readHashPolicy),
    upgrades: raw.at('upgrade_configs').objects().map(readUpgrade),
    internalRedirect: readInternalRedirect(raw),
    cors: readCors(raw.at('cors')),
    rateLimits: readRateLimits(raw),
    includeHostRateLimits: raw.flag('include_vh_rate_limits'),
    earlyData: earlyData.object === null ? null : readExtension(earlyData),
  };
}

/** Oneof Route.action, in full. */
function readAction(route: Raw): ActionDetail {
  if (route.at('route').object !== null) return readForward(route.at('route'));
  if (route.at('redirect').object !== null) return readRedirectDetail(route.at('redirect'));
  if (route.at('direct_response').object !== null) return readDirectResponse(route.at('direct_response'));
  if (route.at('non_forwarding_action').object !== null) return { kind: 'non-forwarding' };
  const filter = route.at('filter_action');
  if (filter.object === null) return { kind: 'unknown', field: '' };
  const { type, message } = unwrap(filter.at('action'));
  return { kind: 'filter-action', extension: { name: '', type, settings: readSettings(message) } };
}

/** What a route, a virtual host and a route configuration say alike. @param mirrors where mirrors stand */
export function readLevel(raw: Raw, mirrors: Raw): LevelConfig {
  return {
    headers: readHeaders(raw),
    filters: readFilterSettings(raw),
    metadata: readMetadata(raw.at('metadata')),
    routeSpecifiers: readExtensions(raw.at('route_specifiers')),
    mirrors: readMirrors(mirrors),
  };
}

/** Bytes; the newer field wins over the deprecated one (RouteEntryImplBase). */
export function readBodyLimit(raw: Raw): number | null {
  return raw.numberOrNull('request_body_buffer_limit') ?? raw.numberOrNull('per_request_buffer_limit_bytes');
}

/**
 * Everything that one route says (config.route.v3.Route). Reads the message at `raw`, which may stand anywhere:
 * in a virtual host or in the action of a matcher tree. Never fails; what is not understood is in `notices`.
 */
export function readRouteDetail(raw: Raw): RouteDetailConfig {
  raw.expect(ROUTE_FIELDS);
  return {
    ...readLevel(raw, raw.at('route')),
    name: raw.text('name'),
    match: readRouteMatch(raw.at('match')),
    action: readAction(raw),
    decorator: readDecorator(raw.at('decorator')),
    tracing: readTracing(raw.at('tracing')),
    statPrefix: raw.text('stat_prefix'),
    bodyLimit: readBodyLimit(raw),
    notices: raw.notices.list,
  };
}
