import { attachVirtualService } from './attach';
import { attachHttpRoute } from './attach-http-route';
import { type AttachWorld, attachWorld } from './attach-world';
import { type BoundGateway, mappedPortIn, refOf, targetPortsIn } from './bound-gateways';
import { type DelegateParents, delegateParents } from './delegates';
import { MAP_LISTS } from './lists';
import type { AttachmentMap, MapGateway, MapRoute, MapRule, MapWorkload } from './map-model';
import { metHosts } from './met-hosts';
import type { HttpRoute, IstioConfig, VirtualService } from './model';
import { byAge } from './order';
import { isPlainHttp } from './server-kinds';
import { distinctTargets, TargetReader } from './targets';
import type { Workload } from './workloads';

/**
 * Who is attached to what: gateway workloads, Gateways with servers, routes, services. Everything is in a fixed
 * order: Gateways and routes oldest first, then by name and namespace; services as the routes name them.
 */
export function attachmentMap(config: IstioConfig): AttachmentMap {
  const world = attachWorld(config);
  const targets = new TargetReader(config);
  const parents = delegateParents(config.virtualServices);
  const routes = [
    ...config.virtualServices.map((vs) => ({
      meta: vs.meta,
      read: () => mapVirtualService(vs, parents, world, targets),
    })),
    ...config.httpRoutes.map((route) => ({
      meta: route.meta,
      read: () => mapHttpRoute(route, world, targets),
    })),
  ]
    .sort((a, b) => byAge(a.meta, b.meta))
    .map(({ read }) => read());
  const counts = countAttached(routes);
  const gateways = world.bound.gateways.map((gateway) => mapGateway(gateway, counts.get(gateway.id) ?? 0));
  return {
    workloads: workloadsOf(world).map((workload) => mapWorkload(workload, world)),
    gateways,
    routes: routes.map((route) => ({ ...route, servedHosts: servedHosts(route, gateways) })),
    services: targets.services(),
    unreadLists: MAP_LISTS.filter((list) => !config.readLists.includes(list)),
  };
}

/** A route before it is known which hosts it is served under. */
type PlainRoute = Omit<MapRoute, 'servedHosts'>;

function servedHosts(route: PlainRoute, gateways: readonly MapGateway[]): MapRoute['servedHosts'] {
  const ids = new Set(route.attachments.flatMap(({ serverIds }) => serverIds));
  return gateways.flatMap((gateway) =>
    gateway.servers
      .filter(({ id }) => ids.has(id))
      .map((server) => ({ serverId: server.id, hosts: metHosts(route, gateway, server) })),
  );
}

function mapVirtualService(
  route: VirtualService,
  parents: DelegateParents,
  world: AttachWorld,
  targets: TargetReader,
): PlainRoute {
  const attachments =
    route.hosts.length === 0
      ? parents(route)
      : route.gateways.flatMap((asked) => attachVirtualService(route, asked, world) ?? []);
  return {
    ...commonOf('vs', 'VS', route, rulesOf(route, targets)),
    hosts: route.hosts,
    exportTo: route.exportTo,
    attachments,
    meshOnly: attachments.length === 0,
  };
}

function mapHttpRoute(route: HttpRoute, world: AttachWorld, targets: TargetReader): PlainRoute {
  const rules = route.rules.map((rule) => targets.rule(rule, route.meta.namespace));
  const attachments = route.parents.flatMap((parent) => attachHttpRoute(route, parent, world) ?? []);
  return {
    ...commonOf('hr', 'HR', route, rules),
    hosts: route.hostnames,
    exportTo: [],
    attachments,
    meshOnly: attachments.length === 0,
  };
}

function commonOf(
  prefix: string,
  badge: MapRoute['badge'],
  { meta }: VirtualService | HttpRoute,
  rules: readonly MapRule[],
): Pick<MapRoute, 'id' | 'ref' | 'badge' | 'createdAt' | 'ruleCount' | 'rules' | 'targets'> {
  return {
    id: `${prefix}:${meta.namespace}/${meta.name}`,
    ref: refOf(meta),
    badge,
    createdAt: meta.createdAt,
    ruleCount: rules.length,
    rules,
    targets: distinctTargets(rules),
  };
}

/** http rules in order; tls and tcp rules, which Gatescope does not weigh one by one, as one rule each. */
function rulesOf(route: VirtualService, targets: TargetReader): readonly MapRule[] {
  const { namespace } = route.meta;
  const l4 = (['tls', 'tcp'] as const).flatMap((name): readonly MapRule[] => {
    const destinations = route[name];
    if (destinations.length === 0) return [];
    return [{ name, matches: [], action: 'forward', targets: targets.targets(destinations, namespace) }];
  });
  return [...route.http.map((rule) => targets.rule(rule, namespace)), ...l4];
}

/** Routers, and whatever else some Gateway selects. */
function workloadsOf(world: AttachWorld): readonly Workload[] {
  const selected = new Set(world.bound.gateways.flatMap((gateway) => gateway.workloads));
  return world.bound.workloads.filter((workload) => workload.isRouter || selected.has(workload));
}

function mapWorkload(workload: Workload, world: AttachWorld): MapWorkload {
  const gateways = world.bound.gateways.filter((gateway) => gateway.workloads.includes(workload));
  const ports = new Map<string, MapWorkload['ports'][number]>();
  for (const gateway of gateways) {
    for (const server of gateway.servers) {
      for (const targetPort of targetPortsIn(gateway, server, workload)) {
        ports.set(`${server.port} ${targetPort}`, { port: server.port, targetPort });
      }
    }
  }
  return {
    id: workload.id,
    namespace: workload.namespace,
    name: workload.name,
    pods: workload.pods.map(({ meta, ready }) => ({
      name: meta.name,
      ready,
      proxyId: `${meta.namespace}/${meta.name}`,
    })),
    gatewayIds: gateways.map(({ id }) => id),
    ports: [...ports.values()].sort((a, b) => a.port - b.port || a.targetPort - b.targetPort),
  };
}

function mapGateway(gateway: BoundGateway, routeCount: number): MapGateway {
  const [workload] = gateway.workloads;
  return {
    id: gateway.id,
    ref: refOf(gateway.meta),
    createdAt: gateway.meta.createdAt,
    selector: gateway.selector,
    servers: gateway.servers.map((server) => ({
      id: server.id,
      port: server.port,
      targetPort: workload === undefined ? null : mappedPortIn(gateway, server, workload),
      protocol: server.protocol,
      hosts: server.writtenHosts,
      tlsMode: isPlainHttp(server) ? null : (server.tls?.mode ?? null),
      httpsRedirect: server.tls?.httpsRedirect ?? false,
      credentialName: server.tls?.credentialName ?? null,
    })),
    workloadIds: gateway.workloads.map(({ id }) => id),
    routeCount,
  };
}

/** Attached routes per Gateway; a route that names it twice counts once. */
function countAttached(routes: readonly PlainRoute[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const route of routes) {
    const attached = route.attachments.filter(({ state }) => state === 'attached');
    for (const id of new Set(attached.flatMap(({ gatewayId }) => gatewayId ?? []))) {
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
  }
  return counts;
}
