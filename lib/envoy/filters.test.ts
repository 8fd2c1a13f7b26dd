import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '@/lib/core/json';
import { readFilter, readListenerFilter } from './filters';
import { Raw } from './raw';
import { listenersFixture } from './testing/fixtures';
import { dumpOf, first, listenerIn, named } from './testing/read';

const dump = dumpOf(listenersFixture('dump'));

function disabledOf(filter_disabled: Json) {
  const raw = Raw.root({ name: 'x', filter_disabled });
  return { when: readListenerFilter(raw).disabledWhen, notices: raw.notices.list };
}

describe('listener filters', () => {
  it('say on which ports they are skipped, as a real dump has it', () => {
    const { listenerFilters } = listenerIn(dump, 'skipping', 'active');
    expect(listenerFilters.map(({ name }) => name.replace('envoy.filters.listener.', ''))).toEqual([
      'original_dst',
      'proxy_protocol',
      'tls_inspector',
      'http_inspector',
    ]);
    expect(listenerFilters.map(({ disabledWhen }) => disabledWhen)).toEqual([
      null,
      { kind: 'any' },
      {
        kind: 'or',
        of: [
          { kind: 'ports', start: 3306, end: 3307 },
          {
            kind: 'not',
            of: {
              kind: 'and',
              of: [
                { kind: 'ports', start: 0, end: 1024 },
                { kind: 'ports', start: 443, end: 444 },
              ],
            },
          },
        ],
      },
      { kind: 'ports', start: 9000, end: 9100 },
    ]);
  });

  it('note a predicate of a new kind, and one without an end', () => {
    expect(disabledOf({ new_match: {} })).toMatchObject({
      when: { kind: 'unknown' },
      notices: [{ code: 'unknown-field', subject: 'filter_disabled' }],
    });
    let deep: JsonObject = { any_match: true };
    for (let level = 0; level < 5_000; level += 1) deep = { not_match: deep };
    expect(disabledOf(deep).notices).toMatchObject([{ code: 'too-deep', subject: 'filter_disabled' }]);
    expect(disabledOf('x').when).toBeNull();
  });
});

describe('filters', () => {
  it('name the secrets that their configuration asks SDS for', () => {
    const chain = first(listenerIn(dump, 'tuned', 'active').filterChains);
    const injector = named(chain.http?.httpFilters ?? [], 'envoy.filters.http.credential_injector');
    expect(injector).toMatchObject({ disabled: true, byDiscovery: false, secretNames: ['api-token'] });
    expect(named(chain.http?.httpFilters ?? [], 'envoy.filters.http.router').secretNames).toEqual([]);
  });

  it('find static secrets by the name of their field, and survive odd names', () => {
    const config = {
      '@type': 'x/envoy.extensions.filters.http.oauth2.v3.OAuth2',
      config: {
        credentials: { token_secret: { name: 'token' }, hmacSecret: { name: 'hmac' }, other: { name: 'no' } },
      },
      list: [{ name: 7, sds_config: {} }, { name: 'listed', sdsConfig: {} }, null],
    };
    expect(readFilter(Raw.root({ name: 'oauth2', typed_config: config })).secretNames).toEqual([
      'token',
      'hmac',
      'listed',
    ]);
  });

  it('know what comes by discovery', () => {
    expect(readFilter(Raw.root({ name: 'x', config_discovery: {} }))).toMatchObject({
      byDiscovery: true,
      type: '',
    });
  });
});
