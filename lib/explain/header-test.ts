import type { NamedMatch } from '@/lib/envoy/model';
import type { Raw } from '@/lib/envoy/raw';
import { readHeaderMatch } from '@/lib/envoy/value-match';
import { HeaderMap } from './header-map';
import { valueTest, wantedText } from './value-test';

/** A HeaderMatcher, ready to be asked. */
export interface HeaderTest {
  readonly key: string;
  readonly name: string;
  readonly wanted: string;
  /** Null: not understood. `individually`: each of several values alone, not joined. */
  readonly holds: (headers: HeaderMap, individually: boolean) => boolean | null;
}

/** Deprecated `exact_match: ""` takes any value (HeaderUtility::HeaderDataExactMatch of old). */
function readMatch(raw: Raw): NamedMatch {
  const match = readHeaderMatch(raw);
  const takesAny = !raw.has('string_match') && raw.textOrNull('exact_match') === '';
  return takesAny ? { ...match, match: { kind: 'prefix', value: '', ignoreCase: false } } : match;
}

const wantedOf = ({ match, invert, missingAsEmpty }: NamedMatch): string =>
  `${invert ? 'not ' : ''}${wantedText(match)}${missingAsEmpty === true ? ' (missing is empty)' : ''}`;

const inverted = (value: boolean | null, invert: boolean): boolean | null =>
  value === null ? null : value !== invert;

/** config.route.v3.HeaderMatcher by the rules of `header_utility.h`. */
export function headerTest(raw: Raw): HeaderTest {
  const matcher = readMatch(raw);
  const { match, invert } = matcher;
  const key = HeaderMap.keyOf(matcher.name);
  const missingIsEmpty = matcher.missingAsEmpty === true;
  const base = { key, name: matcher.name, wanted: wantedOf(matcher) };
  if (match.kind === 'present') {
    const { present } = match;
    return {
      ...base,
      holds: (headers) =>
        headers.all(key) === undefined && !missingIsEmpty ? invert === present : present !== invert,
    };
  }
  const test = valueTest(match);
  return {
    ...base,
    holds: (headers, individually) => {
      const values = headers.all(key);
      if (values === undefined) return missingIsEmpty ? inverted(test(''), invert) : false;
      const [only] = values;
      if (values.length === 1 && only !== undefined) return inverted(test(only), invert);
      if (!individually) return inverted(test(values.join(',')), invert);
      const results = values.map(test);
      return inverted(results.includes(true) ? true : results.includes(null) ? null : false, invert);
    },
  };
}
