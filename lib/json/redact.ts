import type { JsonPointer } from '@/lib/core/brand';
import { HIDDEN, isHiddenText } from '@/lib/core/hidden-text';
import { isJsonArray, type Json, type JsonObject } from '@/lib/core/json';
import { child, ROOT } from '@/lib/core/json-pointer';
import {
  aboutTree,
  below,
  FREE,
  type Inside,
  inList,
  isTypeName,
  looksOf,
  MATCHER,
  SECRET,
  START,
  within,
} from './redaction-context';
import { BY_ENVOY, lengthClass } from './redaction-filler';
import { type KeyTraits, type RedactionRules, traitsOf } from './redaction-rules';
import { ValueRules } from './redaction-values';

/** Deeper than any document that `openBytes` lets through: only text within text can get there. */
const MAX_DEPTH = 400;

export interface HiddenValue {
  readonly pointer: JsonPointer;
  readonly rule: string;
  /** Smallest power of two that is not below the length of the value in UTF-16 units. */
  readonly lengthClass: number;
  /** Keyed tag of the value: equal values of one process have equal tags. '' where Envoy hid it. */
  readonly tag: string;
}

export interface Redaction {
  /** The document that was given, with hidden values replaced by `[hidden]`. */
  readonly document: Json;
  /** In document order. Values that Envoy had hidden are listed with the rule `by-envoy`. */
  readonly hidden: readonly HiddenValue[];
  readonly counts: ReadonlyMap<string, number>;
}

type Tag = (text: string) => string;

class Redactor {
  readonly hidden: HiddenValue[] = [];
  readonly #rules: RedactionRules;
  readonly #tag: Tag;
  readonly #values: ValueRules;
  readonly #traits = new Map<string, KeyTraits>();
  readonly #path: (string | number)[] = [];

  constructor(rules: RedactionRules, tag: Tag) {
    this.#rules = rules;
    this.#tag = tag;
    this.#values = new ValueRules(rules.values, (tree, inMatcher) => this.#holdsSecret(tree, inMatcher));
  }

  /** The value, or what takes its place. Objects and lists are changed in place. */
  value(value: Json, inside: Inside): Json {
    if (typeof value === 'string') return this.#text(value, inside);
    if (typeof value === 'number')
      return inside.flags & SECRET ? this.#hide(String(value), inside.rule) : value;
    if (typeof value !== 'object' || value === null) return value;
    if (this.#path.length > MAX_DEPTH) return this.#hide('', 'too-deep');
    if (isJsonArray(value)) this.#list(value, inside);
    else this.#object(value, inside);
    return value;
  }

  #list(list: readonly Json[], inside: Inside): void {
    // Border: the tree is fresh and ours (see `redact`).
    const own = list as Json[];
    const each = inList(inside);
    for (let index = 0; index < own.length; index += 1) {
      this.#path.push(index);
      const before = own[index] ?? null;
      const after = this.value(before, each);
      if (after !== before) own[index] = after;
      this.#path.pop();
    }
  }

  #object(object: JsonObject, around: Inside): void {
    const about = aboutTree(object);
    const inside = within(about, around, this.#rules);
    for (const key of Object.keys(object)) {
      const before = object[key] ?? null;
      if (isTypeName(key) && typeof before === 'string') continue;
      this.#path.push(key);
      const after = this.value(before, below(inside, this.#traitsOf(key), looksOf(before), about.isSource));
      // Not by assignment: a key `__proto__` would set the prototype.
      if (after !== before) {
        Object.defineProperty(object, key, {
          value: after,
          enumerable: true,
          configurable: true,
          writable: true,
        });
      }
      this.#path.pop();
    }
  }

  #traitsOf(key: string): KeyTraits {
    let traits = this.#traits.get(key);
    if (traits === undefined) {
      traits = traitsOf(key, this.#rules);
      this.#traits.set(key, traits);
    }
    return traits;
  }

  #text(text: string, inside: Inside): string {
    if (text === '' || isHiddenText(text)) return text;
    if (BY_ENVOY.has(text)) {
      this.#note('by-envoy', text, '');
      return text;
    }
    if (inside.flags & SECRET) return this.#hide(text, inside.rule);
    const rule = this.#values.ruleFor(text, (inside.flags & MATCHER) !== 0);
    return rule === null ? text : this.#hide(text, rule);
  }

  #hide(text: string, rule: string): string {
    this.#note(rule, text, this.#tag(text));
    return HIDDEN;
  }

  #note(rule: string, text: string, tag: string): void {
    const pointer = this.#path.reduce<JsonPointer>((parent, token) => child(parent, token), ROOT);
    this.hidden.push({ pointer, rule, lengthClass: lengthClass(text.length), tag });
  }

  /** Judges JSON that stands inside a text; the tree is made for this and thrown away. */
  #holdsSecret(tree: Json, inMatcher: boolean): boolean {
    return holdsSecret(tree, inMatcher, this.#rules);
  }
}

/** Whether the rules would hide something in a tree that stood inside a text. The tree is changed. */
export function holdsSecret(tree: Json, inMatcher: boolean, rules: RedactionRules): boolean {
  const inner = new Redactor(rules, () => '');
  inner.value(tree, { ...START, flags: inMatcher ? MATCHER : FREE });
  return inner.hidden.some(({ rule }) => rule !== 'by-envoy');
}

/**
 * Hides secrets before anything else sees the document.
 *
 * This is for texts, for JSON within a text, and what `redactBytes` is held against. The document is changed in place:
 * it must be fresh and belong to the caller.
 * @param rules what to hide, as data
 * @param tag keyed hash of a hidden text, so that equal values stay comparable and none can be read back
 */
export function redact(document: Json, rules: RedactionRules, tag: Tag): Redaction {
  const redactor = new Redactor(rules, tag);
  const redacted = redactor.value(document, START);
  const counts = new Map<string, number>();
  for (const { rule } of redactor.hidden) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return { document: redacted, hidden: redactor.hidden, counts };
}
