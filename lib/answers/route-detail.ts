import type { JsonPointer } from '@/lib/core/brand';
import { appError } from '@/lib/core/errors';
import { parsePointer } from '@/lib/core/json-pointer';
import { err, ok, type Result } from '@/lib/core/result';
import type { Route, RouteConfig } from '@/lib/envoy/model';
import { Raw } from '@/lib/envoy/raw';
import { readRouteDetail } from '@/lib/envoy/route-detail';
import type { RouteDetailConfig, SpecifierPlugin } from '@/lib/envoy/route-detail-model';
import { readRouteConfigDetail, readVirtualHostDetail } from '@/lib/envoy/route-host-detail';
import type { RouteConfigDetailConfig, VirtualHostDetailConfig } from '@/lib/envoy/route-host-model';
import type { HostBlock, Joined } from './joined';
import { jsonAt } from './json-at';
import { type Surroundings, settingsOf } from './route-detail-levels';
import { routeProblems } from './route-detail-problems';
import { shadowing } from './route-detail-shadow';
import { treeOf } from './route-detail-tree';
import type { RouteConfigRef, RouteDetail } from './route-detail-types';
import { rawAt, usageOf } from './route-detail-users';
import type { RouteRow } from './routes-types';

const NOTHING = Raw.root({});

/** Where a route configuration itself stands: a dump's entry, a scope or a listener only holds it. */
export function routeConfigRaw(joined: Joined, config: RouteConfig): Raw {
  const [host] = config.virtualHosts;
  // A virtual host's pointer ends with its list and its place in it.
  const around = host?.pointer.split('/').slice(0, -2).join('/');
  const pointer = around === undefined ? null : parsePointer(around);
  if (pointer !== null) return rawAt(joined, pointer) ?? NOTHING;
  const entry = rawAt(joined, config.pointer) ?? NOTHING;
  return entry.has('route_config') ? entry.at('route_config') : inlineScope(entry, config.name);
}

/** A route configuration without virtual hosts, inside a scope. */
function inlineScope(entry: Raw, name: string): Raw {
  const configs = entry
    .at('scoped_route_configs')
    .objects()
    .map((scope) => scope.at('route_configuration'));
  return configs.find((config) => config.text('name') === name) ?? NOTHING;
}

export function routeConfigRef(config: RouteConfig): RouteConfigRef {
  const { pointer, name, version, lastUpdated, state } = config;
  return { pointer, name, version, lastUpdated, state };
}

/** Null when the dump has no clusters section: then no cluster can be called missing. */
export function clusterExists({ health }: Joined): Surroundings['clusterExists'] {
  return (name) => (health.known ? health.isServing(name) : null);
}

/** A route where it stands: in the list of a virtual host, or in an action of its matcher tree. */
interface Place {
  readonly block: HostBlock;
  readonly row: RouteRow;
  /** Routes that Envoy tries before this one, in order. */
  readonly earlier: readonly Route[];
  readonly route: Route;
  readonly previous: JsonPointer | null;
  readonly next: JsonPointer | null;
}

function inList(block: HostBlock, pointer: JsonPointer): Place | null {
  const index = block.rows.findIndex((row) => row.pointer === pointer);
  const row = block.rows[index];
  const route = block.host.routes[index];
  if (row === undefined || route === undefined) return null;
  return {
    block,
    row,
    route,
    earlier: block.host.routes.slice(0, index),
    previous: block.rows[index - 1]?.pointer ?? null,
    next: block.rows[index + 1]?.pointer ?? null,
  };
}

function inTree(joined: Joined, block: HostBlock, pointer: JsonPointer): Place | null {
  if (!block.host.hasMatcherTree || !pointer.startsWith(`${block.host.pointer}/`)) return null;
  const { actions } = treeOf(joined, block);
  const action = actions.find(({ rows }) => rows.some((row) => row.pointer === pointer));
  const index = action?.rows.findIndex((row) => row.pointer === pointer) ?? -1;
  const row = action?.rows[index];
  const route = action?.routes[index];
  if (action === undefined || row === undefined || route === undefined) return null;
  const all = actions.flatMap(({ rows }) => rows);
  const place = all.indexOf(row);
  return {
    block,
    row,
    route,
    earlier: action.routes.slice(0, index),
    previous: all[place - 1]?.pointer ?? null,
    next: all[place + 1]?.pointer ?? null,
  };
}

function placeOf(joined: Joined, pointer: JsonPointer): Place | null {
  for (const block of joined.blocks) {
    const place = inList(block, pointer) ?? inTree(joined, block, pointer);
    if (place !== null) return place;
  }
  return null;
}

interface Read {
  readonly route: RouteDetailConfig;
  readonly host: VirtualHostDetailConfig;
  readonly config: RouteConfigDetailConfig;
}

function readAt(joined: Joined, { block, row }: Place): Read {
  return {
    route: readRouteDetail(rawAt(joined, row.pointer) ?? NOTHING),
    host: readVirtualHostDetail(rawAt(joined, block.host.pointer) ?? NOTHING),
    config: readRouteConfigDetail(routeConfigRaw(joined, block.config)),
  };
}

/** The plugin of the route configuration that a route names. */
function pluginOf({ route, config }: Read): SpecifierPlugin | null {
  const specifier = route.action.kind === 'forward' ? route.action.specifier : null;
  if (specifier?.kind !== 'plugin') return null;
  return config.plugins.find(({ extension }) => extension.name === specifier.name) ?? null;
}

/** One route with everything around it. Fails with `resource-gone` when the pointer names no route. */
export function routeDetail(joined: Joined, pointer: JsonPointer): Result<RouteDetail> {
  const place = placeOf(joined, pointer);
  if (place === null) return err(appError('resource-gone', { what: 'This route' }));
  const { block, row, route, earlier } = place;
  const read = readAt(joined, place);
  const { users, filters } = usageOf(joined, block.config.name);
  const settings = settingsOf(read, {
    clusterExists: clusterExists(joined),
    filterInstalled: (name) => filters?.has(name) ?? null,
  });
  const plugin = pluginOf(read);
  const missing = row.state.kind === 'missing-cluster' ? row.state.clusters : [];
  const mirrors = (settings.mirrors?.value ?? []).filter(({ exists }) => exists === false);
  const { attemptCountInRequest, attemptCountInResponse, timeoutRetryHeader, virtualClusters } = read.host;
  return ok({
    row,
    config: read.route,
    settings,
    virtualHost: hostRef(block),
    host: { attemptCountInRequest, attemptCountInResponse, timeoutRetryHeader, virtualClusters },
    routeConfig: routeConfigRef(block.config),
    plugin,
    missing: [...new Set([...missing, ...mirrors.map(({ cluster }) => cluster)])],
    problems: routeProblems({
      config: read.route,
      settings,
      plugin,
      state: row.state,
      shadowedBy: shadowing(earlier, route),
      ignoresPathParameters: read.config.ignorePathParameters,
    }),
    users,
    notices: [...read.route.notices, ...read.host.notices, ...read.config.notices],
    previous: place.previous,
    next: place.next,
    json: jsonAt(joined.snapshot, pointer),
  });
}

function hostRef({ host }: HostBlock): RouteDetail['virtualHost'] {
  const { pointer, name, domains, requireTls } = host;
  return { pointer, name, domains, requireTls, routes: host.routes.length };
}
