/**
 * StringMatcher. What Envoy refuses at load: an empty `prefix`, `suffix` or `contains`; `ignore_case` beside
 * `safe_regex`; a regular expression that RE2 does not take.
 */
import type { Random } from '../random.ts';

/** A matcher of one text with a text that it takes and one that it just does not take. */
export interface Text {
  readonly kind: string;
  readonly json: object;
  readonly hit: string;
  readonly miss: string;
}

const VALUES = ['a', 'b', 'ab', 'abc', '1', '10', 'x-1'] as const;

export function textMatcher(random: Random): Text {
  const value = random.pick(VALUES);
  const kinds: readonly Text[] = [
    {
      kind: 'exact',
      json: { exact: value },
      hit: value,
      miss: random.pick([`${value}x`, value.toUpperCase() === value ? 'z' : value.toUpperCase()]),
    },
    { kind: 'prefix', json: { prefix: value }, hit: `${value}z`, miss: `z${value}` },
    { kind: 'suffix', json: { suffix: value }, hit: `z${value}`, miss: `${value}z` },
    { kind: 'contains', json: { contains: value }, hit: `z${value}z`, miss: 'zzz' },
    { kind: 'safe_regex', json: { safe_regex: { regex: '[a-c]+\\d?' } }, hit: 'abc1', miss: 'abc12' },
    { kind: 'safe_regex flags', json: { safe_regex: { regex: '(?i)AB.' } }, hit: 'abc', miss: 'ab' },
    {
      kind: 'exact ignoring case',
      json: { exact: value, ignore_case: true },
      hit: value.toUpperCase(),
      miss: `${value}x`,
    },
    {
      kind: 'prefix ignoring case',
      json: { prefix: value, ignore_case: true },
      hit: value.toUpperCase(),
      miss: `z${value}`,
    },
    {
      kind: 'suffix ignoring case',
      json: { suffix: value, ignore_case: true },
      hit: `z${value.toUpperCase()}`,
      miss: `${value}z`,
    },
    {
      kind: 'contains ignoring case',
      json: { contains: value, ignore_case: true },
      hit: `z${value.toUpperCase()}z`,
      miss: 'zzz',
    },
  ];
  return random.pick(kinds);
}
