import type { JsonPointer } from '@/lib/core/brand';
import { parsePointer, ROOT } from '@/lib/core/json-pointer';
import { readMatcherTree } from '@/lib/envoy/matcher-tree';
import type { MatcherTree, Route } from '@/lib/envoy/model';
import type { Raw } from '@/lib/envoy/raw';
import { readRoute } from '@/lib/envoy/route-configs';
import type { HostBlock, Joined } from './joined';
import { originOf } from './origin';
import type { TreeRoutes } from './route-detail-types';
import { rawAt } from './route-detail-users';
import type { RouteRow } from './routes-types';

const ROUTE_LIST = 'envoy.config.route.v3.RouteList';
const ROUTE = 'envoy.config.route.v3.Route';

export interface TreeAction extends TreeRoutes {
  /** The same routes as `rows`. */
  readonly routes: readonly Route[];
}

function routesOf(config: Raw): readonly Route[] {
  if (config.type === ROUTE_LIST) return config.at('routes').objects().map(readRoute);
  return config.type === ROUTE ? [readRoute(config)] : [];
}

/** Typed configuration of an action → the action's own pointer, as the tree names it. */
const actionPointer = ({ pointer }: Raw): JsonPointer =>
  parsePointer(pointer.slice(0, pointer.lastIndexOf('/'))) ?? ROOT;

function rowOf(joined: Joined, { config, host }: HostBlock, route: Route, place: number): RouteRow {
  return {
    kind: 'route',
    pointer: route.pointer,
    ordinal: place + 1,
    name: route.name,
    routeConfig: config.name,
    virtualHost: host.name,
    path: route.match.path,
    match: route.match,
    action: route.action,
    perFilterConfig: route.perFilterConfig,
    origin: originOf(route, config.state, joined.objects),
    state: joined.health.actionState(route.action),
  };
}

/** The matcher tree of a virtual host, and the routes that its actions hold, numbered within each action. */
export function treeOf(
  joined: Joined,
  block: HostBlock,
): { readonly tree: MatcherTree | null; readonly actions: readonly TreeAction[] } {
  const actions: TreeAction[] = [];
  const host = rawAt(joined, block.host.pointer);
  if (host === null) return { tree: null, actions };
  const tree = readMatcherTree(host.at('matcher'), (config) => {
    const routes = routesOf(config).map((route, place) => ({ ...route, ordinal: place + 1 }));
    const rows = routes.map((route, place) => rowOf(joined, block, route, place));
    actions.push({ pointer: actionPointer(config), routes, rows });
  });
  return { tree, actions };
}
