import { ROUTE_FIELDS, VIRTUAL_HOST_FIELDS } from './known-fields';
import { istioConfigOf } from './metadata';
import type { Route, VirtualHost } from './model';
import type { Raw } from './raw';
import { readRouteAction } from './route-action';
import { readRouteMatch } from './route-match';

/** A route as the list shows it (config.route.v3.Route). */
export function readRoute(raw: Raw): Route {
  raw.expect(ROUTE_FIELDS);
  const perFilterConfig = raw.at('typed_per_filter_config').keys();
  return {
    pointer: raw.pointer,
    ordinal: raw.index + 1,
    name: raw.text('name'),
    match: readRouteMatch(raw.at('match')),
    action: readRouteAction(raw, perFilterConfig),
    perFilterConfig,
    istioConfig: istioConfigOf(raw),
  };
}

const REQUIRE_TLS = ['EXTERNAL_ONLY', 'ALL'] as const;

/** VirtualHost.TlsRequirementType; the first is the default and left out of a dump. */
export function readRequireTls(raw: Raw): VirtualHost['requireTls'] {
  const requireTls = raw.text('require_tls');
  return REQUIRE_TLS.find((value) => value === requireTls) ?? 'NONE';
}

/** config.route.v3.VirtualHost */
export function readVirtualHost(raw: Raw): VirtualHost {
  raw.expect(VIRTUAL_HOST_FIELDS);
  return {
    pointer: raw.pointer,
    name: raw.text('name'),
    domains: raw.texts('domains'),
    requireTls: readRequireTls(raw),
    routes: raw.at('routes').objects().map(readRoute),
    hasMatcherTree: raw.has('matcher'),
  };
}
