import type { Trigger } from '@/lib/json/redaction-rules';

/** A key of two words in each way in which it can be written: `inline_code`, `inline-code`, `inlineCode`. */
const spelled = (first: string, second: string): readonly Trigger[] =>
  ['_', '-', ''].map((between) => ({ text: `${first}${between}${second}` }));

const words = (text: string): readonly Trigger[] =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => ({ text: word }));

const exact = (text: string): readonly Trigger[] =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => ({ text: word, needs: 'exact-case' }));

/** At least one of these stands wherever a rule of `REDACTION_RULES` hides something. */
export const TRIGGERS: readonly Trigger[] = [
  // Names that sound like a secret, and the words of the value rules. `auth` is also in `authorization`.
  ...words('auth cookie token secret passw passphrase private credential jwt signature session'),
  // `sid` as a word of its own.
  ...words('"sid _sid -sid'),
  ...spelled('api', 'key'),
  ...spelled('access', 'key'),
  // Fields of which everything is hidden; the others of them hold a word from above.
  ...words('pkcs12 jwks wasm'),
  ...spelled('json', 'key'),
  ...spelled('inline', 'code'),
  ...spelled('source', 'code'),
  ...spelled('plugin', 'config'),
  ...spelled('context', 'extensions'),
  ...spelled('last', 'applied'),
  ...spelled('config', 'yaml'),
  ...spelled('initial', 'metadata'),
  // Types of values that follow no schema: in them, more names sound like a secret.
  ...words('protobuf.Struct protobuf.Value TypedStruct'),
  // Texts that are secrets by their shape.
  ...words('bearer basic'),
  ...exact('eyJ AKIA ASIA UFJJVkFURSBLRV BSSVZBVEUgS0VZ QUklWQVRFIEtFW'),
  { text: '://', needs: 'at-sign' },
  // The same where the first slash is escaped, in the document or in one within a text; and where only the second is.
  { text: '\\/\\', needs: 'at-sign' },
  { text: '\\//', needs: 'at-sign' },
  { text: ':/\\', needs: 'at-sign' },
  // What Envoy hid by itself is listed too.
  ...exact('[redacted] W3JlZGFjdGVkXQ=='),
  // Any of the words may be written in escapes; and the Kelvin sign is a `K` to those who ignore case.
  ...words('\\u00 \\u212a \u212a'),
];
