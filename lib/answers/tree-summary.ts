import type { JsonBytes } from '@/lib/json/bytes';
import { stringAt } from '@/lib/json/cursor';
import type { Span } from '@/lib/json/span';

/** Members looked at: Envoy prints what names an object among the first. */
const MOST_MEMBERS = 24;
const MOST_TEXT = 160;

/** Fields that say what an object is; the first that is there counts. */
const NAMES = [
  'name',
  'cluster_name',
  'clusterName',
  'route_config_name',
  'address',
  'pipe',
  'key',
  '@type',
  'type_url',
] as const;
/** Values that are named one level deeper: entries of the dump, endpoints, wrappers. */
const WRAPPERS = [
  'cluster',
  'route_config',
  'routeConfig',
  'listener',
  'secret',
  'endpoint_config',
  'endpointConfig',
  'active_state',
  'activeState',
  'socket_address',
  'socketAddress',
  'endpoint',
  'header',
] as const;
const PATHS = ['prefix', 'path', 'path_separated_prefix', 'pathSeparatedPrefix'] as const;
const ACTIONS = ['redirect', 'direct_response', 'directResponse', 'non_forwarding_action'] as const;

type Members = ReadonlyMap<string, Span>;

function membersOf(document: JsonBytes, span: Span | undefined): Members {
  const found = new Map<string, Span>();
  if (span === undefined) return found;
  let seen = 0;
  for (const { key, value } of document.members(span)) {
    found.set(key, value);
    seen += 1;
    if (seen === MOST_MEMBERS) break;
  }
  return found;
}

function textAt(document: JsonBytes, span: Span | undefined): string | null {
  if (span === undefined || document.kind(span) !== 'string' || span.end - span.start > 4 * MOST_TEXT)
    return null;
  const text = stringAt(document.bytes, span);
  return text === '' ? null : text.slice(0, MOST_TEXT);
}

/** `prefix /api/v1/`; as Envoy's RouteMatch calls it. */
function matchWords(document: JsonBytes, match: Span | undefined): string | null {
  const members = membersOf(document, match);
  for (const key of PATHS) {
    const text = textAt(document, members.get(key));
    if (text !== null) return `${key.replaceAll('_', ' ')} ${text}`;
  }
  const regex = membersOf(document, members.get('safe_regex') ?? members.get('safeRegex'));
  const text = textAt(document, regex.get('regex'));
  return text === null ? null : `regex ${text}`;
}

function actionWords(document: JsonBytes, route: Members): string | null {
  for (const key of ACTIONS) if (route.has(key)) return key.replaceAll('_', ' ');
  const action = membersOf(document, route.get('route'));
  const cluster = textAt(document, action.get('cluster'));
  if (cluster !== null) return cluster;
  const weighted = membersOf(document, action.get('weighted_clusters') ?? action.get('weightedClusters'));
  const list = weighted.get('clusters');
  return list === undefined ? null : `${document.count(list)} weighted clusters`;
}

function nameIn(document: JsonBytes, members: Members): string | null {
  for (const key of NAMES) {
    const text = textAt(document, members.get(key));
    if (text !== null) return key === '@type' ? text.slice(text.lastIndexOf('/') + 1) : text;
  }
  return null;
}

/** What an object is, in a few words; null when nothing in it says so. */
export function summaryOf(document: JsonBytes, span: Span): string | null {
  if (document.kind(span) !== 'object') return null;
  const members = membersOf(document, span);
  const match = matchWords(document, members.get('match'));
  if (match !== null) {
    const action = actionWords(document, members);
    return action === null ? match : `${match} → ${action}`;
  }
  for (const key of WRAPPERS) {
    const inner = members.get(key);
    if (inner === undefined) continue;
    const name = nameIn(document, membersOf(document, inner)) ?? summaryOf(document, inner);
    if (name !== null) return name;
  }
  const name = nameIn(document, members);
  const weight = members.get('weight');
  if (name === null || weight === undefined || document.kind(weight) !== 'number') return name;
  return `${name}, weight ${document.raw(weight)}`;
}
