import type { Connection } from './connection';
import type { HeaderMap } from './header-map';
import type { ManagerConfig } from './manager-config';
import { mergedSlashes, normalizedPath, unescapedSlashes } from './path-normal';
import type { ExplainQuestion } from './question';
import { badRequest, forGrpc, isGrpc, type Reply, reply } from './reply';
import type { Runtime } from './runtime-values';

/** nghttp2's table of characters that may stand in an authority. */
const AUTHORITY = /^[A-Za-z0-9\-._~!$&'()*+,;=:@%[\]]*$/;

const ESCAPED_BY_NUMBER: Readonly<Record<number, string>> = {
  2: 'REJECT_REQUEST',
  3: 'UNESCAPE_AND_REDIRECT',
  4: 'UNESCAPE_AND_FORWARD',
};

function escapedSlashes({ settings }: ManagerConfig, runtime: Runtime): string {
  const { escapedSlashes: set } = settings;
  if (set !== null && set !== 'IMPLEMENTATION_SPECIFIC_DEFAULT') return set;
  const number = runtime.number('http_connection_manager.path_with_escaped_slashes_action');
  return ESCAPED_BY_NUMBER[number ?? 0] ?? 'KEEP_UNCHANGED';
}

function normalizes({ settings }: ManagerConfig, runtime: Runtime): boolean {
  if (settings.normalizePath !== null) return settings.normalizePath;
  // A runtime feature in percent: whole numbers only, and never in between here.
  return (runtime.number('http_connection_manager.normalize_path') ?? 0) > 0;
}

type NewPath = { readonly path: string; readonly redirects: boolean } | null;

/** The path after all steps, null where the request is refused (conn_manager_utility.cc maybeNormalizePath). */
function normalPath(whole: string, config: ManagerConfig, runtime: Runtime): NewPath {
  if (whole.includes('#') && runtime.flag('envoy.reloadable_features.http_reject_path_with_fragment', true))
    return null;
  const cut = whole.replace(/#.*$/s, '');
  const mark = cut.indexOf('?');
  let path = mark < 0 ? cut : cut.slice(0, mark);
  const query = mark < 0 ? '' : cut.slice(mark);
  const action = escapedSlashes(config, runtime);
  let redirects = false;
  if (action !== 'KEEP_UNCHANGED' && /%2f|%5c/i.test(path)) {
    if (action === 'REJECT_REQUEST') return null;
    path = unescapedSlashes(path);
    redirects = action === 'UNESCAPE_AND_REDIRECT';
  }
  if (normalizes(config, runtime)) {
    const normal = normalizedPath(path);
    if (normal === null) return null;
    path = normal;
  }
  if (config.settings.mergeSlashes) path = mergedSlashes(path);
  return { path: path + query, redirects };
}

const PATH_DETAILS = 'path_normalization_failed';

function checkPath(headers: HeaderMap, config: ManagerConfig, runtime: Runtime): Reply | null {
  const path = headers.first(':path');
  if (path === null || path === '')
    return headers.first(':method') === 'CONNECT' ? null : badRequest('missing_path_rejected', null, 404);
  if (!path.startsWith('/')) return badRequest('absolute_path_rejected', null, 404);
  const normal = normalPath(path, config, runtime);
  if (normal === null) return badRequest(PATH_DETAILS);
  if (!normal.redirects) {
    headers.set(':path', normal.path);
    return null;
  }
  if (isGrpc(headers)) return badRequest(PATH_DETAILS);
  return { ...reply('redirect', 307, PATH_DETAILS), location: normal.path };
}

/** The `:` before a port: the last one that is not inside brackets; -1 without one. */
export function portColon(host: string): number {
  const colon = host.lastIndexOf(':');
  return colon > host.lastIndexOf(']') ? colon : -1;
}

function withoutDot(host: string): string {
  if (host.endsWith('.')) return host.slice(0, -1);
  const colon = portColon(host);
  return colon > 0 && host[colon - 1] === '.' && /^\+?\d+$/.test(host.slice(colon + 1))
    ? host.slice(0, colon - 1) + host.slice(colon)
    : host;
}

function normalizeHost(headers: HeaderMap, { settings }: ManagerConfig, connection: Connection): void {
  let host = headers.first(':authority') ?? '';
  if (settings.stripTrailingDot) host = withoutDot(host);
  const colon = settings.stripPort === 'no' ? -1 : portColon(host);
  const port = colon < 0 ? '' : host.slice(colon + 1);
  const isPort = /^\+?\d+$/.test(port);
  if (isPort && (settings.stripPort === 'any' || Number(port) === connection.local.port))
    host = host.slice(0, colon);
  headers.set(':authority', host);
}

/** The checks before routing, in Envoy's order; normalises path and host on the way. Null: it goes on. */
export function checkRequest(
  headers: HeaderMap,
  question: ExplainQuestion,
  config: ManagerConfig,
  connection: Connection,
  runtime: Runtime,
): Reply | null {
  if (question.version === '1.0') {
    if (!config.acceptsHttp10) return badRequest('low_version', 'DPE', 426);
    if (!headers.has(':authority') && config.defaultHost !== '')
      headers.set(':authority', config.defaultHost);
  }
  const host = headers.first(':authority');
  if (host === null) return forGrpc(badRequest('missing_host_header'), headers);
  if (!AUTHORITY.test(host)) return badRequest('http.invalid_authority', 'DPE');
  if (headers.first(':method') === 'QUERY' && !headers.has('content-type'))
    return badRequest('query_missing_content_type');
  const refusal = checkPath(headers, config, runtime);
  if (refusal !== null) return forGrpc(refusal, headers);
  normalizeHost(headers, config, connection);
  return null;
}
