import type { NamedMatch, ValueMatch } from './model';
import type { Raw } from './raw';

/** Fields that narrow or turn a matcher without being one. */
const MODIFIERS: ReadonlySet<string> = new Set([
  '@type',
  'name',
  'invert_match',
  'invertMatch',
  'treat_missing_header_as_empty',
  'treatMissingHeaderAsEmpty',
  'ignore_case',
  'ignoreCase',
]);

/** The first field that is none of the modifiers: the matcher that was not understood. */
function unknownMatch(raw: Raw): ValueMatch {
  const field = raw.keys().find((key) => !MODIFIERS.has(key)) ?? '';
  raw.notices.add('unknown-field', () => raw.key(field).pointer, field);
  return { kind: 'unknown', field };
}

const TEXT_KINDS = ['exact', 'prefix', 'suffix', 'contains'] as const;

/** type.matcher.v3.StringMatcher */
export function readStringMatch(raw: Raw): ValueMatch {
  for (const kind of TEXT_KINDS) {
    const value = raw.textOrNull(kind);
    if (value !== null) return { kind, value, ignoreCase: raw.flag('ignore_case') };
  }
  if (raw.has('safe_regex')) return { kind: 'regex', value: raw.at('safe_regex').text('regex') };
  const regex = raw.textOrNull('regex');
  if (regex !== null) return { kind: 'regex', value: regex };
  return unknownMatch(raw);
}

/** The spellings before `string_match`; deprecated, and still accepted by Envoy 1.40. */
function olderMatch(raw: Raw): ValueMatch | null {
  for (const kind of TEXT_KINDS) {
    const value = raw.textOrNull(`${kind}_match`);
    if (value !== null) return { kind, value, ignoreCase: false };
  }
  if (raw.has('safe_regex_match')) return { kind: 'regex', value: raw.at('safe_regex_match').text('regex') };
  const regex = raw.textOrNull('regex_match');
  return regex === null ? null : { kind: 'regex', value: regex };
}

function headerMatch(raw: Raw): ValueMatch {
  if (raw.has('string_match')) return readStringMatch(raw.at('string_match'));
  const range = raw.at('range_match');
  // int64 comes as text; a bound of 0 is left out.
  if (range.object !== null) return { kind: 'range', start: bound(range, 'start'), end: bound(range, 'end') };
  const present = raw.flagOrNull('present_match');
  if (present !== null) return { kind: 'present', present };
  const older = olderMatch(raw);
  if (older !== null) return older;
  // "If none is set, the header's presence is tested" (HeaderMatcher, route_components.proto).
  const bare = raw.keys().every((key) => MODIFIERS.has(key));
  return bare ? { kind: 'present', present: true } : unknownMatch(raw);
}

function bound(range: Raw, field: 'start' | 'end'): string {
  const value = range.at(field).value;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '0';
}

/** config.route.v3.HeaderMatcher */
export function readHeaderMatch(raw: Raw): NamedMatch {
  const match = { name: raw.text('name'), match: headerMatch(raw), invert: raw.flag('invert_match') };
  return raw.flag('treat_missing_header_as_empty') ? { ...match, missingAsEmpty: true } : match;
}

/** config.route.v3.QueryParameterMatcher, and its v2 form `{name, value, regex: true}`. */
export function readQueryMatch(raw: Raw): NamedMatch {
  return { name: raw.text('name'), match: queryMatch(raw), invert: false };
}

function queryMatch(raw: Raw): ValueMatch {
  if (raw.has('string_match')) return readStringMatch(raw.at('string_match'));
  const present = raw.flagOrNull('present_match');
  if (present !== null) return { kind: 'present', present };
  const value = raw.textOrNull('value');
  if (value === null) {
    const bare = raw.keys().every((key) => MODIFIERS.has(key));
    return bare ? { kind: 'present', present: true } : unknownMatch(raw);
  }
  return raw.at('regex').value === true
    ? { kind: 'regex', value }
    : { kind: 'exact', value, ignoreCase: false };
}

/** config.route.v3.CookieMatcher */
export function readCookieMatch(raw: Raw): NamedMatch {
  return {
    name: raw.text('name'),
    match: readStringMatch(raw.at('string_match')),
    invert: raw.flag('invert_match'),
  };
}
