import { act } from './act';
import { NO_CANDIDATES } from './candidates';
import type { Chance } from './chance';
import { type ChosenCluster, chooseCluster, weightedRaw } from './cluster-choice';
import type { ClusterTable } from './clusters';
import { decodeRequest } from './codec';
import type { Connection } from './connection';
import { type HttpFilter, httpFilters } from './filter-config';
import { checkRequest } from './manager-checks';
import type { ManagerConfig } from './manager-config';
import { mutateHeaders } from './mutate-headers';
import { type Outcome, outcome, replied, type Trail } from './outcome';
import type { ExplainQuestion } from './question';
import { badRequest, forGrpc, type Reply, reply } from './reply';
import { type RouteEntry, routeCandidates } from './route-entry';
import type { RouteSources } from './route-source';
import { runFilters } from './run-filters';
import type { Runtime } from './runtime-values';
import { Stream } from './stream';
import { isUpgradeRequest, refusesUpgrade } from './upgrades';
import type { HostEntry, RouteConfigEntry } from './virtual-hosts';

/** What one question is asked with. */
export interface HttpWorld {
  readonly sources: RouteSources;
  readonly clusters: ClusterTable;
  readonly runtime: Runtime;
  readonly chance: Chance;
  readonly trail: Trail;
}

interface Routed {
  readonly config: RouteConfigEntry | null;
  readonly host: HostEntry | null;
  readonly route: RouteEntry | null;
  /** The answer of require_tls, which stands for a route. */
  readonly tlsRedirect: Reply | null;
}

const filtersOf = new WeakMap<ManagerConfig, readonly HttpFilter[]>();

function filters(manager: ManagerConfig): readonly HttpFilter[] {
  let found = filtersOf.get(manager);
  if (found === undefined) {
    found = httpFilters(manager.raw);
    filtersOf.set(manager, found);
  }
  return found;
}

/** Null: the virtual host does not ask for TLS. `none`: there is no route at all. */
function tlsAnswer(host: HostEntry, { headers }: Stream): Reply | 'none' | null {
  const forwarded = headers.first('x-forwarded-proto') ?? '';
  // An empty value ends the search whatever the virtual host asks for (config_impl.cc getRouteFromRoutes).
  if (forwarded === '') return 'none';
  if (host.requireTls === 'NONE') return null;
  if (forwarded === 'https') return null;
  if (host.requireTls === 'EXTERNAL_ONLY' && headers.first('x-envoy-internal') === 'true') return null;
  // CONNECT has no path, and gets no Location.
  const path = headers.first(':path');
  const location = path === null ? null : `https://${headers.first(':authority') ?? ''}${path}`;
  return { ...reply('redirect', 301, 'direct_response'), location };
}

function findRoute(config: RouteConfigEntry | null, stream: Stream, trail: Trail): Routed {
  const host = config?.pick(stream) ?? null;
  const none: Routed = { config, host, route: null, tlsRedirect: null };
  trail.step(() => ({
    kind: 'virtual-host',
    name: host?.name ?? null,
    pointer: host?.raw.pointer ?? null,
    reasons: [],
    ...NO_CANDIDATES,
  }));
  if (host === null) {
    trail.say({ code: config === null ? 'no-route-configuration' : 'no-virtual-host' });
    return none;
  }
  trail.chosen.host = host;
  trail.say({ code: 'virtual-host', name: host.name });
  const answer = tlsAnswer(host, stream);
  if (answer === 'none') {
    trail.say({ code: 'forwarded-proto-empty', host: host.name });
    return none;
  }
  if (answer !== null) trail.say({ code: 'require-tls', host: host.name });
  if (answer !== null) return { ...none, tlsRedirect: answer };
  const route = host.match(stream);
  trail.chosen.route = route;
  trail.step(() => ({
    kind: 'route',
    name: route?.name ?? null,
    pointer: route?.raw.pointer ?? null,
    reasons: [],
    ...routeCandidates(host.routesFor(stream), route, stream),
  }));
  if (route === null) trail.say({ code: 'no-route-matched', host: host.name });
  else for (const { kind, name } of route.clauses) trail.say({ code: 'route-clause', clause: kind, name });
  return { ...none, route };
}

function levelsOf({ config, host, route }: Routed, chosen: ChosenCluster | null, stream: Stream) {
  if (config === null || host === null || route === null) return [];
  const entry = weightedRaw(route, chosen?.weighted ?? null);
  const more = [route.raw, host.raw, config.raw];
  return entry === null || stream.path(false) === null ? more : [entry, ...more];
}

function answered(
  routed: Routed,
  manager: ManagerConfig,
  stream: Stream,
  world: HttpWorld,
  fields: Partial<Outcome>,
): Outcome {
  const { trail, clusters } = world;
  const { route, host, tlsRedirect, config } = routed;
  const known = { ...fields, virtualHost: host?.name || null, route: route?.name || null };
  const local = (given: Reply): Outcome => replied(forGrpc(given, stream.headers), known);
  const hasRoute = route !== null || tlsRedirect !== null;
  const refusal = hasRoute ? refusesUpgrade(stream, route, manager) : null;
  if (refusal !== null) return local(refusal);
  const chosen = route === null || config === null ? null : chooseCluster(route, stream, config.raw);
  const isForward = route?.detail.action.kind === 'forward';
  const end = runFilters(
    filters(manager),
    {
      stream,
      levels: levelsOf(routed, chosen, stream),
      ignoresParameters: hasRoute && config?.ignoresParameters === true,
      cluster: isForward ? (chosen?.name ?? null) : null,
      routeMetadata: route?.raw.at('metadata').at('filter_metadata') ?? null,
      hasRouteAction: isForward || route?.detail.action.kind === 'non-forwarding',
    },
    (reason) => trail.say(reason),
  );
  if (end?.kind === 'unknown') {
    trail.say({ code: 'filter-unknown', filter: end.filter.name, type: end.filter.type });
    return outcome({ ...known, verdict: 'unknown' });
  }
  const withCluster = isForward && chosen !== null && chosen.name !== '' ? { cluster: chosen.name } : {};
  if (end?.kind === 'reply') {
    trail.say({ code: 'filter-answered', filter: end.filter.name });
    return { ...local(end.reply), ...(clusters.has(chosen?.name ?? '') ? withCluster : {}) };
  }
  if (tlsRedirect !== null) return local(tlsRedirect);
  const done =
    route === null
      ? local(reply('no-route', 404, 'route_not_found', 'NR'))
      : act(route, chosen, stream, clusters, known, trail);
  if (isUpgradeRequest(stream)) trail.say({ code: 'upgrade' });
  return end?.kind === 'delayed' ? { ...done, flags: done.flags === null ? 'DI' : `DI,${done.flags}` } : done;
}

/** A request through a connection manager: codec, checks, route, filters, action. */
export function explainHttp(
  question: ExplainQuestion,
  connection: Connection,
  manager: ManagerConfig,
  world: HttpWorld,
  fields: Partial<Outcome>,
): Outcome {
  const { trail, runtime, sources, chance } = world;
  const early = (given: Reply): Outcome => {
    trail.say({ code: 'refused-before-routing', details: given.details });
    trail.step(() => ({
      kind: 'connection-manager',
      name: null,
      pointer: manager.raw.pointer,
      reasons: [],
      ...NO_CANDIDATES,
    }));
    return replied(given, fields);
  };
  if (connection.headerPending) return early(badRequest('http1.codec_error', 'DPE'));
  const { headers, refusal } = decodeRequest(question, manager.settings);
  const refused = refusal ?? checkRequest(headers, question, manager, connection, runtime);
  if (refused !== null) return early(refused);
  if (manager.hasEarlyMutation) {
    trail.say({ code: 'early-header-mutation' });
    return outcome({ ...fields, verdict: 'unknown' });
  }
  const before = sources.of(manager, headers);
  const peer = mutateHeaders(headers, question, manager, connection, before?.internalOnly ?? []);
  const stream = new Stream(question, connection, headers, chance, runtime, peer);
  const config = sources.of(manager, headers);
  trail.step(() => ({
    kind: 'route-configuration',
    name: config?.name ?? null,
    pointer: config?.raw.pointer ?? null,
    reasons: [],
    ...NO_CANDIDATES,
  }));
  return answered(findRoute(config, stream, trail), manager, stream, world, fields);
}
