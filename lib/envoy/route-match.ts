import { ROUTE_MATCH_FIELDS } from './known-fields';
import type { PathMatch, RouteMatch } from './model';
import type { Raw } from './raw';
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

const DENOMINATORS: ReadonlyMap<string, string> = new Map([
  ['', '%'],
  ['HUNDRED', '%'],
  ['TEN_THOUSAND', '/10000'],
  ['MILLION', '/1000000'],
]);

/** config.core.v3.RuntimeFractionalPercent as `30%` or `25/10000`, followed by its runtime key, if any. */
function readFraction(raw: Raw): string | null {
  if (raw.object === null) return null;
  const value = raw.at('default_value');
  const share = `${value.numberOrNull('numerator') ?? 0}${DENOMINATORS.get(value.text('denominator')) ?? '/?'}`;
  const key = raw.text('runtime_key');
  return key === '' ? share : `${share} ${key}`;
}

/** RouteMatch fields that narrow a route in a way that the model has no place for. */
const UNREAD = ['filter_state'] as const;

/** config.route.v3.RouteMatch */
export function readRouteMatch(raw: Raw): RouteMatch {
  raw.expect(ROUTE_MATCH_FIELDS);
  const unknown = raw.keys().filter((key) => !ROUTE_MATCH_FIELDS.has(key));
  return {
    path: readPath(raw),
    headers: raw.at('headers').objects().map(readHeaderMatch),
    query: raw.at('query_parameters').objects().map(readQueryMatch),
    cookies: raw.at('cookies').objects().map(readCookieMatch),
    grpcOnly: raw.has('grpc'),
    runtimeFraction: readFraction(raw.at('runtime_fraction')),
    tlsContext: raw.has('tls_context'),
    dynamicMetadata: raw.at('dynamic_metadata').items().length,
    unknownFields: [...UNREAD.filter((field) => raw.has(field)), ...unknown],
  };
}
