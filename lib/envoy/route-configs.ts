import { ROUTE_CONFIG_FIELDS, ROUTE_FIELDS, VIRTUAL_HOST_FIELDS } from './known-fields';
import { istioConfigOf } from './metadata';
import type { ResourceMeta, Route, RouteConfig, VirtualHost } from './model';
import type { Raw } from './raw';
import { readRouteAction } from './route-action';
import { readRouteMatch } from './route-match';
import type { Entry } from './sections';

const ROUTE_CONFIG_TYPE = 'envoy.config.route.v3.RouteConfiguration';

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

function readVirtualHost(raw: Raw): VirtualHost {
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

/** config.route.v3.RouteConfiguration, from the routes section or from within a connection manager. */
export function readRouteConfiguration(raw: Raw, meta: ResourceMeta): RouteConfig {
  raw.expect(ROUTE_CONFIG_FIELDS);
  return {
    ...meta,
    name: raw.text('name'),
    virtualHosts: raw.at('virtual_hosts').objects().map(readVirtualHost),
  };
}

/** A route configuration of the dump; null, with a notice, when it is of another type or not an object. */
export function readRouteConfigEntry({ entry, resource, meta }: Entry): RouteConfig | null {
  const type = resource.type;
  if (resource.object === null || (type !== '' && type !== ROUTE_CONFIG_TYPE)) {
    entry.notices.add('route-config-unparsed', () => entry.pointer, type);
    return null;
  }
  return readRouteConfiguration(resource, meta);
}

/** Route configurations that stand inside a scope; a scope that names one by RDS has none of its own. */
export function readScopedRouteConfigs({ entry, meta }: Entry): readonly RouteConfig[] {
  return entry
    .at('scoped_route_configs')
    .objects()
    .map((scope) => scope.at('route_configuration'))
    .filter((config) => config.object !== null)
    .map((config) => readRouteConfiguration(config, meta));
}
