import type { FilterStateMatch, MetadataMatch, MetadataValueMatch, TlsContextMatch } from '@/lib/envoy/model';
import { valueWords } from './value-words';

/** type.matcher.v3.ValueMatcher in words. */
function metadataValueWords(match: MetadataValueMatch): string {
  switch (match.kind) {
    case 'null':
      return 'is null';
    case 'number':
      return `= ${match.value}`;
    case 'number-range':
      return `from ${match.start} to below ${match.end}`;
    case 'text':
      return valueWords(match.match, false);
    case 'flag':
      return `= ${match.value}`;
    case 'present':
      return match.present ? 'present' : 'absent';
    case 'one-of':
      return `has an element ${metadataValueWords(match.match)}`;
    case 'any-of':
      return match.matches.map(metadataValueWords).join(' or ');
    case 'unknown':
      return `${match.field === '' ? 'value' : match.field} (not understood)`;
  }
}

/** `envoy.filters.http.jwt_authn payload.sub = x`; `not (…)` where the matcher is turned round. */
export function metadataWords({ filter, path, value, invert }: MetadataMatch): string {
  const clause = `${[filter, path.join('.')].filter((part) => part !== '').join(' ')} ${metadataValueWords(value)}`;
  return invert ? `not (${clause})` : clause;
}

/** `shop.user ending with @example.com`, `shop.peer in 10.0.0.0/8` */
export function filterStateWords({ key, match }: FilterStateMatch): string {
  switch (match.kind) {
    case 'text':
      return `${key} ${valueWords(match.match, false)}`;
    case 'address':
      return `${key} ${match.invert ? 'not in' : 'in'} ${match.ranges.join(', ') || 'no range'}`;
    case 'unknown':
      return `${key} ${match.field} (not understood)`;
  }
}

/** What a route asks of the client's certificate; without TLS both are false. */
export function tlsContextWords({ presented, validated }: TlsContextMatch): readonly string[] {
  return [
    ...(presented === null
      ? []
      : [presented ? 'client certificate presented' : 'no client certificate presented']),
    ...(validated === null
      ? []
      : [validated ? 'client certificate validated' : 'client certificate not validated']),
  ];
}
