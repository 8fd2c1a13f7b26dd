import type { JsonPointer } from '@/lib/core/brand';
import { child, ROOT, tokensOf } from '@/lib/core/json-pointer';
import type { HttpConnectionManager, RouteConfig, VirtualHost } from '@/lib/envoy/model';
import { Raw } from '@/lib/envoy/raw';
import { readFilterSettings } from '@/lib/envoy/route-filters';
import type { Joined } from './joined';
import { valueAt } from './json-at';
import type { FilterUse } from './listeners-types';

/** What one message (route, virtual host, route configuration) says of filters: name, and whether it is off. */
export type SettingsAt = (
  pointer: JsonPointer,
) => readonly { readonly name: string; readonly isOff: boolean }[];

/** Routes that are looked at one by one; the numbers are then of these, and said to be. */
const MAX_ROUTES = 20_000;

/** Reads `typed_per_filter_config` where it stands in the dump. */
export function settingsIn(joined: Joined): SettingsAt {
  return (pointer) => {
    const value = valueAt(joined.snapshot, pointer);
    if (value === undefined) return [];
    return readFilterSettings(Raw.root(value)).map(({ name, off }) => ({ name, isOff: off !== null }));
  };
}

/** The route configuration that a virtual host stands in: two levels up, `…/virtual_hosts/3`. */
function parentOf(host: VirtualHost): JsonPointer {
  return child(ROOT, ...(tokensOf(host.pointer) ?? []).slice(0, -2));
}

interface Count {
  set: number;
  off: number;
}

class Uses {
  readonly #counts = new Map<string, Count>();

  add(settings: ReturnType<SettingsAt>): void {
    for (const { name, isOff } of settings) {
      const count = this.#counts.get(name) ?? { set: 0, off: 0 };
      count.set += 1;
      if (isOff) count.off += 1;
      this.#counts.set(name, count);
    }
  }

  of(name: string): Readonly<Count> {
    return this.#counts.get(name) ?? { set: 0, off: 0 };
  }
}

/** How the route configurations of a name use filters, by the filter's name; null for a filter that none mentions. */
function countUses(
  configs: readonly RouteConfig[],
  settingsAt: SettingsAt,
): (filter: string) => FilterUse | null {
  const hosts = configs.flatMap(({ virtualHosts }) => virtualHosts);
  const routes = hosts.flatMap((host) => host.routes).slice(0, MAX_ROUTES);
  const [byConfig, byHost, byRoute] = [new Uses(), new Uses(), new Uses()];
  const parents = configs.flatMap(({ virtualHosts: [host] }) => (host === undefined ? [] : [parentOf(host)]));
  for (const parent of parents) byConfig.add(settingsAt(parent));
  for (const host of hosts) byHost.add(settingsAt(host.pointer));
  // Most routes configure nothing: only the others are read.
  for (const route of routes) if (route.perFilterConfig.length > 0) byRoute.add(settingsAt(route.pointer));
  return (filter) => {
    const [config, host, route] = [byConfig.of(filter), byHost.of(filter), byRoute.of(filter)];
    if (config.set + host.set + route.set === 0) return null;
    return {
      routes: routes.length,
      set: route.set,
      off: route.off,
      hosts: hosts.length,
      hostsSet: host.set,
      hostsOff: host.off,
      config: config.off > 0 ? 'off' : config.set > 0 ? 'set' : null,
    };
  };
}

/**
 * What routes say of the HTTP filters of connection managers. The key of `typed_per_filter_config` is the filter's
 * configured name (Envoy ≥ 1.29). Route configurations of one name are read once.
 */
export function filterUses(
  configs: readonly RouteConfig[],
  settingsAt: SettingsAt,
): (http: HttpConnectionManager | null) => readonly (FilterUse | null)[] {
  const byName = Map.groupBy(configs, ({ name }) => name);
  const known = new Map<string, (filter: string) => FilterUse | null>();
  return (http) => {
    const routes = http?.routes;
    if (http === null || routes === undefined || routes.kind === 'none' || routes.kind === 'scoped')
      return [];
    const ofFilter = known.get(routes.name) ?? countUses(byName.get(routes.name) ?? [], settingsAt);
    known.set(routes.name, ofFilter);
    return http.httpFilters.map(({ name }) => ofFilter(name));
  };
}
