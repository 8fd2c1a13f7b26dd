import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '@/lib/core/json';
import { createPlainArena } from '@/lib/json/arena';
import { openBytes } from '@/lib/json/open-bytes';
import { redact } from '@/lib/json/redact';
import { redactBytes } from '@/lib/json/redact-bytes';
import { traitsOf } from '@/lib/json/redaction-rules';
import { visitTriggered } from '@/lib/json/redaction-strings';
import { REDACTION_RULES } from './redaction';

/**
 * Whatever a rule goes by holds a trigger, or redaction would pass it over. What a rule fires at is made here from
 * pieces of the words of all rules, in every spelling; a rule with a word that is new has its pieces added below.
 */

function open(text: string) {
  const opened = openBytes(new TextEncoder().encode(text), createPlainArena());
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

function holdsTrigger(document: string): boolean {
  let found = false;
  visitTriggered(open(document), REDACTION_RULES.triggers, () => {
    found = true;
    return 0;
  });
  return found;
}

const escapes = (text: string): string =>
  [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');

/** Ways to write a text as JSON. */
const SPELLINGS: readonly ((text: string) => string)[] = [
  (text) => JSON.stringify(text),
  (text) => JSON.stringify(text).replaceAll('/', '\\/'),
  // Only the second of two slashes, only the first, only the colon before them.
  (text) => JSON.stringify(text).replaceAll('://', ':/\\/'),
  (text) => JSON.stringify(text).replaceAll('://', ':\\//'),
  (text) => JSON.stringify(text).replaceAll(':', '\\u003a'),
  (text) => JSON.stringify(text).replaceAll(/(?<!\\)[a-z]/gi, escapes),
  (text) => JSON.stringify(text).replaceAll(/(?<!\\)[aeiou@]/gi, escapes),
];

const spelling = fc.constantFrom(...SPELLINGS);

const WORDS =
  `authorization auth cookie token secret password passwd passphrase api key private access credential
  credentials jwt jwks signature session sid pkcs12 json inline code source codes default plugin config context
  extensions kubectl.kubernetes.io/last applied configuration yaml initial metadata provider data generic ticket keys
  local values users wasm name id x`
    .trim()
    .split(/\s+/);

/** A word in small or capital letters, with a capital, or with the sign that some take for a K. */
const word = fc
  .tuple(fc.constantFrom(...WORDS), fc.constantFrom(0, 1, 2, 3))
  .map(([text, how]) =>
    how === 0
      ? text
      : how === 1
        ? text.toUpperCase()
        : how === 2
          ? text.charAt(0).toUpperCase() + text.slice(1)
          : text.replaceAll('k', 'K'),
  );

const name = fc
  .array(fc.tuple(word, fc.constantFrom('', '_', '-')), { minLength: 1, maxLength: 3 })
  .map((words) => words.map(([text, between]) => text + between).join(''));

it('stand in every name that a rule goes by', () => {
  const { secretEntry, typeFolds } = REDACTION_RULES;
  let fired = 0;
  fc.assert(
    fc.property(name, spelling, (text, spell) => {
      const { fold, isSecret } = traitsOf(text, REDACTION_RULES);
      const isType = typeFolds.some(({ type }) => type.test(text));
      if (fold === null && !isSecret && !secretEntry.test(text) && !isType) return;
      fired += 1;
      expect(holdsTrigger(spell(text)), text).toBe(true);
    }),
    { numRuns: 5000 },
  );
  expect(fired).toBeGreaterThan(1000);
});

it('stand in every field that is hidden as a whole', () => {
  for (const key of REDACTION_RULES.folds.keys()) {
    const camel = key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    for (const spelled of [key, camel, key.replaceAll('_', '-'), key.toUpperCase()]) {
      expect(traitsOf(spelled, REDACTION_RULES).fold, spelled).not.toBeNull();
      for (const spell of SPELLINGS) expect(holdsTrigger(spell(spelled)), spelled).toBe(true);
    }
  }
});

const PIECES = [
  ...WORDS,
  ...['Bearer ', 'bearer\t', 'Basic ', 'Zm9vOmJhcg==', 'abcdefgh1', 'https', '://', 'user:pw@', '@', 'host/'],
  ...['eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiIx', 'AKIA', 'ASIA', 'ABCDEFGHIJKLMNOP', '-----BEGIN ', 'RSA '],
  ...[
    'PRIVATE KEY',
    'UFJJVkFURSBLRV',
    'BSSVZBVEUgS0VZ',
    'QUklWQVRFIEtFW',
    '=',
    ':',
    ' ',
    '"',
    "'",
    '\n',
    '_',
    '-',
  ],
  ...['[redacted]', 'W3JlZGFjdGVkXQ==', '{"', '":"', '"}', '\\', '/', '%'],
];

const text = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 })
  .map((pieces) => pieces.join(''));

/** A document as the text of a member, several times over. */
const nested = fc
  .tuple(text, fc.array(fc.tuple(spelling, spelling, name), { minLength: 1, maxLength: 4 }))
  .map(([inner, levels]) =>
    levels.reduce((value, [key, spell, called]) => `{${key(called)}:${spell(value)}}`, inner),
  );

it('stand in every text that is hidden for what it says, also deep within texts', () => {
  let fired = 0;
  fc.assert(
    fc.property(nested, (document) => {
      const tree = redact(JSON.parse(document) as Json, REDACTION_RULES, String);
      if (tree.hidden.length > 0) fired += 1;
      const hidden = redactBytes(open(document), REDACTION_RULES, String);
      expect([...hidden]).toEqual(tree.hidden);
    }),
    { numRuns: 5000 },
  );
  expect(fired).toBeGreaterThan(1000);
});
