import type { Raw } from './raw';
import { decodeBytes } from './route-bytes';
import type { BodyFormat, BodySource, DirectResponseDetail, RedirectDetail } from './route-detail-model';
import { BODY_FORMAT_FIELDS, DIRECT_RESPONSE_FIELDS, REDIRECT_FIELDS } from './route-fields';
import { readRegexRewrite } from './route-rewrite';
import { readExtensions, readSettings } from './route-settings';

/** RedirectAction.RedirectResponseCode; the first is the default and left out of a dump. */
const REDIRECT_CODES: ReadonlyMap<string, number> = new Map([
  ['', 301],
  ['MOVED_PERMANENTLY', 301],
  ['FOUND', 302],
  ['SEE_OTHER', 303],
  ['TEMPORARY_REDIRECT', 307],
  ['PERMANENT_REDIRECT', 308],
]);

/** Status of a RedirectAction; 0 for one that is not known. */
export function redirectCode(raw: Raw): number {
  return REDIRECT_CODES.get(raw.text('response_code')) ?? 0;
}

/** RouteAction.ClusterNotFoundResponseCode; the first is the default and left out of a dump. */
const NOT_FOUND_CODES: ReadonlyMap<string, number> = new Map([
  ['', 503],
  ['SERVICE_UNAVAILABLE', 503],
  ['NOT_FOUND', 404],
  ['INTERNAL_SERVER_ERROR', 500],
]);

/** Status of a route action whose cluster does not exist; 0 for one that is not known. */
export function notFoundCode(action: Raw): number {
  return NOT_FOUND_CODES.get(action.text('cluster_not_found_response_code')) ?? 0;
}

const PATHS = [
  ['path_redirect', 'path'],
  ['prefix_rewrite', 'prefix'],
  ['path_rewrite', 'format'],
] as const;

function readRedirectPath(raw: Raw): RedirectDetail['path'] {
  for (const [field, kind] of PATHS) {
    const value = raw.text(field);
    if (value !== '') return { kind, value };
  }
  const regex = raw.at('regex_rewrite');
  return regex.object === null ? null : { kind: 'regex', ...readRegexRewrite(regex) };
}

/** config.route.v3.RedirectAction */
export function readRedirectDetail(raw: Raw): RedirectDetail {
  raw.expect(REDIRECT_FIELDS);
  return {
    kind: 'redirect',
    code: redirectCode(raw),
    httpsRedirect: raw.flag('https_redirect'),
    scheme: raw.text('scheme_redirect'),
    host: raw.text('host_redirect'),
    port: raw.numberOrNull('port_redirect'),
    path: readRedirectPath(raw),
    stripQuery: raw.flag('strip_query'),
  };
}

/** config.core.v3.DataSource */
function readSource(raw: Raw): BodySource {
  const text = raw.textOrNull('inline_string');
  if (text !== null) return { kind: 'text', text };
  const bytes = raw.textOrNull('inline_bytes');
  if (bytes !== null) return { kind: 'bytes', text: decodeBytes(bytes) };
  const path = raw.textOrNull('filename');
  if (path !== null) return { kind: 'file', path };
  const name = raw.textOrNull('environment_variable');
  return name === null ? { kind: 'none' } : { kind: 'environment', name };
}

function readFormat(raw: Raw): BodyFormat | null {
  if (raw.object === null) return null;
  raw.expect(BODY_FORMAT_FIELDS);
  const old = raw.textOrNull('text_format');
  const json = raw.at('json_format');
  return {
    source: old === null ? readSource(raw.at('text_format_source')) : { kind: 'text', text: old },
    json: json.object === null ? null : readSettings(json),
    contentType: raw.text('content_type'),
    omitEmpty: raw.flag('omit_empty_values'),
    formatters: readExtensions(raw.at('formatters')),
  };
}

/** config.route.v3.DirectResponseAction */
export function readDirectResponse(raw: Raw): DirectResponseDetail {
  raw.expect(DIRECT_RESPONSE_FIELDS);
  return {
    kind: 'direct-response',
    status: raw.numberOrNull('status') ?? 0,
    body: readSource(raw.at('body')),
    format: readFormat(raw.at('body_format')),
  };
}
