import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIDDEN } from '@/lib/core/hidden-text';
import type { Json } from '@/lib/core/json';
import { createPlainArena } from '@/lib/json/arena';
import { openBytes } from '@/lib/json/open-bytes';
import { redact } from '@/lib/json/redact';
import { redactBytes } from '@/lib/json/redact-bytes';
import { REDACTION_RULES } from './redaction';
import { inCamelCase } from './testing/camel';
import { ENVOY_PLACES } from './testing/canaries-envoy';
import { KUBERNETES_PLACES } from './testing/canaries-kubernetes';
import { KEEPING_PLACES } from './testing/conditions';
import { fixture } from './testing/fixtures';
import type { Place } from './testing/place';
import { dumpOf, plainDump } from './testing/read';

/** Everything that Envoy leaves in clear, what it hides by itself, and the same in Kubernetes objects. */
const HIDING_PLACES: readonly Place[] = [...ENVOY_PLACES, ...KUBERNETES_PLACES];

const run = (document: Json) => redact(structuredClone(document), REDACTION_RULES, () => 'tag');
const hideInTree = (document: Json): Json => run(document).document;

function hideInBytes(document: Json): Json {
  const opened = openBytes(new TextEncoder().encode(JSON.stringify(document)), createPlainArena());
  if (!opened.ok) throw new Error(opened.error.code);
  redactBytes(opened.value, REDACTION_RULES, () => 'tag');
  return opened.value.parse(opened.value.root);
}

const WAYS = [
  ['of a tree', hideInTree],
  ['of bytes', hideInBytes],
] as const;

const textOf = (document: Json): string => JSON.stringify(document);

/** Words that no rule knows: only the place, or the shape that the place gives them, can hide them. */
const canary = fc.stringMatching(/^[A-Za-z0-9]{12,30}$/).map((text) => `Canary${text}`);

/** What may stand around a place in a dump or in a list of Kubernetes objects. */
const WRAPPERS: readonly ((inner: Json) => Json)[] = [
  (inner) => inner,
  (inner) => ({
    configs: [{ '@type': 'type.googleapis.com/envoy.admin.v3.RoutesConfigDump', unknown: [inner] }],
  }),
  (inner) => ({ list: [[inner]], text: 'plain' }),
  (inner) => ({ error_state: { failed_configuration: inner } }),
];

const placed = (places: readonly Place[]) =>
  fc.record({
    place: fc.constantFrom(...places),
    wrap: fc.constantFrom(...WRAPPERS),
    text: canary,
    isCamel: fc.boolean(),
  });

describe.each(WAYS)('secrets %s', (_way, hide) => {
  it.each(HIDING_PLACES.map((place) => [place.name, place] as const))('never survive in %s', (_, place) => {
    expect(textOf(hide(place.make('CanaryPlain12')))).not.toContain('CanaryPlain12');
    expect(textOf(hide(inCamelCase(place.make('CanaryPlain12'))))).not.toContain('CanaryPlain12');
  });

  it('never survive, wherever their place stands and however it is spelled', () => {
    fc.assert(
      fc.property(placed(HIDING_PLACES), ({ place, wrap, text, isCamel }) => {
        const document = wrap(place.make(text));
        expect(textOf(hide(isCamel ? inCamelCase(document) : document))).not.toContain(text);
      }),
      { numRuns: 500 },
    );
  });

  it('never survive inside a text that holds JSON', () => {
    fc.assert(
      fc.property(placed(HIDING_PLACES), ({ place, text }) => {
        expect(textOf(hide({ note: textOf(place.make(text)) }))).not.toContain(text);
        expect(textOf(hide({ note: textOf([textOf(place.make(text))]) }))).not.toContain(text);
      }),
      { numRuns: 200 },
    );
  });
});

describe.each(WAYS)('conditions and names %s', (_way, hide) => {
  it.each(KEEPING_PLACES.map((place) => [place.name, place] as const))('survive in %s', (_, place) => {
    const document = place.make('CanaryPlain12');
    expect(hide(document)).toEqual(document);
    expect(hide(inCamelCase(document))).toEqual(inCamelCase(document));
  });

  it('survive, wherever their place stands', () => {
    fc.assert(
      fc.property(placed(KEEPING_PLACES), ({ place, wrap, text, isCamel }) => {
        const document = wrap(isCamel ? inCamelCase(place.make(text)) : place.make(text));
        expect(hide(document)).toEqual(document);
      }),
      { numRuns: 300 },
    );
  });

  it('are hidden where they are surely a secret', () => {
    const match = (exact: string): Json => ({ match: { headers: [{ name: 'x', string_match: { exact } }] } });
    for (const secret of [
      'Bearer abcdefgh1234',
      'Basic dXNlcjpwYXNz',
      `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln`,
      `AKIA${'A'.repeat(16)}`,
      'https://user:pass@example.com/',
      '-----BEGIN EC PRIVATE KEY-----',
    ]) {
      expect(hide(match(secret)), secret).toEqual(match(HIDDEN));
    }
    for (const plain of [
      'Bearer ',
      'Basic authentication',
      'https://a.b/c@d',
      '^https?://[^@]+@x',
      'eyJ',
      'AKIA',
    ]) {
      expect(hide(match(plain)), plain).toEqual(match(plain));
    }
  });
});

describe.each(WAYS)('values %s', (_way, hide) => {
  it('hold a private key at every place that base64 can give it', () => {
    for (const before of ['', 'x', 'xy', 'certificate first\n']) {
      const bytes = btoa(`${before}-----BEGIN RSA PRIVATE KEY-----\nabc`);
      expect(hide({ blob: bytes }), before).toEqual({ blob: HIDDEN });
    }
    const certificate = { inline_bytes: btoa('-----BEGIN CERTIFICATE-----\nabc') };
    expect(hide(certificate)).toEqual(certificate);
  });

  it('with words of a secret are hidden in assignments, not in sentences, hosts and formats', () => {
    for (const text of [
      '--token=abcdef',
      'https://a/?api_key=abcdef',
      'a: 1\n  db-password: "abc"',
      '"apiKey": ["x"]',
    ]) {
      expect(hide({ text }), text).toEqual({ text: HIDDEN });
    }
    for (const text of [
      'token.example.com:8080',
      'unexpected token: found }',
      '%REQ(AUTHORIZATION)% token=%REQ(X)%',
      'kubernetes://my-secret',
      'outbound|80||token-service.default.svc.cluster.local',
    ]) {
      expect(hide({ text }), text).toEqual({ text });
    }
  });

  it('are judged in linear time', () => {
    const long = 200_000;
    const hostile = [
      'a'.repeat(long),
      'token'.repeat(long / 5),
      ':'.repeat(long),
      '://'.repeat(long / 3),
      'eyJ'.repeat(long / 3),
      ' \t-'.repeat(long / 3),
      'Basic '.repeat(long / 6),
      '"'.repeat(long),
    ];
    const started = performance.now();
    for (const text of hostile) hide({ text });
    expect(performance.now() - started).toBeLessThan(8000);
  }, 60_000);
});

describe.each(WAYS)('the answers of a real Envoy, %s,', (_way, hide) => {
  it('hold no canary after redaction, and every condition', () => {
    for (const name of ['config-dump', 'clusters', 'server-info', 'listeners', 'certs'] as const) {
      const before = fixture(name);
      const text = textOf(hide(before)).replaceAll(/omit_?canary/gi, '');
      expect(text).not.toMatch(/canary/i);
      const conditions = (document: string) =>
        [...document.matchAll(/matcher-survives-[a-z-]+/g)].map(String);
      expect(conditions(text)).toEqual(conditions(textOf(before)));
    }
  });

  it('are read as before, but for what is hidden', () => {
    const [before, redacted] = [dumpOf(fixture('config-dump')), dumpOf(hide(fixture('config-dump')))];
    expect(redacted.notices).toEqual([]);
    expect({ ...plainDump(redacted), bootstrap: null }).toEqual({ ...plainDump(before), bootstrap: null });
  });

  it('say by which rule each value was hidden', () => {
    const { counts } = run(fixture('config-dump'));
    expect(Object.fromEntries(counts)).toEqual({
      'by-envoy': 6,
      'grpc-metadata': 4,
      jwks: 2,
      'last-applied': 1,
      'lua-code': 3,
      'named-value': 3,
      'secret-name': 2,
    });
  });

  it('are left as they are where nothing is secret', () => {
    for (const name of ['clusters', 'listeners', 'certs'] as const)
      expect(hide(fixture(name))).toEqual(fixture(name));
  });
});
