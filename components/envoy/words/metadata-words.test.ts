import { expect, test } from 'vitest';
import type { MetadataValueMatch } from '@/lib/envoy/model';
import { filterStateWords, metadataWords, tlsContextWords } from './metadata-words';

const text = (value: string) => ({ kind: 'exact', value, ignoreCase: false }) as const;

test.each<[MetadataValueMatch, string]>([
  [{ kind: 'null' }, 'is null'],
  [{ kind: 'number', value: 7 }, '= 7'],
  [{ kind: 'number-range', start: 1, end: 2.5 }, 'from 1 to below 2.5'],
  [{ kind: 'text', match: text('a') }, '= a'],
  [{ kind: 'flag', value: false }, '= false'],
  [{ kind: 'present', present: false }, 'absent'],
  [{ kind: 'one-of', match: { kind: 'text', match: text('admin') } }, 'has an element = admin'],
  [{ kind: 'any-of', matches: [{ kind: 'null' }, { kind: 'flag', value: true }] }, 'is null or = true'],
  [{ kind: 'unknown', field: 'sum_match' }, 'sum_match (not understood)'],
])('metadata %j', (value, words) => {
  expect(metadataWords({ filter: 'jwt', path: ['a', 'b'], value, invert: false })).toBe(`jwt a.b ${words}`);
  expect(metadataWords({ filter: 'jwt', path: ['a', 'b'], value, invert: true })).toBe(
    `not (jwt a.b ${words})`,
  );
});

test('filter state is a text or an address', () => {
  expect(filterStateWords({ key: 'k', match: { kind: 'text', match: text('a') } })).toBe('k = a');
  const ranges = ['10.0.0.0/8', 'fd00::/8'];
  expect(filterStateWords({ key: 'k', match: { kind: 'address', ranges, invert: true } })).toBe(
    'k not in 10.0.0.0/8, fd00::/8',
  );
  expect(filterStateWords({ key: 'k', match: { kind: 'unknown', field: 'x' } })).toBe('k x (not understood)');
});

test('the certificate of the client', () => {
  expect(tlsContextWords({ presented: true, validated: null })).toEqual(['client certificate presented']);
  expect(tlsContextWords({ presented: false, validated: true })).toEqual([
    'no client certificate presented',
    'client certificate validated',
  ]);
});
