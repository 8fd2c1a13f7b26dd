import type { JsonPointer } from '@/lib/core/brand';
import { appError } from '@/lib/core/errors';
import { err, ok, type Result } from '@/lib/core/result';
import { Raw } from '@/lib/envoy/raw';
import { readRouteConfigDetail, readVirtualHostDetail } from '@/lib/envoy/route-host-detail';
import type { HostBlock, Joined } from './joined';
import { jsonAt } from './json-at';
import { clusterExists, routeConfigRaw, routeConfigRef } from './route-detail';
import { mirrorTarget } from './route-detail-levels';
import { treeOf } from './route-detail-tree';
import type { HostSummary, RouteConfigDetail, VirtualHostDetail } from './route-detail-types';
import { rawAt, usageOf } from './route-detail-users';

const NOTHING = Raw.root({});

/** Routes of a virtual host that have a state other than ok. */
const problemsIn = ({ rows }: HostBlock): number => rows.filter(({ state }) => state.kind !== 'ok').length;

/** One virtual host with everything around it. Fails with `resource-gone` when the pointer names none. */
export function virtualHostDetail(joined: Joined, pointer: JsonPointer): Result<VirtualHostDetail> {
  const block = joined.blocks.find(({ host }) => host.pointer === pointer);
  if (block === undefined) return err(appError('resource-gone', { what: 'This virtual host' }));
  const { host } = block;
  const config = readVirtualHostDetail(rawAt(joined, pointer) ?? NOTHING);
  const { tree, actions } = treeOf(joined, block);
  const hosts = joined.blocks.filter((each) => each.config === block.config);
  const place = hosts.indexOf(block);
  return ok({
    pointer,
    name: host.name,
    config,
    routes: host.routes.length,
    problems: problemsIn(block),
    routeConfig: routeConfigRef(block.config),
    mirrors: config.mirrors.map((mirror) => mirrorTarget(mirror, clusterExists(joined))),
    tree,
    treeRoutes: actions.map(({ pointer: action, rows }) => ({ pointer: action, rows })),
    previous: hosts[place - 1]?.host.pointer ?? null,
    next: hosts[place + 1]?.host.pointer ?? null,
    json: jsonAt(joined.snapshot, pointer),
  });
}

/** More virtual hosts than a panel can show are read in the list. */
const HOSTS_SHOWN = 200;

function summaryOf(joined: Joined, block: HostBlock): HostSummary {
  const { host, rows } = block;
  const clusters = rawAt(joined, host.pointer)?.at('virtual_clusters').items() ?? [];
  return {
    pointer: host.pointer,
    name: host.name,
    domains: host.domains.length,
    firstDomain: host.domains[0] ?? '',
    routes: rows.length,
    virtualClusters: clusters.length,
    problems: problemsIn(block),
    requireTls: host.requireTls,
    hasMatcherTree: host.hasMatcherTree,
  };
}

const sum = (hosts: readonly HostSummary[], pick: (host: HostSummary) => number): number =>
  hosts.reduce((total, host) => total + pick(host), 0);

/**
 * The route configuration of a name, with everything around it. Several inline ones may share a name: the first of
 * the dump is shown, and `copies` says how many there are. Fails with `resource-gone` when there is none.
 */
export function routeConfigDetail(joined: Joined, name: string): Result<RouteConfigDetail> {
  const configs = (joined.snapshot.dump?.routeConfigs ?? []).filter((each) => each.name === name);
  const [config] = configs;
  if (config === undefined) return err(appError('resource-gone', { what: 'This route configuration' }));
  const raw = routeConfigRaw(joined, config);
  const detail = readRouteConfigDetail(raw);
  const hosts = joined.blocks
    .filter((block) => block.config === config)
    .map((block) => summaryOf(joined, block));
  const { users, scopes } = usageOf(joined, name);
  return ok({
    ...routeConfigRef(config),
    config: detail,
    mirrors: detail.mirrors.map((mirror) => mirrorTarget(mirror, clusterExists(joined))),
    copies: configs.length,
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
