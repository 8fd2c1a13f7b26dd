import type { NamedMatch, PathMatch } from '@/lib/envoy/model';
import type { Joined } from '../joined';
import type { ExplainExample, ExplainExamples } from './types';
import { type Way, waysOf } from './ways';

const MOST_HOSTS = 200;
const MOST_ROUTES = 2_000;

const USUAL = { http: 80, https: 443 } as const;

function urlOf({ scheme, port }: Way, host: string, path: string): string {
  const authority = host.includes(':') || port === USUAL[scheme] ? host : `${host}:${port}`;
  return `${scheme}://${authority}${path}`;
}

/** A path that a condition takes; null where that is not plain to see. */
function pathFor(path: PathMatch): string | null {
  if (path.kind !== 'prefix' && path.kind !== 'exact' && path.kind !== 'path-separated-prefix') return null;
  return path.value.startsWith('/') ? path.value : null;
}

const isOwnHeader = ({ name, invert, match }: NamedMatch): boolean =>
  !invert && !name.startsWith(':') && match.kind !== 'present';

interface Found {
  readonly host: string;
  readonly way: Way;
  readonly row: number;
  readonly wantsTls: boolean;
}

/** What can be asked of one route, by the kind of example. */
function examplesOf(
  { routes: { table } }: Joined,
  { host, way, row, wantsTls }: Found,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const match = table.match(row);
  const path = pathFor(match.path);
  if (path === null) return found;
  const url = urlOf(way, host, path);
  if (wantsTls && way.scheme === 'http') found.set('A host that wants TLS', url);
  else if (match.headers.some(isOwnHeader)) found.set('A route with a header', url);
  else if (!table.hasConditions(row)) {
    found.set('A request that is routed', url);
    if (match.path.kind === 'prefix' && path.length > 1 && path.endsWith('/'))
      found.set('Without the slash at the end', urlOf(way, host, path.slice(0, -1)));
    if (way.scheme === 'https')
      found.set('Another host on the same connection', `curl ${url} -H 'host: other.${host}'`);
  }
  return found;
}

const ORDER = [
  'A request that is routed',
  'A route with a header',
  'A host that wants TLS',
  'Without the slash at the end',
  'Another host on the same connection',
];

/** Requests to try: hosts and paths of this dump, at most one of each kind. */
export function explainExamples(joined: Joined): ExplainExamples {
  const { table } = joined.routes;
  const ways = waysOf(joined);
  const found = new Map<string, string>();
  let rows = 0;
  for (let each = 0; each < Math.min(table.hostCount, MOST_HOSTS); each += 1) {
    const way = ways.get(joined.routes.configOf(each).name);
    const head = table.head(each);
    const domain = head.domains.find((name) => !name.includes('*'));
    if (way === undefined || domain === undefined) continue;
    const host = domain.replace(/:\d+$/, '');
    const wantsTls = head.requireTls === 'ALL';
    for (let row = table.firstRoute(each); row < table.firstRoute(each + 1); row += 1) {
      rows += 1;
      if (found.size === ORDER.length || rows > MOST_ROUTES) break;
      for (const [title, text] of examplesOf(joined, { host, way, row, wantsTls }))
        if (!found.has(title)) found.set(title, text);
    }
  }
  const examples = ORDER.flatMap((title): ExplainExample[] => {
    const text = found.get(title);
    return text === undefined ? [] : [{ title, text }];
  });
  return { examples };
}
