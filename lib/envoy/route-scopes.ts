import type { Raw } from './raw';
import { readDiscoverySource } from './route-discovery';
import { SCOPED_ROUTE_FIELDS } from './route-fields';
import type { RouteScope, ScopedRoutes, ScopeKeyPart, ScopeSet } from './route-host-model';

/** ScopedRoutes.ScopeKeyBuilder.FragmentBuilder: the header value extractor is its only kind. */
function readKeyPart(fragment: Raw): ScopeKeyPart {
  const raw = fragment.at('header_value_extractor');
  const header = raw.text('name');
  const separator = raw.text('element_separator');
  const element = raw.at('element');
  if (element.object !== null) {
    const pick = { kind: 'element', separator: element.text('separator'), key: element.text('key') } as const;
    return { header, separator, pick };
  }
  // Index 0 is written although it is the default: the field stands in a oneof.
  const index = raw.numberOrNull('index');
  if (index !== null) return { header, separator, pick: { kind: 'index', index } };
  const field = raw.object === null ? (fragment.keys()[0] ?? '') : '';
  return { header, separator, pick: { kind: 'unknown', field } };
}

/** `scoped_routes` of an HttpConnectionManager; null when it has none. */
export function readScopedRoutes(manager: Raw): ScopedRoutes | null {
  const raw = manager.at('scoped_routes');
  if (raw.object === null) return null;
  const parts = raw.at('scope_key_builder').at('fragments').objects();
  const dynamic = raw.at('scoped_rds');
  return {
    name: raw.text('name'),
    key: parts.map(readKeyPart),
    source: dynamic.object === null ? 'inline' : readDiscoverySource(dynamic.at('scoped_rds_config_source')),
  };
}

/** config.route.v3.ScopedRouteConfiguration */
function readScope(raw: Raw): RouteScope {
  raw.expect(SCOPED_ROUTE_FIELDS);
  const inline = raw.at('route_configuration');
  const fragments = raw.at('key').at('fragments').objects();
  return {
    name: raw.text('name'),
    key: fragments.map((fragment) => fragment.text('string_key')),
    onDemand: raw.flag('on_demand'),
    routeConfig: inline.object === null ? raw.text('route_configuration_name') : inline.text('name'),
    inline: inline.object !== null,
  };
}

/** An entry of `inline_scoped_route_configs` or `dynamic_scoped_route_configs` (ScopedRoutesConfigDump). */
export function readScopeSet(raw: Raw): ScopeSet {
  return {
    name: raw.text('name'),
    version: raw.textOrNull('version_info'),
    lastUpdated: raw.textOrNull('last_updated'),
    scopes: raw.at('scoped_route_configs').objects().map(readScope),
  };
}
