import type { Raw } from '@/lib/envoy/raw';
import { unwrap } from '@/lib/envoy/route-settings';

const WRAPPER = 'envoy.config.route.v3.FilterConfig';

/** An HTTP filter of a connection manager, with what the levels of a route say of it. */
export interface HttpFilter {
  readonly name: string;
  readonly type: string;
  readonly raw: Raw;
  readonly disabled: boolean;
  readonly byDiscovery: boolean;
}

export function httpFilters(manager: Raw): readonly HttpFilter[] {
  return manager
    .at('http_filters')
    .objects()
    .map((filter) => {
      const { type, message } = unwrap(filter.at('typed_config'));
      return {
        name: filter.text('name'),
        type,
        raw: message,
        disabled: filter.flag('disabled'),
        byDiscovery: filter.has('config_discovery'),
      };
    });
}

/** What a route's levels say of a filter; the most specific one that names it. */
export interface PerRoute {
  readonly isOff: boolean;
  /** Null when the level only switches the filter. */
  readonly config: Raw | null;
}

/** @param levels from the most specific to the least: weighted entry, route, virtual host, route configuration */
export function perRoute(levels: readonly Raw[], name: string): PerRoute | null {
  for (const level of levels) {
    const entry = level.at('typed_per_filter_config').key(name);
    if (!entry.exists) continue;
    if (entry.type !== WRAPPER) return { isOff: false, config: unwrap(entry).message };
    const inner = entry.at('config');
    return { isOff: entry.flag('disabled'), config: inner.exists ? unwrap(inner).message : null };
  }
  return null;
}

/** Of every level that configures a filter, from the most specific. */
export function everyLevel(levels: readonly Raw[], name: string): readonly Raw[] {
  return levels.flatMap((level) => perRoute([level], name)?.config ?? []);
}
