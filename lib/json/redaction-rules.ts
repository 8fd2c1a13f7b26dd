/** A rule on the text of a value, whatever it is called. Patterns must be linear on hostile text. */
export interface ValueRule {
  readonly rule: string;
  readonly pattern: RegExp;
  /** False for rules that guess by words: a matcher is only hidden for what is surely a secret. */
  readonly inMatchers: boolean;
}

/**
 * Some bytes that a document holds wherever a rule hides something: case of ASCII letters is ignored, at least three
 * bytes of UTF-8. `exact-case`: only in this spelling. `at-sign`: only where an `@` follows in the same string.
 */
export interface Trigger {
  readonly text: string;
  readonly needs?: 'exact-case' | 'at-sign';
}

/**
 * What to hide, as data. Keys are compared in one spelling (`normalKey`): `privateKey`, `private_key` and
 * `PRIVATE_KEY` are the same. The first rule of this order decides for a key: name map, matcher, fold, pair,
 * secret-looking name. Values that no key rule takes are judged by the value rules.
 */
export interface RedactionRules {
  /** Maps whose keys are names that somebody chose: a filter called `token` says nothing of its configuration. */
  readonly nameMaps: ReadonlySet<string>;
  /** Fields that hold conditions: beneath them, only value rules apply. */
  readonly matchers: ReadonlySet<string>;
  /** Like matchers, and also where keys are free (labels, selectors). */
  readonly labels: ReadonlySet<string>;
  /** Fields whose members follow no schema: there, a secret-looking name hides all that is beneath it. */
  readonly untyped: ReadonlySet<string>;
  /** Fields, by normal key, of which everything is hidden, and the name of the rule. */
  readonly folds: ReadonlyMap<string, string>;
  /** The same within a message of a type; `type` is matched against `@type` or `type_url`. */
  readonly typeFolds: readonly { readonly type: RegExp; readonly folds: ReadonlyMap<string, string> }[];
  /** A field name that looks like a secret, in its normal form. */
  readonly secretName: RegExp;
  /** Name of a header, variable or entry (`{name, value}`) whose value is then a secret. */
  readonly secretEntry: RegExp;
  /** Fields that sound like a secret and name a place, a time or a reference instead. */
  readonly notSecret: RegExp;
  /** Fields that sound like a secret and hold objects of the schema; a text in them is one all the same. */
  readonly structures: ReadonlySet<string>;
  readonly values: readonly ValueRule[];
  /** Where nothing of this stands no rule can fire: so that a large document is not read value by value. */
  readonly triggers: readonly Trigger[];
}

/** One spelling for a key: snake_case in lower letters. */
export function normalKey(key: string): string {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
}

/** What the rules say of a key; worked out once for each key, as a dump has few different ones. */
export interface KeyTraits {
  readonly normal: string;
  readonly isNameMap: boolean;
  readonly isMatcher: boolean;
  readonly isLabel: boolean;
  readonly isUntyped: boolean;
  readonly fold: string | null;
  readonly isSecret: boolean;
  readonly isNotSecret: boolean;
  readonly isStructure: boolean;
}

export function traitsOf(key: string, rules: RedactionRules): KeyTraits {
  const normal = normalKey(key);
  return {
    normal,
    isNameMap: rules.nameMaps.has(normal),
    isMatcher: rules.matchers.has(normal),
    isLabel: rules.labels.has(normal),
    isUntyped: rules.untyped.has(normal),
    fold: rules.folds.get(normal) ?? null,
    isSecret: rules.secretName.test(normal),
    isNotSecret: rules.notSecret.test(normal),
    isStructure: rules.structures.has(normal),
  };
}
