import { describe, expect, it } from 'vitest';
import { HIDDEN } from '@/lib/core/hidden-text';
import type { Json } from '@/lib/core/json';
import { redact } from './redact';
import { normalKey, type RedactionRules } from './redaction-rules';

const RULES: RedactionRules = {
  nameMaps: new Set(['filters']),
  matchers: new Set(['match']),
  labels: new Set(['labels']),
  untyped: new Set(['metadata']),
  folds: new Map([['code', 'program']]),
  typeFolds: [{ type: /wasm/, folds: new Map([['configuration', 'wasm']]) }],
  secretName: /token|secret/,
  secretEntry: /token|auth/i,
  notSecret: /_name$/,
  structures: new Set(['token_bucket']),
  values: [
    { rule: 'shape', pattern: /SHAPE/, inMatchers: true },
    { rule: 'word', pattern: /word=/, inMatchers: false },
  ],
  triggers: [],
};

const tag = (text: string): string => `#${text.length}`;
const run = (document: Json) => redact(structuredClone(document), RULES, tag);
const hide = (document: Json): Json => run(document).document;

describe('redact', () => {
  it('tells what it hid: where, by which rule, how long, and a tag', () => {
    const { document, hidden, counts } = run({ a: [{ api_token: 'abc' }], b: 'x SHAPE', c: 'y SHAPE' });
    expect(document).toEqual({ a: [{ api_token: HIDDEN }], b: HIDDEN, c: HIDDEN });
    expect(hidden).toEqual([
      { pointer: '/a/0/api_token', rule: 'secret-name', lengthClass: 4, tag: '#3' },
      { pointer: '/b', rule: 'shape', lengthClass: 8, tag: '#7' },
      { pointer: '/c', rule: 'shape', lengthClass: 8, tag: '#7' },
    ]);
    expect([...counts]).toEqual([
      ['secret-name', 1],
      ['shape', 2],
    ]);
  });

  it('keeps what Envoy hid, and counts it apart', () => {
    const document = { private: '[redacted]', bytes: 'W3JlZGFjdGVkXQ==', my_token: '[redacted]' };
    const { document: after, hidden } = run(document);
    expect(after).toEqual(document);
    expect(hidden.map(({ rule, tag: none }) => [rule, none])).toEqual([
      ['by-envoy', ''],
      ['by-envoy', ''],
      ['by-envoy', ''],
    ]);
  });

  it('does nothing more the second time', () => {
    const once = hide({ token: 'abc', code: { inline_string: 'x' }, b: 'SHAPE' });
    const twice = redact(structuredClone(once), RULES, tag);
    expect(twice.document).toEqual(once);
    expect(twice.hidden).toEqual([]);
  });

  it('hides text and lists under a secret name, in any spelling', () => {
    for (const key of ['token', 'apiToken', 'API-TOKEN', 'mytoken', 'Client_Secret']) {
      expect(hide({ [key]: 'abc' }), key).toEqual({ [key]: HIDDEN });
    }
    expect(hide({ token: ['a', 'b'] })).toEqual({ token: [HIDDEN, HIDDEN] });
    expect(hide({ token: { any: { deep: 'a', number: 7, flag: true } } })).toEqual({
      token: { any: { deep: HIDDEN, number: HIDDEN, flag: true } },
    });
  });

  it('leaves names of secrets and messages of the schema alone', () => {
    const document = { secret_name: 'cert', token_bucket: { max_tokens: 5, fill: '1s' }, max_tokens: 3 };
    expect(hide(document)).toEqual(document);
    expect(hide({ token_bucket: 'abc' })).toEqual({ token_bucket: HIDDEN });
  });

  it('leaves conditions alone, but for values that are surely secrets', () => {
    const match = { headers: [{ name: 'auth', value: 'word=1' }], token: 'abc' };
    expect(hide({ match, labels: { token: 'abc' } })).toEqual({ match, labels: { token: 'abc' } });
    expect(hide({ match: { exact: 'SHAPE' } })).toEqual({ match: { exact: HIDDEN } });
  });

  it('hides more where no schema holds', () => {
    expect(
      hide({ metadata: { token_bucket: { a: 5 }, match: { token: 'a' }, labels: { token: 'a' } } }),
    ).toEqual({
      metadata: { token_bucket: { a: HIDDEN }, match: { token: HIDDEN }, labels: { token: 'a' } },
    });
    const struct = {
      '@type': 'type.googleapis.com/google.protobuf.Struct',
      value: { token_bucket: { a: 'x' } },
    };
    expect(hide(struct)).toEqual({ ...struct, value: { token_bucket: { a: HIDDEN } } });
    const bucket = { token_bucket: { max_tokens: 5 } };
    const typed = {
      '@type': 'x/udpa.type.v1.TypedStruct',
      type_url: 'x/envoy.limit.v3.Limit',
      value: bucket,
    };
    expect(hide(typed)).toEqual(typed);
  });

  it('takes the keys of a map of names as names', () => {
    const document = { filters: { 'my-token-filter': { on: 'yes' }, secret: { max: 1 } } };
    expect(hide(document)).toEqual(document);
    expect(hide({ filters: { a: { token: 'abc' }, token: 'abc' } })).toEqual({
      filters: { a: { token: HIDDEN }, token: HIDDEN },
    });
  });

  it('hides whole fields, but says where a source lies and what an entry is called', () => {
    expect(hide({ code: 'print()' })).toEqual({ code: HIDDEN });
    expect(hide({ code: { filename: '/a.lua' } })).toEqual({ code: { filename: '/a.lua' } });
    expect(hide({ code: { inline_bytes: 'YQ==' } })).toEqual({ code: { inline_bytes: HIDDEN } });
    expect(hide({ code: [{ key: 'x-id', value: 'v' }] })).toEqual({ code: [{ key: 'x-id', value: HIDDEN }] });
  });

  it('hides fields by the type of the message around them', () => {
    const wasm = {
      '@type': 'x/envoy.wasm.v3.Wasm',
      config: { configuration: { '@type': 'x/S', filename: 'a' } },
    };
    expect(hide(wasm)).toEqual({ ...wasm, config: { configuration: { '@type': 'x/S', filename: HIDDEN } } });
    expect(hide({ configuration: { a: 'b' } })).toEqual({ configuration: { a: 'b' } });
  });

  it('hides the value of an entry whose name is a secret’s', () => {
    expect(
      hide([
        { name: 'DB_TOKEN', value: 'a' },
        { key: 'auth', raw_value: 'YQ==' },
        { name: 'x', value: 'b' },
      ]),
    ).toEqual([
      { name: 'DB_TOKEN', value: HIDDEN },
      { key: 'auth', raw_value: HIDDEN },
      { name: 'x', value: 'b' },
    ]);
  });

  it('hides the data of a Kubernetes Secret, alone and in a list', () => {
    const secret = { metadata: { name: 'a' }, data: { tls: 'YQ==' }, stringData: { x: 'y' } };
    const hidden = { metadata: { name: 'a' }, data: { tls: HIDDEN }, stringData: { x: HIDDEN } };
    expect(hide({ kind: 'Secret', ...secret })).toEqual({ kind: 'Secret', ...hidden });
    expect(hide({ kind: 'SecretList', items: [secret] })).toEqual({ kind: 'SecretList', items: [hidden] });
    expect(hide({ kind: 'ConfigMap', data: { a: 'b' } })).toEqual({ kind: 'ConfigMap', data: { a: 'b' } });
  });

  it('hides a text that holds JSON with a secret, also twice wrapped', () => {
    const inner = JSON.stringify({ a: { token: 'abc' } });
    expect(hide({ text: inner })).toEqual({ text: HIDDEN });
    expect(hide({ text: JSON.stringify([inner]) })).toEqual({ text: HIDDEN });
    expect(hide({ text: '{"a":1}', other: '{not json' })).toEqual({ text: '{"a":1}', other: '{not json' });
    expect(hide({ match: { exact: '{"token":"abc"}' } })).toEqual({ match: { exact: '{"token":"abc"}' } });
  });

  it('survives text within text that is nested without end', () => {
    expect(hide({ text: '['.repeat(100_000) + ']'.repeat(100_000) })).toEqual({ text: HIDDEN });
  });

  it('handles dangerous keys as plain members', () => {
    const document = JSON.parse('{"__proto__":"SHAPE","constructor":{"token":"abc"},"toString":"SHAPE"}');
    const after = redact(document, RULES, tag).document;
    expect(JSON.stringify(after)).toBe(
      '{"__proto__":"[hidden]","constructor":{"token":"[hidden]"},"toString":"[hidden]"}',
    );
    expect(Object.getPrototypeOf(after)).toBe(Object.prototype);
  });

  it('reads keys in one spelling', () => {
    expect(['inlineString', 'inline_string', 'X-API-Key', 'http2Options'].map(normalKey)).toEqual([
      'inline_string',
      'inline_string',
      'x_api_key',
      'http2_options',
    ]);
  });
});
