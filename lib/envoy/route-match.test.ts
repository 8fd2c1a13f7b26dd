import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import type { NamedMatch } from './model';
import { fixture } from './testing/fixtures';
import { dumpOf, named, readOneRoute, routeConfigsOf, routeNamed } from './testing/read';

const config = named(routeConfigsOf(dumpOf(fixture('config-dump'))), 'http.8080');
const matchOf = (match: JsonObject) => readOneRoute({ match, route: { cluster: 'c' } }).route.match;
const path = (name: string) => routeNamed(config, name).match.path;

describe('paths', () => {
  it('are read in every kind', () => {
    expect(path('prefix')).toEqual({ kind: 'prefix', value: '/status', ignoreCase: true });
    expect(path('exact')).toEqual({ kind: 'exact', value: '/exact', ignoreCase: false });
    expect(path('separated')).toEqual({ kind: 'path-separated-prefix', value: '/api', ignoreCase: false });
    expect(path('regex')).toEqual({ kind: 'regex', value: '/v[0-9]+/.*' });
    expect(path('template')).toEqual({ kind: 'uri-template', value: '/users/{id}/**' });
    expect(path('connect')).toEqual({ kind: 'connect' });
  });

  it('are read in the older spelling, and named when unknown', () => {
    expect(matchOf({ regex: '/old.*' }).path).toEqual({ kind: 'regex', value: '/old.*' });
    expect(matchOf({ prefix: '' }).path).toEqual({ kind: 'prefix', value: '', ignoreCase: false });
    expect(matchOf({}).path).toEqual({ kind: 'unknown', field: '' });
    const policy = { typed_config: { '@type': 'x/envoy.new.Policy' } };
    const { dump, route } = readOneRoute({ match: { path_match_policy: policy }, route: { cluster: 'c' } });
    expect(route.match.path).toEqual({ kind: 'unknown', field: 'path_match_policy' });
    expect(dump.notices).toMatchObject([{ code: 'unknown-type', subject: 'envoy.new.Policy' }]);
  });
});

describe('headers, query parameters and cookies', () => {
  it('are read in every kind and spelling', () => {
    const headers = Object.fromEntries(
      routeNamed(config, 'headers').match.headers.map((header) => [header.name, header]),
    );
    const text = (kind: string, value: string, ignoreCase = false) => ({ kind, value, ignoreCase });
    const expected: Record<string, Partial<Omit<NamedMatch, 'match'>> & { match: unknown }> = {
      ':method': { match: text('exact', 'POST'), invert: false },
      authorization: { match: text('exact', 'matcher-survives-header'), invert: true },
      'x-prefix': { match: text('prefix', 'a', true) },
      'x-suffix': { match: text('suffix', 'b') },
      'x-contains': { match: text('contains', 'c'), missingAsEmpty: true },
      'x-regex': { match: { kind: 'regex', value: 'd+' } },
      'x-range': { match: { kind: 'range', start: '0', end: '10' } },
      'x-absent': { match: { kind: 'present', present: false } },
      'x-bare': { match: { kind: 'present', present: true } },
      'x-old-exact': { match: text('exact', 'old') },
      'x-old-regex': { match: { kind: 'regex', value: 'old.*' } },
      'x-old-prefix': { match: text('prefix', 'old') },
    };
    expect(headers).toMatchObject(expected);
    expect(Object.keys(headers)).toHaveLength(Object.keys(expected).length);
  });

  it('keep an unknown kind as unknown, with a notice', () => {
    const match = { prefix: '/', headers: [{ name: 'x', new_match: {}, invert_match: true }] };
    const { dump, route } = readOneRoute({ match, route: { cluster: 'c' } });
    expect(route.match.headers).toEqual([
      { name: 'x', match: { kind: 'unknown', field: 'new_match' }, invert: true },
    ]);
    expect(dump.notices).toMatchObject([{ code: 'unknown-field', subject: 'new_match' }]);
    expect(dump.notices[0]?.pointer).toMatch(/\/match\/headers\/0\/new_match$/);
  });

  it('keep a custom string matcher as unknown', () => {
    const headers = [{ name: 'x', string_match: { custom: { name: 'lua' } } }];
    expect(matchOf({ prefix: '/', headers }).headers[0]?.match).toEqual({ kind: 'unknown', field: 'custom' });
  });

  it('are read for query parameters and cookies', () => {
    const { query, cookies } = routeNamed(config, 'conditions').match;
    expect(query.map(({ name, match }) => [name, match.kind])).toEqual([
      ['token', 'exact'],
      ['debug', 'present'],
      ['any', 'present'],
    ]);
    expect(cookies).toEqual([
      {
        name: 'session',
        match: { kind: 'prefix', value: 'matcher-survives-cookie', ignoreCase: false },
        invert: true,
      },
    ]);
    const old = [
      { name: 'a', value: 'b+', regex: true },
      { name: 'c', value: 'd' },
    ];
    expect(matchOf({ prefix: '/', query_parameters: old }).query.map(({ match }) => match)).toEqual([
      { kind: 'regex', value: 'b+' },
      { kind: 'exact', value: 'd', ignoreCase: false },
    ]);
  });

  it('count a negative bound and one that is left out', () => {
    const range = { name: 'x', range_match: { start: '-5' } };
    expect(matchOf({ prefix: '/', headers: [range] }).headers[0]?.match).toEqual({
      kind: 'range',
      start: '-5',
      end: '0',
    });
  });
});

describe('other conditions', () => {
  it('are read', () => {
    expect(routeNamed(config, 'conditions').match).toMatchObject({
      grpcOnly: true,
      tlsContext: { presented: true, validated: null },
      dynamicMetadata: [
        {
          filter: 'envoy.filters.http.jwt_authn',
          path: ['payload'],
          value: { kind: 'present', present: true },
          invert: false,
        },
      ],
      filterState: [
        {
          key: 'shop.state',
          match: { kind: 'text', match: { kind: 'exact', value: 'on', ignoreCase: false } },
        },
      ],
      runtimeFraction: { numerator: 25, denominator: 10_000, runtimeKey: 'shop.share' },
      unknownFields: [],
    });
    expect(routeNamed(config, 'prefix').match).toMatchObject({
      grpcOnly: false,
      runtimeFraction: null,
      tlsContext: null,
      dynamicMetadata: [],
      filterState: [],
      unknownFields: [],
    });
  });

  it('read a runtime fraction with its defaults', () => {
    const fraction = (value: JsonObject) => matchOf({ prefix: '/', runtime_fraction: value }).runtimeFraction;
    expect(fraction({ default_value: { numerator: 30 } })).toEqual({
      numerator: 30,
      denominator: 100,
      runtimeKey: '',
    });
    expect(fraction({ default_value: { numerator: 5, denominator: 'MILLION' }, runtime_key: 'k' })).toEqual({
      numerator: 5,
      denominator: 1_000_000,
      runtimeKey: 'k',
    });
    expect(fraction({ default_value: { denominator: 'BILLION' } })?.denominator).toBeNull();
    expect(fraction({})).toEqual({ numerator: 0, denominator: 100, runtimeKey: '' });
  });

  it('that are new to it are named, with a notice', () => {
    const { dump, route } = readOneRoute({
      match: { prefix: '/', new_condition: {} },
      route: { cluster: 'c' },
    });
    expect(route.match.unknownFields).toEqual(['new_condition']);
    expect(dump.notices).toMatchObject([{ code: 'unknown-field', subject: 'new_condition' }]);
  });
});
