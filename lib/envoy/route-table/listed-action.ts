import type { JsonBytes } from '@/lib/json/bytes';
import { Raw } from '../raw';
import { readRouteAction } from '../route-action';
import type { RouteAction, WeightedCluster } from '../route-model';
import { type ActionKind, EXTRA } from './columns';
import type { Records } from './records';

/** An action without its policy. */
export type ListedAction = RouteAction extends infer Action
  ? Action extends { readonly policy: unknown }
    ? Omit<Action, 'policy'>
    : Action
  : never;

/** Fields of the actions that are parsed when they are shown. */
const PARSED: { readonly [kind in ActionKind]?: string } = {
  redirect: 'redirect',
  'direct-response': 'direct_response',
  'filter-action': 'filter_action',
};

/** What a table knows of the clusters of its routes. */
interface Targets {
  readonly actionKind: (row: number) => ActionKind;
  readonly chooser: (row: number) => string;
  readonly firstTarget: (row: number) => number;
  readonly targetName: (target: number) => number;
  readonly targetWeight: (target: number) => number;
  readonly isTargetByHeader: (target: number) => boolean;
  readonly nameText: (name: number) => string;
}

function clusterAction(table: Targets, row: number, kind: 'cluster' | 'weighted'): ListedAction {
  const clusters: WeightedCluster[] = [];
  for (let target = table.firstTarget(row); target < table.firstTarget(row + 1); target += 1) {
    const name = table.nameText(table.targetName(target));
    const weight = table.targetWeight(target);
    clusters.push(
      table.isTargetByHeader(target) ? { name: '', weight, clusterHeader: name } : { name, weight },
    );
  }
  const [only = { name: '', weight: 1 }] = clusters;
  return kind === 'cluster' ? { kind, clusters: [only] } : { kind, clusters };
}

function parsedAction(
  document: JsonBytes,
  actions: Records,
  row: number,
  kind: ActionKind,
): ListedAction | null {
  const field = PARSED[kind];
  const extra = actions.firstFrom(EXTRA.row, row);
  const isPlain = field !== undefined && extra < actions.length && actions.get(extra, EXTRA.row) === row;
  if (!isPlain) return null;
  const span = { start: actions.get(extra, EXTRA.first), end: actions.get(extra, EXTRA.second) };
  return withoutPolicy(readRouteAction(Raw.root({ [field]: document.parse(span) }), []));
}

/**
 * The action of a route that is written in the usual way; null for one that only the typed readers know.
 * @param actions spans of redirects, direct responses and filters' actions
 */
export function listedAction(
  table: Targets,
  document: JsonBytes,
  actions: Records,
  row: number,
): ListedAction | null {
  const kind = table.actionKind(row);
  switch (kind) {
    case 'cluster':
    case 'weighted':
      return clusterAction(table, row, kind);
    case 'cluster-header':
      return { kind, header: table.chooser(row) };
    case 'plugin':
      return { kind, name: table.chooser(row), inline: false };
    case 'non-forwarding':
      return { kind };
    case 'unknown':
      return { kind, field: '' };
    default:
      return parsedAction(document, actions, row, kind);
  }
}

export function withoutPolicy(action: RouteAction): ListedAction {
  if (!('policy' in action)) return action;
  const { policy: _, ...rest } = action;
  return rest;
}
