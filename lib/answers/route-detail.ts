import type { JsonPointer } from '@/lib/core/brand';
import { appError } from '@/lib/core/errors';
import { err, ok, type Result } from '@/lib/core/result';
import { Raw } from '@/lib/envoy/raw';
import { readRouteDetail } from '@/lib/envoy/route-detail';
import type { RouteDetailConfig, SpecifierPlugin } from '@/lib/envoy/route-detail-model';
import { readRouteConfigDetail, readVirtualHostDetail } from '@/lib/envoy/route-host-detail';
import type { RouteConfigDetailConfig, VirtualHostDetailConfig } from '@/lib/envoy/route-host-model';
import type { RouteConfigPlace } from '@/lib/envoy/route-table/route-configs';
import { parseWithout } from '@/lib/envoy/shallow';
import { shadowing, type Tried } from '@/lib/explain/reverse/shadow';
import { rawRoute } from '@/lib/explain/reverse/shadowed';
import type { Joined } from './joined';
import { jsonAt } from './json-at';
import { type Surroundings, settingsOf } from './route-detail-levels';
import { routeProblems } from './route-detail-problems';
import { treeOf } from './route-detail-tree';
import type { RouteConfigRef, RouteDetail } from './route-detail-types';
import { rawAt, usageOf } from './route-detail-users';
import type { RouteRow } from './routes-types';

/** A route configuration, its virtual hosts left out. */
export function routeConfigRaw({ routes }: Joined, { at, span }: RouteConfigPlace): Raw {
  return Raw.root(parseWithout(routes.table.document, span, 'virtual_hosts'), undefined, at);
}

/** A virtual host, its routes left out. */
export function virtualHostRaw({ routes: { table } }: Joined, host: number): Raw {
  const fields = parseWithout(table.document, table.hostSpan(host), 'routes');
  return Raw.root(fields, undefined, table.hostPointer(host));
}

export function routeConfigRef(config: RouteConfigPlace): RouteConfigRef {
  const { pointer, name, version, lastUpdated, state } = config;
  return { pointer, name, version, lastUpdated, state };
}

/** Null when the dump has no clusters section: then no cluster can be called missing. */
export function clusterExists({ health }: Joined): Surroundings['clusterExists'] {
  return (name) => (health.known ? health.isServing(name) : null);
}

/** A route where it stands: in the list of a virtual host, or in an action of its matcher tree. */
interface Place {
  /** Number of the virtual host. */
  readonly host: number;
  readonly row: RouteRow;
  /** Routes that Envoy tries before this one, in order. */
  readonly earlier: Iterable<Tried>;
  readonly previous: JsonPointer | null;
  readonly next: JsonPointer | null;
}

function* triedBefore({ routes: { table } }: Joined, row: number): Generator<Tried> {
  for (let each = table.firstRoute(table.hostOf(row)); each < row; each += 1) {
    const [match, action] = [table.match(each), table.action(each)];
    const raw = () => rawRoute(table, each);
    yield { pointer: table.pointer(each), ordinal: table.ordinal(each), match, action, raw };
  }
}

function inList(joined: Joined, pointer: JsonPointer): Place | null {
  const { table } = joined.routes;
  const row = table.rowAt(pointer);
  if (row < 0) return null;
  const host = table.hostOf(row);
  const at = (each: number) =>
    each >= table.firstRoute(host) && each < table.firstRoute(host + 1) ? table.pointer(each) : null;
  return {
    host,
    row: joined.routes.row(row),
    earlier: triedBefore(joined, row),
    previous: at(row - 1),
    next: at(row + 1),
  };
}

/** The virtual host whose matcher tree a pointer leads into; -1 for none. */
function hostOfMatcher({ routes: { table } }: Joined, pointer: JsonPointer): number {
  const at = pointer.indexOf('/matcher/');
  return at < 0 ? -1 : table.hostAt(pointer.slice(0, at));
}

function inTree(joined: Joined, pointer: JsonPointer): Place | null {
  const host = hostOfMatcher(joined, pointer);
  if (host < 0) return null;
  const { actions } = treeOf(joined, host);
  const action = actions.find(({ rows }) => rows.some((row) => row.pointer === pointer));
  const index = action?.rows.findIndex((row) => row.pointer === pointer) ?? -1;
  const row = action?.rows[index];
  if (action === undefined || row === undefined) return null;
  const all = actions.flatMap(({ rows }) => rows);
  const place = all.indexOf(row);
  return {
    host,
    row,
    earlier: action.routes
      .slice(0, index)
      .map((each) => ({ ...each, raw: () => rawAt(joined, each.pointer) ?? Raw.root({}) })),
    previous: all[place - 1]?.pointer ?? null,
    next: all[place + 1]?.pointer ?? null,
  };
}

interface Read {
  readonly route: RouteDetailConfig;
  readonly host: VirtualHostDetailConfig;
  readonly config: RouteConfigDetailConfig;
}

function readAt(joined: Joined, { host, row }: Place): Read {
  return {
    route: readRouteDetail(rawAt(joined, row.pointer) ?? Raw.root({})),
    host: readVirtualHostDetail(virtualHostRaw(joined, host)),
    config: readRouteConfigDetail(routeConfigRaw(joined, joined.routes.configOf(host))),
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
  const place = inList(joined, pointer) ?? inTree(joined, pointer);
  if (place === null) return err(appError('resource-gone', { what: 'This route' }));
  const { host, row, earlier } = place;
  const routeConfig = joined.routes.configOf(host);
  const read = readAt(joined, place);
  const { users, filters } = usageOf(joined, routeConfig.name);
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
    virtualHost: hostRef(joined, host),
    host: { attemptCountInRequest, attemptCountInResponse, timeoutRetryHeader, virtualClusters },
    routeConfig: routeConfigRef(routeConfig),
    plugin,
    missing: [...new Set([...missing, ...mirrors.map(({ cluster }) => cluster)])],
    problems: routeProblems({
      config: read.route,
      settings,
      plugin,
      state: row.state,
      shadowedBy: shadowing(earlier, row.match),
      ignoresPathParameters: read.config.ignorePathParameters,
    }),
    users,
    notices: [...read.route.notices, ...read.host.notices, ...read.config.notices],
    previous: place.previous,
    next: place.next,
    json: jsonAt(joined.snapshot, pointer),
  });
}

function hostRef({ routes: { table } }: Joined, host: number): RouteDetail['virtualHost'] {
  const { pointer, name, domains, requireTls } = table.head(host);
  return { pointer, name, domains, requireTls, routes: table.routeCount(host) };
}
