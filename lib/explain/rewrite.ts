import type { ClusterWeight, ForwardDetail, RedirectDetail } from '@/lib/envoy/route-detail-model';
import type { RegexRewrite } from '@/lib/envoy/route-policy-model';
import { portColon } from './manager-checks';
import type { RouteEntry } from './route-entry';
import { type Stream, withoutQuery } from './stream';
import { lower, regexOf } from './value-test';

/** `undefined`: it cannot be known. */
type Text = string | undefined;

/** RE2's GlobalReplace; a pattern that cannot be read leaves it unknown. */
export function regexRewritten({ pattern, substitution }: RegexRewrite, text: string): Text {
  const rewritten = regexOf(pattern)?.replaceAll(text, substitution);
  return rewritten?.ok === true ? rewritten.value : undefined;
}

/** The text of the path that a prefix rewrite replaces: as configured, or all of it. */
function matchedLength(route: RouteEntry, path: string): number | null {
  const { path: match } = route.detail.match;
  switch (match.kind) {
    case 'prefix':
    case 'exact':
    case 'path-separated-prefix': {
      const fold = (text: string): string => (match.ignoreCase ? lower(text) : text);
      // With ignored path parameters the prefix may not be there as text: nothing is replaced then.
      return fold(path).startsWith(fold(match.value)) ? match.value.length : null;
    }
    default:
      return path.length;
  }
}

function prefixRewritten(route: RouteEntry, path: string, value: string): string {
  const length = matchedLength(route, path);
  return length === null ? path : value + path.slice(length);
}

/**
 * The path that the upstream gets, query and all; undefined when only running Envoy knows it.
 * @param host that the upstream gets: a CONNECT that is passed on has it where others have a path
 */
export function upstreamPath(
  route: RouteEntry,
  { pathRewrite }: ForwardDetail,
  stream: Stream,
  host: Text,
): Text {
  const whole = stream.headers.first(':path');
  if (whole === null) return host;
  if (pathRewrite === null) return whole;
  const plain = withoutQuery(whole);
  const query = whole.slice(plain.length);
  switch (pathRewrite.kind) {
    case 'prefix':
      return pathRewrite.value === '' && matchedLength(route, plain) === null
        ? whole
        : prefixRewritten(route, plain, pathRewrite.value) + query;
    case 'regex': {
      const rewritten = regexRewritten(pathRewrite, plain);
      return rewritten === '' ? whole : rewritten === undefined ? undefined : rewritten + query;
    }
    default:
      return undefined;
  }
}

/** The request's own authority. A CONNECT gets back the port that host normalisation cut. */
function ownHost({ headers, question }: Stream): string {
  const host = headers.first(':authority') ?? '';
  if (headers.first(':path') !== null) return host;
  const target = question.target.trim();
  const colon = portColon(target);
  return colon < 0 || portColon(host) >= 0 ? host : host + target.slice(colon);
}

/** The Host that the upstream gets; null: the request's own. */
export function upstreamHost(
  { hostRewrite }: ForwardDetail,
  weighted: ClusterWeight | null,
  stream: Stream,
  hostname: string | null,
): Text {
  const own = ownHost(stream);
  const literal = weighted?.hostRewrite ?? '';
  const otherwise = literal === '' ? own : literal;
  switch (hostRewrite?.kind) {
    case undefined:
      return otherwise;
    case 'literal':
      return hostRewrite.value;
    case 'header':
      return stream.headers.first(lower(hostRewrite.value)) || otherwise;
    case 'path-regex': {
      const path = withoutQuery(stream.headers.first(':path') ?? '');
      const rewritten = regexRewritten(hostRewrite, path);
      return rewritten === '' ? otherwise : rewritten;
    }
    case 'auto':
      if (literal !== '') return literal;
      return hostname === null ? undefined : hostname === '' ? own : hostname;
    default:
      return undefined;
  }
}

function redirectHost(redirect: RedirectDetail, scheme: string, stream: Stream): string {
  if (redirect.host !== '') return redirect.host;
  const host = stream.headers.first(':authority') ?? '';
  const colon = portColon(host);
  if (colon < 0) return host;
  if (redirect.port !== null && redirect.port !== 0) return host.slice(0, colon);
  const forwarded = stream.headers.first('x-forwarded-proto') ?? '';
  const port = host.slice(colon);
  const isDefault =
    (port === ':443' && lower(forwarded) === 'https') || (port === ':80' && lower(forwarded) === 'http');
  return scheme !== forwarded && isDefault ? host.slice(0, colon) : host;
}

function redirectPath(redirect: RedirectDetail, route: RouteEntry | null, stream: Stream): Text {
  const whole = stream.headers.first(':path') ?? '';
  const mark = whole.indexOf('?');
  const query = mark < 0 ? '' : whole.slice(mark);
  const { path } = redirect;
  if (path?.kind === 'path') {
    const hasQuery = path.value.includes('?');
    return hasQuery || redirect.stripQuery ? path.value : path.value + query;
  }
  const plain = withoutQuery(whole);
  const rewritten = path === null || route === null ? plain : rewrittenPath(path, route, plain);
  if (rewritten === undefined) return undefined;
  return redirect.stripQuery ? withoutQuery(rewritten) : rewritten + query;
}

function rewrittenPath(path: NonNullable<RedirectDetail['path']>, route: RouteEntry, plain: string): Text {
  if (path.kind === 'prefix') return prefixRewritten(route, plain, path.value);
  if (path.kind !== 'regex') return undefined;
  const rewritten = regexRewritten(path, plain);
  return rewritten === '' ? plain : rewritten;
}

const AS_IS: RedirectDetail = {
  kind: 'redirect',
  code: 302,
  httpsRedirect: false,
  scheme: '',
  host: '',
  port: null,
  path: null,
  stripQuery: false,
};

/** The Location of a redirect (config_impl.cc newUri); `null` gives the request's own URL. Null: none, as CONNECT has no path. */
export function redirectUrl(
  given: RedirectDetail | null,
  route: RouteEntry | null,
  stream: Stream,
): Text | null {
  if (stream.headers.first(':path') === null) return null;
  const redirect = given ?? AS_IS;
  const own = stream.headers.first(':scheme') ?? 'http';
  const scheme = redirect.scheme !== '' ? redirect.scheme : redirect.httpsRedirect ? 'https' : own;
  const path = redirectPath(redirect, route, stream);
  if (path === undefined) return undefined;
  const port = redirect.port === null || redirect.port === 0 ? '' : `:${redirect.port}`;
  return `${scheme}://${redirectHost(redirect, scheme, stream)}${port}${path.startsWith('/') ? '' : '/'}${path}`;
}
