import { holdsSecret } from './redact';
import { Book } from './redaction-book';
import { type About, isSecretKind, isSourceKey, isTelling, isValueKey } from './redaction-context';
import { BY_ENVOY } from './redaction-filler';
import { type KeyTraits, type RedactionRules, traitsOf } from './redaction-rules';
import { ValueRules } from './redaction-values';

/** What a member says of its object (see `About`). */
export type Role = keyof Omit<About, 'hasValue' | 'isSource'> | 'otherMeant' | 'otherName' | 'value' | null;

const ROLES: ReadonlyMap<string, Role> = new Map([
  ['@type', 'type'],
  ['type_url', 'meant'],
  ['typeUrl', 'otherMeant'],
  ['kind', 'kind'],
  ['name', 'name'],
  ['key', 'otherName'],
]);

/** A key, and whether it alone may hide what is beneath it. */
export interface KeyWord extends KeyTraits {
  readonly key: string;
  readonly role: Role;
  readonly isSourceKey: boolean;
  readonly mayHide: boolean;
}

/** What a text may mean where it is the value of a certain key, and whether it may be hidden for what it says. */
export interface TextWord {
  readonly mayBeHidden: boolean;
  readonly isEntryName: boolean;
  readonly isSecretKind: boolean;
  readonly isTellingType: boolean;
  /** One of these three. */
  readonly maySpeak: boolean;
}

/** What the rules say of single strings of a document, whatever is around them. */
export class Words {
  readonly rules: RedactionRules;
  readonly values: ValueRules;
  readonly keys: Book<KeyWord>;
  readonly texts: Book<TextWord>;
  /** What texts say: types, kinds and names come again and again. */
  readonly said = new Book((text) => text);

  constructor(rules: RedactionRules) {
    this.rules = rules;
    this.values = new ValueRules(rules.values, (tree, inMatcher) => holdsSecret(tree, inMatcher, rules));
    this.keys = new Book((key) => {
      const traits = traitsOf(key, rules);
      const role = isValueKey(key) ? 'value' : (ROLES.get(key) ?? null);
      const mayHide = traits.isSecret || traits.fold !== null;
      return { key, role, isSourceKey: isSourceKey(key), mayHide, ...traits };
    });
    this.texts = new Book((text) => this.#textWord(text));
  }

  #textWord(text: string): TextWord {
    // Outside of conditions every rule on values holds that holds in them.
    const mayBeHidden = BY_ENVOY.has(text) || this.values.ruleFor(text, false) !== null;
    const isEntryName = this.rules.secretEntry.test(text);
    const isKind = isSecretKind(text);
    const isTellingType = isTelling(text, this.rules);
    const maySpeak = isEntryName || isKind || isTellingType;
    return { mayBeHidden, isEntryName, isSecretKind: isKind, isTellingType, maySpeak };
  }
}
