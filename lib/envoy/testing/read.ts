import type { Json, JsonObject } from '@/lib/core/json';
import { createPlainArena } from '@/lib/json/arena';
import type { JsonBytes } from '@/lib/json/bytes';
import { openBytes } from '@/lib/json/open-bytes';
import { readConfigDump } from '../config-dump';
import type { ConfigDump, Listener, ResourceMeta, Route, VirtualHost } from '../model';

const ADMIN = 'type.googleapis.com/envoy.admin.v3.';

/** A document as bytes, written as Envoy does it. */
export function bytesOf(document: Json, arena = createPlainArena(), indent: number | string = 1): JsonBytes {
  const opened = openBytes(new TextEncoder().encode(JSON.stringify(document, null, indent)), arena);
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

/** A dump that must be understood, with the notices of all that is in it. */
export function dumpOf(document: Json): ConfigDump {
  const result = readConfigDump(bytesOf(document));
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.details)}`);
  for (const _ of result.value.check.run());
  return result.value;
}

/** A route configuration with all that is in it. */
export interface RouteConfig extends ResourceMeta {
  readonly name: string;
  readonly virtualHosts: readonly VirtualHost[];
}

/** Every route configuration of a dump, read whole by the typed readers. */
export function routeConfigsOf({ routes }: ConfigDump): readonly RouteConfig[] {
  return routes.configs.map(({ pointer, state, version, lastUpdated, name }, config) => {
    const from = routes.firstHost(config);
    const hosts = Array.from({ length: routes.firstHost(config + 1) - from }, (_, at) =>
      routes.host(from + at),
    );
    return { pointer, state, version, lastUpdated, name, virtualHosts: hosts };
  });
}

export function section(type: string, fields: JsonObject): JsonObject {
  return { '@type': ADMIN + type, ...fields };
}

export const dumpWith = (...sections: readonly JsonObject[]): ConfigDump => dumpOf({ configs: sections });

/** The dump of one route, and the route. */
export function readOneRoute(route: JsonObject): { readonly dump: ConfigDump; readonly route: Route } {
  const config = { name: 'r', virtual_hosts: [{ name: 'v', domains: ['*'], routes: [route] }] };
  const dump = dumpWith(section('RoutesConfigDump', { dynamic_route_configs: [{ route_config: config }] }));
  return { dump, route: first(first(first(routeConfigsOf(dump)).virtualHosts).routes) };
}

/** All that a dump says, as plain data: what two dumps are compared by. */
export function plainDump(dump: ConfigDump) {
  const {
    routes: _,
    inSteps: _____,
    check: __,
    spanOf: ___,
    routeConfigs: ____,
    rawAt: ______,
    ...rest
  } = dump;
  return { ...rest, routeConfigs: routeConfigsOf(dump) };
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
