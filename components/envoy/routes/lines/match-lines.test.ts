import { expect, test } from 'vitest';
import { matchLines } from './match-lines';
import { recordedRoute, texts } from './testing/recorded';

test('every clause of a match, by Envoy’s names', () => {
  expect(texts(matchLines(recordedRoute('match-everything').config.match))).toEqual([
    'prefix: /all/',
    'case_sensitive: false',
    'runtime_fraction: 25 % unless runtime key routing.all is set',
    'grpc: only gRPC requests',
    'headers: :method POST | x-tenant not ~ a|b | x-range from -5 to below 10 | x-empty = x (any case) (absent counts as empty)',
    'query_parameters: ?debug absent | ?v containing 1',
    'cookies: cookie beta ≠ 1',
    'tls_context: client certificate presented | client certificate not validated',
    expect.stringMatching(
      /^dynamic_metadata: envoy\.filters\.http\.jwt_authn payload\.sub = matcher-survives-claim \| /,
    ),
    'filter_state: shop.user ending with @example.com | shop.peer not in 10.0.0.0/8, fd00::/8',
  ]);
});

test('every way to match a path', () => {
  const path = (name: string) => texts(matchLines(recordedRoute(name).config.match))[0];
  expect(path('match-template')).toBe('path_match_policy: /users/{id}/{rest=**}');
  expect(path('match-connect')).toBe('connect_matcher: CONNECT requests');
  expect(path('answer')).toBe('path: /answer');
  const { match } = recordedRoute('answer').config;
  const of = (kind: 'regex' | 'path-separated-prefix') =>
    texts(matchLines({ ...match, path: { kind, value: '/a', ignoreCase: false } }))[0];
  expect(of('regex')).toBe('safe_regex: /a');
  expect(of('path-separated-prefix')).toBe('path_separated_prefix: /a');
  expect(
    texts(matchLines({ ...match, path: { kind: 'unknown', field: '' }, unknownFields: ['new_one'] })),
  ).toEqual(['path_specifier: not understood: see JSON', 'new_one: not understood: see JSON']);
});
