import { describe, expect, it } from 'vitest';
import type { Json } from '@/lib/core/json';
import { Raw } from './raw';
import { readRouteMatch } from './route-match';
import { readFilterStateMatch, readMetadataMatch } from './route-metadata-match';
import { rawWith, routesFixture } from './testing/route-fixture';

const match = readRouteMatch(rawWith(routesFixture(), 'name', 'match-everything').at('match'));

describe('dynamic metadata', () => {
  it('is read with path and value, every kind of value', () => {
    expect(match.dynamicMetadata.map(({ path, value }) => [path.join('.'), value])).toEqual([
      [
        'payload.sub',
        { kind: 'text', match: { kind: 'exact', value: 'matcher-survives-claim', ignoreCase: false } },
      ],
      [
        'payload.groups',
        {
          kind: 'one-of',
          match: { kind: 'text', match: { kind: 'prefix', value: 'admin', ignoreCase: false } },
        },
      ],
      ['level', { kind: 'number-range', start: 1, end: 2.5 }],
      ['exact', { kind: 'number', value: 7 }],
      ['on', { kind: 'flag', value: true }],
      ['nothing', { kind: 'null' }],
      ['there', { kind: 'present', present: true }],
      [
        'either',
        {
          kind: 'any-of',
          matches: [
            { kind: 'flag', value: true },
            { kind: 'text', match: { kind: 'regex', value: 'y.*' } },
          ],
        },
      ],
    ]);
    expect(match.dynamicMetadata.map(({ invert }) => invert)).toEqual([
      false,
      false,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('of a kind that is new leaves a notice', () => {
    const raw = Raw.root({ filter: 'f', value: { sum_match: 3 } });
    expect(readMetadataMatch(raw).value).toEqual({ kind: 'unknown', field: 'sum_match' });
    expect(raw.notices.list).toMatchObject([{ code: 'unknown-field', pointer: '/value/sum_match' }]);
  });

  it('without a value is unknown, and nests only so deep', () => {
    expect(readMetadataMatch(Raw.root({ filter: 'f' })).value).toEqual({ kind: 'unknown', field: '' });
    let value: Json = { null_match: {} };
    for (let depth = 0; depth < 1000; depth += 1) value = { or_match: { value_matchers: [value] } };
    expect(JSON.stringify(readMetadataMatch(Raw.root({ value })).value)).toContain('"unknown"');
  });
});

describe('filter state', () => {
  it('is a text, or an address in ranges', () => {
    expect(match.filterState).toEqual([
      {
        key: 'shop.user',
        match: { kind: 'text', match: { kind: 'suffix', value: '@example.com', ignoreCase: false } },
      },
      {
        key: 'shop.peer',
        match: { kind: 'address', ranges: ['10.0.0.0/8', 'fd00::/8'], invert: true },
      },
    ]);
  });

  it('of a kind that is new is unknown, by its field', () => {
    const raw = Raw.root({ key: 'k', time_match: {} });
    expect(readFilterStateMatch(raw).match).toEqual({ kind: 'unknown', field: 'time_match' });
    expect(raw.notices.list).toMatchObject([{ subject: 'time_match' }]);
  });
});

describe('the TLS connection', () => {
  it('may be asked for a certificate that was shown, or not validated', () => {
    expect(match.tlsContext).toEqual({ presented: true, validated: false });
  });
});
