import { ROUTE_MATCH_FIELDS } from './known-fields';
import type { PathMatch, RouteMatch, TlsContextMatch } from './model';
import type { Raw } from './raw';
import { TLS_CONTEXT_MATCH_FIELDS } from './route-fields';
import { readFraction } from './route-fraction';
import { readFilterStateMatch, readMetadataMatch } from './route-metadata-match';
import { readCookieMatch, readHeaderMatch, readQueryMatch } from './value-match';

const PLAIN_PATHS = [
  ['prefix', 'prefix'],
  ['path', 'exact'],
  ['path_separated_prefix', 'path-separated-prefix'],
] as const;

const URI_TEMPLATE = 'envoy.extensions.path.match.uri_template.v3.UriTemplateMatchConfig';

function policyMatch(raw: Raw): PathMatch {
  const config = raw.at('typed_config');
  if (config.type === URI_TEMPLATE) return { kind: 'uri-template', value: config.text('path_template') };
  raw.notices.add('unknown-type', () => config.pointer, config.type);
  return { kind: 'unknown', field: 'path_match_policy' };
}

function readPath(raw: Raw): PathMatch {
  // A missing BoolValue means case-sensitive; regex, template and CONNECT ignore the field.
  const ignoreCase = raw.flagOrNull('case_sensitive') === false;
  for (const [field, kind] of PLAIN_PATHS) {
    const value = raw.textOrNull(field);
    if (value !== null) return { kind, value, ignoreCase };
  }
  if (raw.has('safe_regex')) return { kind: 'regex', value: raw.at('safe_regex').text('regex') };
  if (raw.has('path_match_policy')) return policyMatch(raw.at('path_match_policy'));
  if (raw.has('connect_matcher')) return { kind: 'connect' };
  // The v2 spelling; in a v3 dump it would be an unknown field with a notice.
  const regex = raw.textOrNull('regex');
  if (regex !== null) return { kind: 'regex', value: regex };
  return { kind: 'unknown', field: '' };
}

function readTlsContext(raw: Raw): TlsContextMatch | null {
  if (raw.object === null) return null;
  raw.expect(TLS_CONTEXT_MATCH_FIELDS);
  return { presented: raw.flagOrNull('presented'), validated: raw.flagOrNull('validated') };
}

/** One empty list for the many routes that lack a kind of condition. */
const NONE: readonly never[] = [];

function listOf<T>(raw: Raw, read: (item: Raw) => T): readonly T[] {
  return raw.exists ? raw.objects().map(read) : NONE;
}

/** config.route.v3.RouteMatch */
export function readRouteMatch(raw: Raw): RouteMatch {
  raw.expect(ROUTE_MATCH_FIELDS);
  const unknown = raw.keys().filter((key) => !ROUTE_MATCH_FIELDS.has(key));
  return {
    path: readPath(raw),
    headers: listOf(raw.at('headers'), readHeaderMatch),
    query: listOf(raw.at('query_parameters'), readQueryMatch),
    cookies: listOf(raw.at('cookies'), readCookieMatch),
    grpcOnly: raw.has('grpc'),
    runtimeFraction: readFraction(raw.at('runtime_fraction')),
    tlsContext: readTlsContext(raw.at('tls_context')),
    dynamicMetadata: listOf(raw.at('dynamic_metadata'), readMetadataMatch),
    filterState: listOf(raw.at('filter_state'), readFilterStateMatch),
    unknownFields: unknown.length === 0 ? NONE : unknown,
  };
}
