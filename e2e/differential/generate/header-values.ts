/** What a HeaderMatcher says of a header's values. */
import type { Random } from '../random.ts';
import { type Text, textMatcher } from './text-matchers.ts';

export interface Present {
  readonly kind: string;
  readonly json: object;
  /** Null: the header is not there. */
  readonly hit: readonly (string | null)[];
  readonly miss: readonly (string | null)[];
}

/** `treat_missing_header_as_empty` and `invert_match` around a matcher of values. */
function around(random: Random, text: Text, fields: object): Present {
  const isInverted = random.chance(0.25);
  const isEmpty = random.chance(0.2);
  const json = {
    ...fields,
    ...(isInverted ? { invert_match: true } : {}),
    ...(isEmpty ? { treat_missing_header_as_empty: true } : {}),
  };
  const kind = `${text.kind}${isInverted ? ' inverted' : ''}${isEmpty ? ' missing is empty' : ''}`;
  const repeated = `${text.hit}\n${text.miss}`;
  if (isInverted)
    return {
      kind,
      json,
      hit: isEmpty ? [text.miss, null] : [text.miss],
      miss: [text.hit, repeated, ...(isEmpty ? [] : [null])],
    };
  return { kind, json, hit: [text.hit, text.hit, repeated], miss: [text.miss, null] };
}

function deprecatedOrRange(random: Random): { text: Text; fields: object } {
  const text = textMatcher(random);
  const old: readonly { text: Text; fields: object }[] = [
    {
      text: {
        ...text,
        kind: 'range',
        hit: random.pick(['5', '+5', '1', '09']),
        miss: random.pick(['10', 'a', '0', '5x']),
      },
      fields: { range_match: { start: 1, end: 10 } },
    },
    { text: { ...text, kind: 'exact_match', hit: 'ab', miss: 'abc' }, fields: { exact_match: 'ab' } },
    {
      text: { ...text, kind: 'safe_regex_match', hit: 'a1', miss: 'a1b' },
      fields: { safe_regex_match: { regex: 'a\\d' } },
    },
    { text: { ...text, kind: 'prefix_match', hit: 'abc', miss: 'ba' }, fields: { prefix_match: 'ab' } },
    { text: { ...text, kind: 'suffix_match', hit: 'cab', miss: 'abc' }, fields: { suffix_match: 'ab' } },
    { text: { ...text, kind: 'contains_match', hit: 'xaby', miss: 'ba' }, fields: { contains_match: 'ab' } },
  ];
  return random.pick(old);
}

function presence(random: Random): Present {
  const wanted = random.chance(0.6);
  const isInverted = random.chance(0.25);
  const needsIt = wanted !== isInverted;
  const json = { present_match: wanted, ...(isInverted ? { invert_match: true } : {}) };
  const kind = `present ${wanted}${isInverted ? ' inverted' : ''}`;
  return needsIt ? { kind, json, hit: ['a', ''], miss: [null] } : { kind, json, hit: [null], miss: ['a'] };
}

export function headerValues(random: Random): Present {
  if (random.chance(0.2)) return presence(random);
  if (random.chance(0.2)) {
    const { text, fields } = deprecatedOrRange(random);
    return around(random, text, fields);
  }
  const text = textMatcher(random);
  return around(random, text, { string_match: text.json });
}
