import type { JsonPointer } from '@/lib/core/brand';
import { fieldAt } from '@/lib/envoy/byte-fields';
import type { HttpConnectionManager } from '@/lib/envoy/model';
import { Raw } from '@/lib/envoy/raw';
import { readFilterSettings } from '@/lib/envoy/route-filters';
import type { Joined } from './joined';
import type { FilterUse } from './listeners-types';

/** What one message (route, virtual host, route configuration) says of filters: name, and whether it is off. */
export type SettingsAt = (
  pointer: JsonPointer,
) => readonly { readonly name: string; readonly isOff: boolean }[];

/** Routes that are looked at one by one; the numbers are then of these, and said to be. */
const MAX_ROUTES = 20_000;

const FIELD = 'typed_per_filter_config';

/** Reads `typed_per_filter_config` where it stands in the dump. */
export function settingsIn(joined: Joined): SettingsAt {
  const { document } = joined.routes.table;
  return (pointer) => {
    const message = document.find(pointer);
    const span = message === null ? null : fieldAt(document, message, FIELD);
    if (span === null) return [];
    const settings = readFilterSettings(Raw.root({ [FIELD]: document.parse(span) }));
    return settings.map(({ name, off }) => ({ name, isOff: off !== null }));
  };
}

/** A route configuration as far as filters go. */
export interface FilteredConfig {
  readonly name: string;
  /** Where the configuration itself stands, and its virtual hosts. */
  readonly pointer: JsonPointer;
  readonly hosts: readonly JsonPointer[];
  readonly routes: number;
  /** Those of the first `MAX_ROUTES` routes that configure a filter: most configure nothing. */
  readonly filtered: readonly JsonPointer[];
}

/** The route configurations of a name. */
export function filteredConfigs({ routes: { table } }: Joined, name: string): readonly FilteredConfig[] {
  return table.configs.flatMap((config, index): readonly FilteredConfig[] => {
    if (config.name !== name) return [];
    const [from, to] = [table.firstHost(index), table.firstHost(index + 1)];
    const [first, behind] = [table.firstRoute(from), table.firstRoute(to)];
    const filtered: JsonPointer[] = [];
    for (let row = first; row < Math.min(behind, first + MAX_ROUTES); row += 1)
      if (table.filters(row).length > 0) filtered.push(table.pointer(row));
    const hosts = Array.from({ length: to - from }, (_, at) => table.hostPointer(from + at));
    return [{ name, pointer: config.at, hosts, routes: Math.min(behind - first, MAX_ROUTES), filtered }];
  });
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
  configs: readonly FilteredConfig[],
  settingsAt: SettingsAt,
): (filter: string) => FilterUse | null {
  const [byConfig, byHost, byRoute] = [new Uses(), new Uses(), new Uses()];
  for (const { pointer, hosts, filtered } of configs) {
    byConfig.add(settingsAt(pointer));
    for (const host of hosts) byHost.add(settingsAt(host));
    for (const route of filtered) byRoute.add(settingsAt(route));
  }
  const routes = configs.reduce((sum, each) => sum + each.routes, 0);
  const hosts = configs.reduce((sum, each) => sum + each.hosts.length, 0);
  return (filter) => {
    const [config, host, route] = [byConfig.of(filter), byHost.of(filter), byRoute.of(filter)];
    if (config.set + host.set + route.set === 0) return null;
    return {
      routes,
      set: route.set,
      off: route.off,
      hosts,
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
  configsOf: (name: string) => readonly FilteredConfig[],
  settingsAt: SettingsAt,
): (http: HttpConnectionManager | null) => readonly (FilterUse | null)[] {
  const known = new Map<string, (filter: string) => FilterUse | null>();
  return (http) => {
    const routes = http?.routes;
    if (http === null || routes === undefined || routes.kind === 'none' || routes.kind === 'scoped')
      return [];
    const ofFilter = known.get(routes.name) ?? countUses(configsOf(routes.name), settingsAt);
    known.set(routes.name, ofFilter);
    return http.httpFilters.map(({ name }) => ofFilter(name));
  };
}
