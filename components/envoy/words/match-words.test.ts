import { describe, expect, it } from 'vitest';
import type { NamedMatch, RouteMatch, ValueMatch } from '@/lib/envoy/model';
import { conditionWords, headerWords, isCatchAll, pathText, pathWords, queryWords } from './match-words';
import { valueWords } from './value-words';

const ANY: RouteMatch = {
  path: { kind: 'prefix', value: '/', ignoreCase: false },
  headers: [],
  query: [],
  cookies: [],
  grpcOnly: false,
  runtimeFraction: null,
  tlsContext: null,
  dynamicMetadata: [],
  filterState: [],
  unknownFields: [],
};
const exact = (value: string): ValueMatch => ({ kind: 'exact', value, ignoreCase: false });
const named = (name: string, match: ValueMatch, invert = false): NamedMatch => ({ name, match, invert });

describe('pathWords', () => {
  it('marks a catch-all only when nothing else must be met', () => {
    expect(isCatchAll(ANY)).toBe(true);
    expect(isCatchAll({ ...ANY, path: { kind: 'prefix', value: '', ignoreCase: false } })).toBe(true);
    expect(isCatchAll({ ...ANY, grpcOnly: true })).toBe(false);
    expect(isCatchAll({ ...ANY, path: { kind: 'prefix', value: '/status', ignoreCase: false } })).toBe(false);
    expect(isCatchAll({ ...ANY, path: { kind: 'exact', value: '/', ignoreCase: false } })).toBe(false);
  });

  it('names each operator', () => {
    expect(pathWords({ kind: 'prefix', value: '', ignoreCase: false }).value).toBe('""');
    expect(pathText({ kind: 'exact', value: '/checkout', ignoreCase: true })).toBe(
      'exact /checkout (any case)',
    );
    expect(pathText({ kind: 'path-separated-prefix', value: '/a', ignoreCase: false })).toBe(
      'path prefix /a',
    );
    expect(pathText({ kind: 'regex', value: '/v[23]/.*' })).toBe('regex /v[23]/.*');
    expect(pathText({ kind: 'uri-template', value: '/{a}' })).toBe('template /{a}');
    expect(pathText({ kind: 'connect' })).toBe('CONNECT');
    expect(pathText({ kind: 'unknown', field: 'path_match_policy2' })).toBe(
      'not understood path_match_policy2',
    );
  });
});

describe('valueWords', () => {
  it('says each kind and its opposite', () => {
    expect(valueWords(exact('true'), false)).toBe('= true');
    expect(valueWords(exact('true'), true)).toBe('≠ true');
    expect(valueWords(exact(''), false)).toBe('= ""');
    expect(valueWords({ kind: 'prefix', value: 'v', ignoreCase: true }, true)).toBe(
      'not starting with v (any case)',
    );
    expect(valueWords({ kind: 'suffix', value: 'v', ignoreCase: false }, false)).toBe('ending with v');
    expect(valueWords({ kind: 'contains', value: 'v', ignoreCase: false }, false)).toBe('containing v');
    expect(valueWords({ kind: 'regex', value: 'a|b' }, false)).toBe('~ a|b');
    expect(valueWords({ kind: 'range', start: '1', end: '10' }, false)).toBe('from 1 to below 10');
    expect(valueWords({ kind: 'unknown', field: 'custom' }, false)).toBe('custom (not understood)');
  });

  it('turns present and invert into one word', () => {
    expect(valueWords({ kind: 'present', present: true }, false)).toBe('present');
    expect(valueWords({ kind: 'present', present: true }, true)).toBe('absent');
    expect(valueWords({ kind: 'present', present: false }, false)).toBe('absent');
    expect(valueWords({ kind: 'present', present: false }, true)).toBe('present');
  });
});

describe('conditions', () => {
  it('writes methods, headers, query parameters as in the mock', () => {
    expect(headerWords(named(':method', { kind: 'regex', value: 'GET|POST' }))).toBe(':method GET|POST');
    expect(headerWords(named(':method', exact('GET'), true))).toBe(':method ≠ GET');
    expect(headerWords(named('x-canary', exact('true')))).toBe('x-canary = true');
    expect(headerWords({ ...named('x-canary', exact('true'), true), missingAsEmpty: true })).toBe(
      'x-canary ≠ true or absent',
    );
    expect(headerWords({ ...named('x-canary', exact(''), true), missingAsEmpty: true })).toBe(
      'x-canary ≠ "" (absent counts as empty)',
    );
    expect(queryWords(named('canary', exact('1')))).toBe('?canary = 1');
  });

  it('forgets no clause', () => {
    const all = conditionWords({
      ...ANY,
      headers: [named('a', exact('1'))],
      query: [named('b', exact('2'))],
      cookies: [named('c', exact('3'))],
      grpcOnly: true,
      runtimeFraction: { numerator: 50, denominator: 100, runtimeKey: '' },
      tlsContext: { presented: true, validated: false },
      dynamicMetadata: [
        {
          filter: 'jwt',
          path: ['payload', 'sub'],
          value: { kind: 'text', match: exact('x') },
          invert: false,
        },
      ],
      filterState: [{ key: 'user', match: { kind: 'text', match: exact('y') } }],
      unknownFields: ['new_condition'],
    });
    expect(all).toEqual([
      '50 %',
      'gRPC only',
      'a = 1',
      '?b = 2',
      'cookie c = 3',
      'client certificate presented',
      'client certificate not validated',
      'metadata jwt payload.sub = x',
      'filter state user = y',
      'new_condition (not understood)',
    ]);
    expect(conditionWords(ANY)).toEqual([]);
  });
});
