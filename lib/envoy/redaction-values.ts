import type { ValueRule } from '@/lib/json/redaction-rules';

const WORDS =
  '(?:password|passwd|passphrase|secret|token|api[-_]?key|private[-_]?key|access[-_]?key|authorization)';

/**
 * Texts that are secrets by their shape. Every repetition is bounded: linear on any text.
 * The order is that of certainty; the first that matches names the rule.
 */
export const VALUE_RULES: readonly ValueRule[] = [
  { rule: 'pem-private-key', inMatchers: true, pattern: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY/ },
  // "PRIVATE KEY" in base64, at each of the three places that it can have in a group of three bytes.
  { rule: 'pem-private-key', inMatchers: true, pattern: /UFJJVkFURSBLRV|BSSVZBVEUgS0VZ|QUklWQVRFIEtFW/ },
  { rule: 'jwt', inMatchers: true, pattern: /eyJ[\w-]{5,400}\.[\w-]{5}/ },
  { rule: 'aws-key', inMatchers: true, pattern: /(?:AKIA|ASIA)[A-Z0-9]{16}/ },
  // Not `prefix: "Bearer "` nor `Bearer %REQ(…)%`, which carry no credential.
  { rule: 'http-credentials', inMatchers: true, pattern: /\bBearer\s{1,4}[\w.~+/-]{8}/i },
  // "Basic authentication" is prose: a real one has a capital, a digit or a sign.
  {
    rule: 'http-credentials',
    inMatchers: true,
    pattern: /\bBasic\s{1,4}(?=[a-z]{0,40}[A-Z0-9+/=])[\w+/]{4}/,
  },
  // No characters of a regular expression: `https?://[^@]+@` is a condition, not an address.
  { rule: 'url-userinfo', inMatchers: true, pattern: /:\/\/[^\s/?#@"'<>[\]\\^|{}]{1,256}@/ },
  {
    rule: 'assignment',
    inMatchers: false,
    pattern: new RegExp(`${WORDS}[\\w-]{0,40}\\s?=\\s?["']?[^\\s"'%&=]{3}`, 'i'),
  },
  {
    rule: 'assignment',
    inMatchers: false,
    pattern: new RegExp(
      `["'][\\w.-]{0,40}${WORDS}[\\w.-]{0,40}\\\\*["']\\s{0,3}:\\s{0,3}\\\\*["'\\[{\\d]`,
      'i',
    ),
  },
  // YAML: a line that begins with the name. A sentence ("unexpected token: …") does not.
  {
    rule: 'assignment',
    inMatchers: false,
    pattern: new RegExp(
      `^[ \\t-]{0,40}[\\w.-]{0,40}?${WORDS}[\\w.-]{0,40}:[ \\t]{1,9}["']?[^\\s"'%]{3}`,
      'im',
    ),
  },
];
