import type { JsonPointer } from '@/lib/core/brand';
import { appError } from '@/lib/core/errors';
import { err, ok, type Result } from '@/lib/core/result';
import { fieldAt } from '@/lib/envoy/byte-fields';
import { readRouteConfigDetail, readVirtualHostDetail } from '@/lib/envoy/route-host-detail';
import type { Joined } from './joined';
import { jsonAt } from './json-at';
import { clusterExists, routeConfigRaw, routeConfigRef, virtualHostRaw } from './route-detail';
import { mirrorTarget } from './route-detail-levels';
import { treeOf } from './route-detail-tree';
import type { HostSummary, RouteConfigDetail, VirtualHostDetail } from './route-detail-types';
import { usageOf } from './route-detail-users';

/** One virtual host with everything around it. Fails with `resource-gone` when the pointer names none. */
export function virtualHostDetail(joined: Joined, pointer: JsonPointer): Result<VirtualHostDetail> {
  const { routes } = joined;
  const { table } = routes;
  const host = table.hostAt(pointer);
  if (host < 0) return err(appError('resource-gone', { what: 'This virtual host' }));
  const config = readVirtualHostDetail(virtualHostRaw(joined, host));
  const { tree, actions } = treeOf(joined, host);
  const neighbour = (other: number) =>
    other >= 0 && other < table.hostCount && table.configOf(other) === table.configOf(host)
      ? table.hostPointer(other)
      : null;
  return ok({
    pointer,
    name: table.hostName(host),
    config,
    routes: table.routeCount(host),
    problems: routes.problemsOf(host),
    routeConfig: routeConfigRef(routes.configOf(host)),
    mirrors: config.mirrors.map((mirror) => mirrorTarget(mirror, clusterExists(joined))),
    tree,
    treeRoutes: actions.map(({ pointer: action, rows }) => ({ pointer: action, rows })),
    previous: neighbour(host - 1),
    next: neighbour(host + 1),
    json: jsonAt(joined.snapshot, pointer),
  });
}

/** More virtual hosts than a panel can show are read in the list. */
const HOSTS_SHOWN = 200;

function summaryOf({ routes }: Joined, host: number): HostSummary {
  const { table } = routes;
  const { pointer, name, domains, requireTls, hasMatcherTree } = table.head(host);
  const clusters = fieldAt(table.document, table.hostSpan(host), 'virtual_clusters');
  const isList = clusters !== null && table.document.kind(clusters) === 'array';
  return {
    pointer,
    name,
    domains: domains.length,
    firstDomain: domains[0] ?? '',
    routes: table.routeCount(host),
    virtualClusters: isList ? table.document.count(clusters) : 0,
    problems: routes.problemsOf(host),
    requireTls,
    hasMatcherTree,
  };
}

const sum = (hosts: readonly HostSummary[], pick: (host: HostSummary) => number): number =>
  hosts.reduce((total, host) => total + pick(host), 0);

/**
 * The route configuration of a name, with everything around it. Several inline ones may share a name: the first of
 * the dump is shown, and `copies` says how many there are. Fails with `resource-gone` when there is none.
 */
export function routeConfigDetail(joined: Joined, name: string): Result<RouteConfigDetail> {
  const { table } = joined.routes;
  const first = table.configs.findIndex((each) => each.name === name);
  const config = table.configs[first];
  if (config === undefined) return err(appError('resource-gone', { what: 'This route configuration' }));
  const raw = routeConfigRaw(joined, config);
  const detail = readRouteConfigDetail(raw);
  const from = table.firstHost(first);
  const hosts = Array.from({ length: table.firstHost(first + 1) - from }, (_, at) =>
    summaryOf(joined, from + at),
  );
  const { users, scopes } = usageOf(joined, name);
  return ok({
    ...routeConfigRef(config),
    config: detail,
    mirrors: detail.mirrors.map((mirror) => mirrorTarget(mirror, clusterExists(joined))),
    copies: table.configs.filter((each) => each.name === name).length,
    counts: {
      virtualHosts: hosts.length,
      domains: sum(hosts, ({ domains }) => domains),
      routes: sum(hosts, ({ routes }) => routes),
      virtualClusters: sum(hosts, ({ virtualClusters }) => virtualClusters),
      problems: sum(hosts, ({ problems }) => problems),
    },
    hosts: [...hosts].sort((a, b) => Number(b.problems > 0) - Number(a.problems > 0)).slice(0, HOSTS_SHOWN),
    users,
    scopes,
    json: jsonAt(joined.snapshot, raw.pointer),
  });
}
