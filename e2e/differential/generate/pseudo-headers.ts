/** HeaderMatchers on what is no plain header: pseudo-headers, and headers that Envoy itself sets, joins or removes. */
import type { Random } from '../random.ts';
import { type Clause, type Draft, type Made, putHeader, removeHeader, setHeader, setQuery } from './draft.ts';

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
    satisfy: (d: Draft) => putHeader(d, 'user-agent', 'a\nb'),
    spoil: (d: Draft) => putHeader(d, 'user-agent', 'a'),
  },
] as const;

export function special(random: Random): Made {
  const { name, exact, satisfy, spoil } = random.pick<(typeof PSEUDO)[number]>(PSEUDO);
  const clause: Clause = { kind: `header: ${name}`, satisfy, spoil };
  return { json: { name, string_match: { exact } }, clauses: [clause] };
}

export function wholePath(): Made {
  const json = { name: ':path', string_match: { contains: 'q=1' } };
  const clause: Clause = {
    kind: 'header: :path',
    satisfy: (d) => setQuery(d, 'q', '1'),
    spoil: (d) => setQuery(d, 'q', null),
  };
  return { json, clauses: [clause] };
}

export function authority(random: Random): Made {
  const invert = random.chance(0.5);
  const json = {
    name: random.pick([':authority', 'host']),
    string_match: { suffix: '.zz' },
    invert_match: invert,
  };
  return {
    json,
    clauses: invert ? [{ kind: 'header: :authority', satisfy: () => undefined, spoil: null }] : [],
  };
}
