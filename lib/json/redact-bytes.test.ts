import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIDDEN, isHiddenText } from '@/lib/core/hidden-text';
import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import { child, ROOT } from '@/lib/core/json-pointer';
import { REDACTION_RULES } from '@/lib/envoy/redaction';
import { type Arena, createArena, createPlainArena } from './arena';
import type { JsonBytes } from './bytes';
import { closeBytes, openBytes } from './open-bytes';
import { type HiddenValue, redact } from './redact';
import { redactBytes } from './redact-bytes';
import { referenceParse } from './testing/reference-parse';

const tag = (text: string): string => `#${text.length}`;
const utf8 = (text: string) => new TextEncoder().encode(text);

function opened(text: string, arena: Arena = createPlainArena()): JsonBytes {
  const result = openBytes(utf8(text), arena);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const redacted = (document: JsonBytes) => redactBytes(document, REDACTION_RULES, tag);

/** Every filler, and a hidden number, as `[hidden]`. */
function plain(value: Json, numbersAt: ReadonlySet<string>, pointer = ROOT): Json {
  if (numbersAt.has(pointer)) return HIDDEN;
  if (typeof value === 'string') return isHiddenText(value) ? HIDDEN : value;
  if (isJsonArray(value)) return value.map((item, index) => plain(item, numbersAt, child(pointer, index)));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, item]): [string, Json] => [
    key,
    plain(item, numbersAt, child(pointer, key)),
  ]);
  return Object.fromEntries(entries);
}

const byPointer = (hidden: Iterable<HiddenValue>) =>
  [...hidden].sort((a, b) => (a.pointer < b.pointer ? -1 : a.pointer > b.pointer ? 1 : 0));

const CANARY = /90\d{5}/g;

/** Those of some texts that lie anywhere in the memory of a document. */
function leftInMemory({ arena, bytes }: JsonBytes, texts: readonly string[]): readonly string[] {
  const memory = Buffer.from((arena.memory ?? bytes).buffer);
  return texts.filter((text) => memory.includes(text));
}

function expectSame(text: string, arena: Arena): void {
  const document = opened(text, arena);
  try {
    expectSameIn(document, text);
  } finally {
    closeBytes(document);
  }
}

function expectSameIn(document: JsonBytes, text: string): void {
  const length = document.bytes.length;
  const tree = redact(referenceParse(text), REDACTION_RULES, tag);
  const hidden = redacted(document);
  expect(byPointer(hidden)).toEqual(byPointer(tree.hidden));
  expect(hidden.counts).toEqual(tree.counts);
  const numbers = new Set<string>(
    tree.hidden.filter(({ rule }) => rule !== 'by-envoy').map(({ pointer }) => pointer),
  );
  expect(plain(document.parse(document.root), numbers)).toEqual(plain(tree.document, numbers));
  expect(document.bytes.length).toBe(length);
  const visible = new Set(JSON.stringify(tree.document).match(CANARY));
  const gone = [...new Set(text.match(CANARY))].filter((canary) => !visible.has(canary));
  expect(leftInMemory(document, gone)).toEqual([]);
  const after = document.bytes.slice();
  redacted(document);
  expect(document.bytes).toEqual(after);
}

const SPELLINGS = [
  (value: Json) => JSON.stringify(value),
  (value: Json) => JSON.stringify(value, null, 1),
  (value: Json) => JSON.stringify(value, null, 4).replaceAll('\n', '\r\n'),
  // Every character in an escape.
  (value: Json) =>
    JSON.stringify(value).replace(/"(?:[^"\\]|\\.)*"/g, (string) =>
      JSON.stringify(JSON.parse(string)).replace(
        /(?<!\\)[a-z]/g,
        (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`,
      ),
    ),
];

const KEYS = `
  name key value raw_value rawValue kind data stringData @type type_url typeUrl match labels metadata annotations
  filter_metadata typed_per_filter_config private_key privateKey PRIVATE-KEY client_secret token api_key apiKey
  session_ticket_keys inline_code inlineCode inline_string inlineBytes filename configuration users credentials
  plugin_config pluginConfig context_extensions cookie token_bucket access_key toKen secret_name jwt routes domains
  headers_to_add header initial_metadata config_yaml local_jwks keys kubectl.kubernetes.io/last-applied-configuration
`
  .trim()
  .split(/\s+/);

const TEXTS = [
  ...['Secret', 'SecretList', 'Authorization', 'x-api-key', 'x-session', 'sid', 'plain', 'a-sid-b', 'istio'],
  ...[
    'google.protobuf.Struct',
    'type.googleapis.com/google.protobuf.Struct',
    'envoy.extensions.wasm.v3.Wasm',
  ],
  ...['type.googleapis.com/envoy.extensions.filters.http.basic_auth.v3.BasicAuth', 'x.api_key_auth.y'],
  ...['-----BEGIN RSA PRIVATE KEY-----', 'eyJhbGciOi.eyJzdWIi', 'AKIAABCDEFGHIJKLMNOP', 'asia-northeast1-a'],
  ...['Bearer abcdefghij', 'Basic Zm9vOmJhcg==', 'https://user:pw@example.com/', 'https://example.com/a@b'],
  ...[
    '[redacted]',
    'W3JlZGFjdGVkXQ==',
    'password=hunter2',
    '{"password":"x"}',
    '{"a":{"name":"token","value":"v"}}',
  ],
  ...['token: abcdef', 'spiffe://cluster.local/ns/a/sa/b', '', 'x', 'é', '…'],
  '{"u":"https:\\/\\/a:b@c"}',
];

let canaries = 0;
/** A text or a number of its own, which no other document holds. */
const canary = (make: (number: number) => Json): Json => {
  canaries += 1;
  return make(9_000_000 + (canaries % 100_000));
};

/** With every `canary-text` and 7 in its place. */
function planted(value: Json): Json {
  if (value === 'canary-text') return canary((number) => `a${number}b`);
  if (value === 7) return canary((number) => number);
  if (isJsonArray(value)) return value.map(planted);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, planted(item)]));
}

const documents = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    fc.constantFrom(...TEXTS),
    fc.constant('canary-text'),
    fc.constantFrom<Json>(0, 7, 42, 12_345, true, null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.constantFrom(...KEYS), tie('value')), { maxLength: 6 })
      .map((entries) => Object.fromEntries(entries)),
    // Long enough to stand in the index.
    tie('value').map((value) => ({ padding: 'p'.repeat(300), a: value })),
  ),
})).value;

const ARENAS = [
  ['by the kernel', createArena()],
  ['without it', createPlainArena()],
] as const;

describe.each(ARENAS)('redactBytes %s', (_, arena) => {
  it('hides what the tree redaction hides, in any document and spelling, and leaves nothing of it', () => {
    fc.assert(
      fc.property(documents, fc.constantFrom(...SPELLINGS), (value, spell) =>
        expectSame(spell(planted(value)), arena),
      ),
      { numRuns: 1000 },
    );
  }, 60_000);

  const folder = new URL('../envoy/fixtures/', import.meta.url);
  const fixtures = readdirSync(folder).filter((name) => name.endsWith('.golden.json'));
  it.each(fixtures)('hides the same in %s', (name) => {
    expectSame(readFileSync(new URL(name, folder), 'utf8'), arena);
  });
});

describe('redactBytes', () => {
  const hide = (text: string): string => {
    const document = opened(text);
    redacted(document);
    return document.raw(document.root);
  };

  it('hides every member of the same key, also those that no reader sees', () => {
    expect(hide('{"token":"first-secret","a":1,"token":"second-secret"}')).toBe(
      '{"token":"[hidden]"    ,"a":1,"token":"[hidden]"     }',
    );
  });

  it('finds room for a filler in short values', () => {
    expect(hide('{"tokens":["abcdefgh","abcde","abc","a","",7,12,123,true]}')).toBe(
      '{"tokens":["[hidden]","[…]","…","?","",0,0 ,"?",true]}',
    );
  });

  it('hides a document that is one text, or nothing but one', () => {
    expect(hide(' "Bearer abcdefghij" ')).toBe('"[hidden]"         ');
    expect(hide('"plain"')).toBe('"plain"');
  });

  it('takes time in proportion to a document of nothing but triggers', () => {
    const many = 20_000;
    const hostile = [
      `["${'token '.repeat(many)}"]`,
      `["${'://'.repeat(many)}"]`,
      `["${'\\"token'.repeat(many)}"]`,
      `[${'"token",'.repeat(many)}0]`,
      `{${'"name":"token","a":{"name":"token"},'.repeat(many)}"b":"${'x'.repeat(300)}"}`,
      `{${'"token":"s",'.repeat(many)}"token":["s"]}`,
    ];
    const started = performance.now();
    for (const text of hostile) hide(text);
    expect(performance.now() - started).toBeLessThan(8000);
  });
});
