import type { JsonPointer } from '@/lib/core/brand';
import type { NamedMatch, PathMatch, RouteMatch } from '@/lib/envoy/model';
import type { Joined } from '../joined';
import type { ExplainFields } from './types';
import { waysOf } from './ways';

/** A value that a condition takes, where that is plain to see; null for a regex and the like. */
function valueFor({ match, invert }: NamedMatch): string | null {
  if (invert) return null;
  if (match.kind === 'present') return match.present ? '1' : null;
  return match.kind === 'exact' || match.kind === 'prefix' ? match.value : null;
}

function targetFor(path: PathMatch, { query }: RouteMatch): string {
  const plain = path.kind === 'prefix' || path.kind === 'exact' || path.kind === 'path-separated-prefix';
  const base = plain && path.value.startsWith('/') ? path.value : '/';
  const pairs = query.flatMap((each) => {
    const value = valueFor(each);
    return value === null ? [] : [`${encodeURIComponent(each.name)}=${encodeURIComponent(value)}`];
  });
  return pairs.length === 0 ? base : `${base}?${pairs.join('&')}`;
}

/** A host that a domain takes. */
const hostFor = (domain: string): string =>
  domain === '*' ? 'example.com' : domain.replace(/^\*/, 'any').replace(/\*$/, 'any');

const NOTHING = { method: '', target: '/', headers: [] } as const;

function requestFor(match: RouteMatch): Pick<ExplainFields, 'method' | 'target' | 'headers'> {
  const pairs = match.headers.flatMap((each) => {
    const value = valueFor(each);
    return value === null ? [] : [[each.name.toLowerCase(), value] as const];
  });
  return {
    method: pairs.find(([name]) => name === ':method')?.[1] ?? '',
    target: targetFor(match.path, match),
    headers: pairs.filter(([name]) => !name.startsWith(':') && name !== 'host'),
  };
}

/** A request to begin with for a route or a virtual host; null when the pointer names none. */
export function fieldsForPlace(joined: Joined, pointer: JsonPointer): ExplainFields | null {
  const { table } = joined.routes;
  const row = table.rowAt(pointer);
  const host = row < 0 ? table.hostAt(pointer) : table.hostOf(row);
  if (host < 0) return null;
  const { domains } = table.head(host);
  const domain = domains.find((each) => !each.includes('*')) ?? domains[0] ?? '';
  const way = waysOf(joined).get(joined.routes.configOf(host).name);
  const name = hostFor(domain);
  return {
    ...(row < 0 ? NOTHING : requestFor(table.match(row))),
    host: name,
    scheme: way?.scheme ?? '',
    port: way === undefined ? '' : String(way.port),
    tls: way === undefined ? '' : way.scheme === 'https' ? 'on' : 'off',
    sni: '',
    address: '',
    alpn: '',
    source: '',
    sourcePort: '',
    capture: '',
    original: '',
    proxied: '',
    version: '',
    random: '',
    runtime: [],
    expected: '',
    logged: null,
  };
}
