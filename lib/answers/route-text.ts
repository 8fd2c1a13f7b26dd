import type { NamedMatch, PathMatch, RouteMatch, ValueMatch } from '@/lib/envoy/model';
import type { ListedAction } from '@/lib/envoy/route-table/listed-action';
import type { Origin } from './common-types';

function valueText(match: ValueMatch): string {
  switch (match.kind) {
    case 'exact':
    case 'prefix':
    case 'suffix':
    case 'contains':
    case 'regex':
      return `${match.kind} ${match.value}`;
    case 'range':
      return `${match.start} ${match.end}`;
    case 'present':
      return match.present ? 'present' : 'absent';
    case 'unknown':
      return match.field;
  }
}

const namedText = (each: NamedMatch): string => `${each.name} ${valueText(each.match)}`;

/** The kind of a path and what it is compared with, for the filter. */
export function pathText(path: PathMatch): string {
  if (path.kind === 'connect') return 'connect';
  return path.kind === 'unknown' ? path.field : `${path.kind} ${path.value}`;
}

/** What a person would type to find this action: the target, the kind, the code. */
export function actionText(action: ListedAction): string {
  switch (action.kind) {
    case 'cluster':
    case 'weighted':
      return action.clusters.map(({ name }) => name).join(' ');
    case 'cluster-header':
      return `cluster-header ${action.header}`;
    case 'redirect':
      return ['redirect', action.code, action.scheme, action.host, action.path, action.prefixRewrite]
        .filter((part) => part !== null)
        .join(' ');
    case 'direct-response':
      return `direct-response ${action.status}`;
    case 'plugin':
      return `plugin ${action.name}`;
    case 'non-forwarding':
    case 'filter-action':
      return action.kind;
    case 'unknown':
      return action.field;
  }
}

export function originText(origin: Origin): string {
  if (origin.kind === 'object') return `${origin.ref.kind} ${origin.ref.namespace}/${origin.ref.name}`;
  return origin.kind === 'inline' ? inlineText(origin.listeners) : origin.kind;
}

/** `inline in listener virtualInbound` */
function inlineText(listeners: readonly string[]): string {
  return `inline in ${listeners.length === 1 ? 'listener' : 'listeners'} ${listeners.join(', ')}`;
}

/** What a route asks for besides the path. */
export const conditionTexts = ({ headers, query, cookies }: RouteMatch): readonly string[] =>
  [...headers, ...query, ...cookies].map(namedText);
