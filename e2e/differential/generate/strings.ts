/**
 * StringMatcher and HeaderMatcher. What Envoy refuses at load: an empty `prefix`, `suffix` or `contains`;
 * `ignore_case` beside `safe_regex`; a regular expression that RE2 does not take.
 */
import type { Random } from '../random.ts';
import { type Clause, type Draft, type Made, removeHeader, setHeader, setQuery } from './draft.ts';

/** A matcher of one text with a text that it takes and one that it just does not take. */
interface Text {
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

interface Present {
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

/** Puts a value, a repeated one (lines), or none. */
function put(draft: Draft, name: string, value: string | null): void {
  removeHeader(draft, name);
  if (value === null) return;
  for (const line of value.split('\n')) draft.headers.push([name, line]);
}

function valued(random: Random): Present {
  if (random.chance(0.2)) return presence(random);
  if (random.chance(0.2)) {
    const { text, fields } = deprecatedOrRange(random);
    return around(random, text, fields);
  }
  const text = textMatcher(random);
  return around(random, text, { string_match: text.json });
}

const PSEUDO = [
  {
    name: ':method',
    exact: 'POST',
    satisfy: (d: Draft) => {
      d.method = 'POST';
    },
    spoil: (d: Draft) => {
      d.method = 'PUT';
    },
  },
  {
    name: ':method',
    exact: 'GET',
    satisfy: (d: Draft) => {
      d.method = 'GET';
    },
    spoil: (d: Draft) => {
      d.method = 'DELETE';
    },
  },
  {
    name: ':scheme',
    exact: 'https',
    satisfy: (d: Draft) => setHeader(d, 'x-forwarded-proto', 'https'),
    spoil: (d: Draft) => setHeader(d, 'x-forwarded-proto', 'http'),
  },
  {
    name: 'x-forwarded-proto',
    exact: 'https',
    satisfy: (d: Draft) => setHeader(d, 'x-forwarded-proto', 'https'),
    spoil: (d: Draft) => setHeader(d, 'x-forwarded-proto', 'HTTPS'),
  },
  {
    name: 'x-envoy-original-path',
    exact: '/a',
    satisfy: (d: Draft) => setHeader(d, 'x-envoy-original-path', '/a'),
    spoil: (d: Draft) => removeHeader(d, 'x-envoy-original-path'),
  },
  {
    name: 'x-envoy-internal',
    exact: 'true',
    satisfy: (d: Draft) => setHeader(d, 'x-envoy-internal', 'true'),
    spoil: (d: Draft) => removeHeader(d, 'x-envoy-internal'),
  },
  {
    name: 'user-agent',
    exact: 'a,b',
    satisfy: (d: Draft) => put(d, 'user-agent', 'a\nb'),
    spoil: (d: Draft) => put(d, 'user-agent', 'a'),
  },
] as const;

function special(random: Random): Made {
  const { name, exact, satisfy, spoil } = random.pick<(typeof PSEUDO)[number]>(PSEUDO);
  const clause: Clause = { kind: `header ${name}`, satisfy, spoil };
  return { json: { name, string_match: { exact } }, clauses: [clause] };
}

function wholePath(): Made {
  const json = { name: ':path', string_match: { contains: 'q=1' } };
  const clause: Clause = {
    kind: 'header :path',
    satisfy: (d) => setQuery(d, 'q', '1'),
    spoil: (d) => setQuery(d, 'q', null),
  };
  return { json, clauses: [clause] };
}

function authority(random: Random): Made {
  const invert = random.chance(0.5);
  const json = {
    name: random.pick([':authority', 'host']),
    string_match: { suffix: '.zz' },
    invert_match: invert,
  };
  return {
    json,
    clauses: invert ? [{ kind: 'header :authority', satisfy: () => undefined, spoil: null }] : [],
  };
}

/** A HeaderMatcher on a header of a small pool, so that several routes look at the same one. */
export function madeHeader(random: Random): Made {
  if (random.chance(0.15)) return special(random);
  if (random.chance(0.04)) return wholePath();
  if (random.chance(0.03)) return authority(random);
  const name = random.pick(['x-a', 'x-b', 'x-env']);
  const { kind, json, hit, miss } = valued(random);
  const good = random.pick(hit);
  const bad = random.pick(miss);
  return {
    json: { name, ...json },
    clauses: [
      {
        kind: `header ${kind}`,
        satisfy: (draft) => put(draft, name, good),
        spoil: (draft) => put(draft, name, bad),
      },
    ],
  };
}

export function madeQuery(random: Random): Made {
  const name = random.pick(['q', 'v', 'Q']);
  if (random.chance(0.35)) {
    const wanted = random.chance(0.6);
    const [good, bad] = wanted ? ['', null] : [null, 'a'];
    return {
      json: { name, present_match: wanted },
      clauses: [
        {
          kind: `query present ${wanted}`,
          satisfy: (d) => setQuery(d, name, good),
          spoil: (d) => setQuery(d, name, bad),
        },
      ],
    };
  }
  const text = textMatcher(random);
  const twice = random.chance(0.2);
  const spoil = (draft: Draft): void => {
    setQuery(draft, name, text.miss);
    // Only the first value counts.
    if (twice) draft.query.push(`${name}=${text.hit}`);
  };
  return {
    json: { name, string_match: text.json },
    clauses: [{ kind: `query ${text.kind}`, satisfy: (d) => setQuery(d, name, text.hit), spoil }],
  };
}

export function madeCookie(random: Random): Made {
  const name = random.pick(['c', 'session']);
  const text = textMatcher(random);
  const invert = random.chance(0.25);
  const cookie = (value: string) => (draft: Draft) =>
    setHeader(
      draft,
      'cookie',
      random.pick([`${name}=${value}`, `z=1; ${name}="${value}"; ${name}=zz`, `z;${name}=${value}`]),
    );
  const [good, bad] = invert ? [text.miss, text.hit] : [text.hit, text.miss];
  return {
    json: { name, string_match: text.json, ...(invert ? { invert_match: true } : {}) },
    clauses: [{ kind: `cookie${invert ? ' inverted' : ''}`, satisfy: cookie(good), spoil: cookie(bad) }],
  };
}
