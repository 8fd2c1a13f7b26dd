import type { Json } from '@/lib/core/json';
import type { ValueRule } from './redaction-rules';

/** Names and types repeat all over a dump; only such short texts are remembered. */
const REMEMBERED_LENGTH = 100;
const REMEMBERED = 100_000;
/** Longer JSON inside a text is judged by its words alone. */
const PARSED_LENGTH = 1_000_000;

const LOOKS_LIKE_JSON = /^\s*[{[]/;

/** Judges texts by what they look like. */
export class ValueRules {
  readonly #rules: readonly ValueRule[];
  readonly #rulesInMatchers: readonly ValueRule[];
  readonly #holdsSecret: (tree: Json, inMatcher: boolean) => boolean;
  readonly #known = new Map<string, string | null>();
  readonly #knownInMatchers = new Map<string, string | null>();

  constructor(rules: readonly ValueRule[], holdsSecret: (tree: Json, inMatcher: boolean) => boolean) {
    this.#rules = rules;
    this.#rulesInMatchers = rules.filter((rule) => rule.inMatchers);
    this.#holdsSecret = holdsSecret;
  }

  /** The rule that hides a text, or null. */
  ruleFor(text: string, inMatcher: boolean): string | null {
    if (text.length > REMEMBERED_LENGTH) return this.#judge(text, inMatcher);
    const known = inMatcher ? this.#knownInMatchers : this.#known;
    let rule = known.get(text);
    if (rule === undefined) {
      rule = this.#judge(text, inMatcher);
      if (known.size < REMEMBERED) known.set(text, rule);
    }
    return rule;
  }

  #judge(text: string, inMatcher: boolean): string | null {
    const rules = inMatcher ? this.#rulesInMatchers : this.#rules;
    const found = rules.find(({ pattern }) => pattern.test(text));
    if (found !== undefined) return found.rule;
    return LOOKS_LIKE_JSON.test(text) && this.#hidesWithin(text, inMatcher) ? 'json-in-text' : null;
  }

  #hidesWithin(text: string, inMatcher: boolean): boolean {
    if (text.length > PARSED_LENGTH) return false;
    try {
      // The border where text becomes a value: JSON.parse returns nothing but JSON.
      return this.#holdsSecret(JSON.parse(text) as Json, inMatcher);
    } catch {
      return false;
    }
  }
}
