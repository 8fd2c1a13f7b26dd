import { describe, expect, it } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import { Raw } from './raw';
import { readFilterSettings } from './route-filters';
import { rawWith, routesFixture } from './testing/route-fixture';

const document = routesFixture();
const filters = readFilterSettings(rawWith(document, 'name', 'everything'));

function filter(name: string) {
  const found = filters.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no filter ${name}`);
  return found;
}

const one = (config: JsonObject) =>
  readFilterSettings(Raw.root({ typed_per_filter_config: { f: config } }))[0];

describe('typed_per_filter_config', () => {
  it('says what switches a filter off', () => {
    expect(
      filters
        .filter(({ off }) => off !== null)
        .map(({ name, off }) => [name, off])
        .sort(),
    ).toEqual([
      ['envoy.filters.http.buffer', 'wrapper'],
      ['envoy.filters.http.ext_authz', 'own-field'],
      ['envoy.filters.http.rbac', 'empty'],
    ]);
  });

  it('shows what is inside a wrapper and inside an untyped struct', () => {
    expect(filter('late-buffer')).toMatchObject({
      type: 'envoy.extensions.filters.http.buffer.v3.BufferPerRoute',
      optional: true,
      settings: { list: [{ path: 'buffer.max_request_bytes', value: '2048' }] },
    });
    const [mutation] = readFilterSettings(rawWith(document, 'name', 'https.443.everything')).filter(
      ({ name }) => name.endsWith('header_mutation'),
    );
    expect(mutation).toMatchObject({
      type: 'envoy.extensions.filters.http.header_mutation.v3.HeaderMutationPerRoute',
      settings: { list: [{ path: 'mutations.request_mutations[0].remove', value: 'x-inner' }] },
    });
  });

  it('reads CORS in full', () => {
    expect(filter('envoy.filters.http.cors').cors).toEqual({
      origins: [
        { kind: 'exact', value: 'https://shop.example.com', ignoreCase: false },
        { kind: 'suffix', value: '.example.org', ignoreCase: true },
      ],
      methods: 'GET, POST',
      headers: 'x-user',
      exposeHeaders: 'x-trace',
      maxAge: '600',
      credentials: true,
      enabled: { numerator: 100, denominator: 100, runtimeKey: 'cors.on' },
      shadow: { numerator: 0, denominator: 100, runtimeKey: 'cors.shadow' },
      privateNetwork: false,
      forwardOthers: false,
    });
    expect(filter('envoy.filters.http.fault').cors).toBeNull();
  });

  it('knows whether the limits of the virtual host count too', () => {
    expect(filter('envoy.filters.http.ratelimit').limits).toMatchObject({
      hostLimits: 'INCLUDE',
      own: [
        {
          actions: [{ kind: 'generic-key', value: 'per-route' }],
          hits: { format: '%BYTES_RECEIVED%' },
          onStreamDone: true,
        },
      ],
    });
    const type = 'type.googleapis.com/envoy.extensions.filters.http.ratelimit.v3.RateLimitPerRoute';
    expect(one({ '@type': type })?.limits).toEqual({ service: 'global', hostLimits: 'OVERRIDE', own: [] });
    expect(filter('envoy.filters.http.local_ratelimit').limits?.own).toEqual([]);
    expect(filter('envoy.filters.http.buffer').limits).toBeNull();
  });

  it('shows every leaf of a type that is new, up to a limit', () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`a${index}`, index]));
    const read = one({ '@type': 'type.googleapis.com/acme.Filter', many, none: {}, list: [] });
    expect(read?.settings.list).toHaveLength(60);
    expect(read?.settings.more).toBe(42);
    const short = one({ '@type': 'x/acme.Filter', text: 'a'.repeat(1000), none: {}, list: [], __proto__: 1 });
    expect(short?.settings.list.map(({ path, value }) => [path, value.length])).toEqual([
      ['text', 401],
      ['none', 2],
      ['list', 2],
    ]);
  });

  it('is as deep as a hostile dump makes it', () => {
    let deep: JsonObject = { end: 1 };
    for (let depth = 0; depth < 150; depth += 1) deep = { in: deep };
    expect(one({ '@type': 'x/acme.Filter', deep })?.settings.list).toEqual([
      { path: expect.stringMatching(/^deep(\.in){29}$/), value: '…' },
    ]);
  });
});
