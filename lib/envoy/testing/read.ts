import type { Json, JsonObject } from '@/lib/core/json';
import { readConfigDump } from '../config-dump';
import type { ConfigDump, Listener, Route, RouteConfig } from '../model';

const ADMIN = 'type.googleapis.com/envoy.admin.v3.';

/** A dump that must be understood. */
export function dumpOf(document: Json): ConfigDump {
  const result = readConfigDump(document);
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.details)}`);
  return result.value;
}

export function section(type: string, fields: JsonObject): JsonObject {
  return { '@type': ADMIN + type, ...fields };
}

export const dumpWith = (...sections: readonly JsonObject[]): ConfigDump => dumpOf({ configs: sections });

/** The dump of one route, and the route. */
export function readOneRoute(route: JsonObject): { readonly dump: ConfigDump; readonly route: Route } {
  const config = { name: 'r', virtual_hosts: [{ name: 'v', domains: ['*'], routes: [route] }] };
  const dump = dumpWith(section('RoutesConfigDump', { dynamic_route_configs: [{ route_config: config }] }));
  return { dump, route: first(first(first(dump.routeConfigs).virtualHosts).routes) };
}

export function first<T>(list: readonly T[]): T {
  const [item] = list;
  if (item === undefined) throw new Error('the list is empty');
  return item;
}

export function named<T extends { readonly name: string }>(list: readonly T[], name: string): T {
  return first(list.filter((item) => item.name === name));
}

export function routeNamed(config: RouteConfig, name: string): Route {
  return named(
    config.virtualHosts.flatMap((host) => host.routes),
    name,
  );
}

export function listenerIn(dump: ConfigDump, name: string, state: Listener['state']): Listener {
  return named(
    dump.listeners.filter((listener) => listener.state === state),
    name,
  );
}
