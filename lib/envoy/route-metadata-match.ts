import type { FilterStateMatch, MetadataMatch, MetadataValueMatch } from './model';
import type { Raw } from './raw';
import { ADDRESS_MATCHER_FIELDS, FILTER_STATE_FIELDS, METADATA_MATCHER_FIELDS } from './route-fields';
import { readStringMatch } from './value-match';

/** Deeper nesting than any person writes; a hostile dump must not use up the stack. */
const MAX_DEPTH = 20;

function unknownMatch(raw: Raw): { readonly kind: 'unknown'; readonly field: string } {
  const [field = ''] = raw.keys().filter((key) => key !== '@type');
  if (field !== '') raw.notices.add('unknown-field', () => raw.key(field).pointer, field);
  return { kind: 'unknown', field };
}

function numberMatch(raw: Raw): MetadataValueMatch {
  const range = raw.at('range');
  if (range.object === null) return { kind: 'number', value: raw.numberOrNull('exact') ?? 0 };
  return {
    kind: 'number-range',
    start: range.numberOrNull('start') ?? 0,
    end: range.numberOrNull('end') ?? 0,
  };
}

/** type.matcher.v3.ValueMatcher. One that is nested too deep counts as unknown. */
function readValue(raw: Raw, depth = 0): MetadataValueMatch {
  if (depth > MAX_DEPTH) return unknownMatch(raw);
  if (raw.has('null_match')) return { kind: 'null' };
  if (raw.has('double_match')) return numberMatch(raw.at('double_match'));
  if (raw.has('string_match')) return { kind: 'text', match: readStringMatch(raw.at('string_match')) };
  const flag = raw.flagOrNull('bool_match');
  if (flag !== null) return { kind: 'flag', value: flag };
  const present = raw.flagOrNull('present_match');
  if (present !== null) return { kind: 'present', present };
  const list = raw.at('list_match').at('one_of');
  if (list.object !== null) return { kind: 'one-of', match: readValue(list, depth + 1) };
  const any = raw.at('or_match');
  if (any.object === null) return unknownMatch(raw);
  const matches = any.at('value_matchers').objects();
  return { kind: 'any-of', matches: matches.map((each) => readValue(each, depth + 1)) };
}

/** type.matcher.v3.MetadataMatcher */
export function readMetadataMatch(raw: Raw): MetadataMatch {
  raw.expect(METADATA_MATCHER_FIELDS);
  return {
    filter: raw.text('filter'),
    path: raw
      .at('path')
      .objects()
      .map((segment) => segment.text('key')),
    value: readValue(raw.at('value')),
    invert: raw.flag('invert'),
  };
}

/** config.core.v3.CidrRange as `10.0.0.0/8`; a missing length is 0. */
function rangeText(range: Raw): string {
  return `${range.text('address_prefix')}/${range.numberOrNull('prefix_len') ?? 0}`;
}

/** type.matcher.v3.AddressMatcher: its ranges, and whether they are the ones to stay out of. */
export function readAddressMatch(raw: Raw): { readonly ranges: readonly string[]; readonly invert: boolean } {
  raw.expect(ADDRESS_MATCHER_FIELDS);
  return { ranges: raw.at('ranges').objects().map(rangeText), invert: raw.flag('invert_match') };
}

/** type.matcher.v3.FilterStateMatcher */
export function readFilterStateMatch(raw: Raw): FilterStateMatch {
  raw.expect(FILTER_STATE_FIELDS);
  const key = raw.text('key');
  if (raw.has('string_match'))
    return { key, match: { kind: 'text', match: readStringMatch(raw.at('string_match')) } };
  const address = raw.at('address_match');
  if (address.object !== null) return { key, match: { kind: 'address', ...readAddressMatch(address) } };
  return { key, match: { kind: 'unknown', field: raw.keys().find((name) => name !== 'key') ?? '' } };
}
