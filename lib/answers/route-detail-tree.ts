import type { JsonPointer } from '@/lib/core/brand';
import { child, parsePointer, ROOT } from '@/lib/core/json-pointer';
import { fieldAt } from '@/lib/envoy/byte-fields';
import { readMatcherTree } from '@/lib/envoy/matcher-tree';
import type { MatcherTree, Route } from '@/lib/envoy/model';
import { Raw } from '@/lib/envoy/raw';
import { readRoute } from '@/lib/envoy/route-configs';
import type { Joined } from './joined';
import { originOf } from './origin';
import type { TreeRoutes } from './route-detail-types';

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

/** The matcher tree of a virtual host, and the routes that its actions hold, numbered within each action. */
export function treeOf(
  { routes, health, objects }: Joined,
  host: number,
): { readonly tree: MatcherTree | null; readonly actions: readonly TreeAction[] } {
  const actions: TreeAction[] = [];
  const { document } = routes.table;
  const matcher = fieldAt(document, routes.table.hostSpan(host), 'matcher');
  if (matcher === null) return { tree: null, actions };
  const { state } = routes.configOf(host);
  const raw = Raw.root(document.parse(matcher), undefined, child(routes.table.hostPointer(host), 'matcher'));
  const tree = readMatcherTree(raw, (config) => {
    const read = routesOf(config).map((route, place) => ({ ...route, ordinal: place + 1 }));
    const rows = read.map((route) =>
      routes.rowOf(host, route, originOf(route, state, objects), health.actionState(route.action)),
    );
    actions.push({ pointer: actionPointer(config), routes: read, rows });
  });
  return { tree, actions };
}
