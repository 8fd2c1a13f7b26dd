import { isJsonArray, isJsonObject, type Json, type JsonObject } from '@/lib/core/json';
import type { KeyTraits, RedactionRules } from './redaction-rules';

/** Everything beneath is hidden. */
export const SECRET = 1;
/** Beneath a condition: only value rules apply. */
export const MATCHER = 2;
/** Beneath something that follows no schema. */
export const FREE = 4;
/** The keys of this object are names that somebody chose. */
const NAMES = 8;
/** Within a Kubernetes Secret. */
const KUBERNETES_SECRET = 16;
/** An entry `{name, value}` whose value is a secret, and whose name may stay. */
const ENTRY = 32;

/** Where the walk is. */
export interface Inside {
  readonly flags: number;
  /** The rule that hides, under `SECRET`. */
  readonly rule: string;
  /** Fields that are hidden in messages of the type that the walk is in. */
  readonly typeFolds: ReadonlyMap<string, string> | null;
}

export const START: Inside = { flags: 0, rule: '', typeFolds: null };

/** What an object says of what is in it; '' for a text that it does not have. */
export interface About {
  /** `@type` */
  readonly type: string;
  /** `type_url`, in either spelling: the type that a struct stands for. */
  readonly meant: string;
  readonly kind: string;
  /** `name`, or else `key`. */
  readonly name: string;
  /** Whether it has a `value` in one of its spellings. */
  readonly hasValue: boolean;
  /** Whether it is a config.core.v3.DataSource: then only what is inline is a secret, not where it lies. */
  readonly isSource: boolean;
}

/** What the rules look at of the value of a member. */
export interface Looks {
  readonly isNumber: boolean;
  readonly isContainer: boolean;
  /** An object of the schema, itself or as the first of a list: neither plain values nor a DataSource. */
  readonly isStructure: () => boolean;
}

/** The types of values that follow no schema, unless they stand for a message of Envoy. */
const STRUCTS: ReadonlySet<string> = new Set([
  'google.protobuf.Struct',
  'google.protobuf.Value',
  'udpa.type.v1.TypedStruct',
  'xds.type.v3.TypedStruct',
]);

const SOURCE_KEYS: ReadonlySet<string> = new Set([
  'filename',
  'inline_string',
  'inlineString',
  'inline_bytes',
  'inlineBytes',
  'environment_variable',
  'environmentVariable',
  'watched_directory',
  'watchedDirectory',
]);

export const isSourceKey = (key: string): boolean => SOURCE_KEYS.has(key);

const VALUE_KEYS: ReadonlySet<string> = new Set(['value', 'raw_value', 'rawValue']);

export const isValueKey = (key: string): boolean => VALUE_KEYS.has(key);

/** Whether an object of these keys is a DataSource. */
export const isSourceOf = (keys: readonly string[]): boolean => keys.length > 0 && keys.every(isSourceKey);

/** Whether a member names a type: that is Envoy's word, never a secret, and the readers need it. */
export const isTypeName = (key: string): boolean => key === '@type' || key === 'type_url';

/** Without the host before it. */
const typeName = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

/** Whether what a type says decides over anything in its message. */
export function isTelling(typeUrl: string, rules: RedactionRules): boolean {
  const type = typeName(typeUrl);
  return STRUCTS.has(type) || rules.typeFolds.some((entry) => entry.type.test(type));
}

export const isSecretKind = (kind: string): boolean => kind === 'Secret' || kind === 'SecretList';

function textAt(object: JsonObject, key: string): string {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return typeof value === 'string' ? value : '';
}

/** What an object of a tree says. */
export function aboutTree(object: JsonObject): About {
  const keys = Object.keys(object);
  return {
    type: textAt(object, '@type'),
    meant: textAt(object, 'type_url') || textAt(object, 'typeUrl'),
    kind: textAt(object, 'kind'),
    name: textAt(object, 'name') || textAt(object, 'key'),
    hasValue: keys.some(isValueKey),
    isSource: isSourceOf(keys),
  };
}

/** How a value of a tree looks. */
export function looksOf(value: Json): Looks {
  return {
    isNumber: typeof value === 'number',
    isContainer: typeof value === 'object' && value !== null,
    isStructure: () => {
      const item = isJsonArray(value) ? (value[0] ?? null) : value;
      return isJsonObject(item) && !isSourceOf(Object.keys(item));
    },
  };
}

/** The context of a message that names its type; a struct that stands for an Envoy message counts as one. */
function typed({ type: typeUrl, meant: meantUrl }: About, around: Inside, rules: RedactionRules): Inside {
  const type = typeName(typeUrl);
  if (type === '') return around;
  const meant = typeName(meantUrl) || type;
  const typeFolds = rules.typeFolds.find((entry) => entry.type.test(meant))?.folds ?? null;
  const isFree = STRUCTS.has(type) && !meant.startsWith('envoy.');
  const flags = isFree ? around.flags | FREE : around.flags;
  return { ...around, flags, typeFolds };
}

function isSecretEntry({ hasValue, name }: About, flags: number, rules: RedactionRules): boolean {
  if ((flags & MATCHER) !== 0 || !hasValue) return false;
  if ((flags & SECRET) !== 0) return (flags & FREE) === 0;
  return name !== '' && rules.secretEntry.test(name);
}

/** The context within an object: its type, its kind, and whether it is a named value that is a secret. */
export function within(about: About, around: Inside, rules: RedactionRules): Inside {
  const inside = typed(about, around, rules);
  let flags = inside.flags & ~ENTRY;
  if (isSecretKind(about.kind)) flags |= KUBERNETES_SECRET;
  if (isSecretEntry(about, flags, rules)) flags |= ENTRY;
  return flags === inside.flags ? inside : { ...inside, flags };
}

/** The flags of the elements of a list: they are no members of a map of names. */
export const flagsInList = (flags: number): number => flags & ~NAMES;

/** The context of the elements of a list. */
export function inList(inside: Inside): Inside {
  const flags = flagsInList(inside.flags);
  return flags === inside.flags ? inside : { ...inside, flags };
}

const isSecretValue = (normal: string): boolean => normal === 'value' || normal === 'raw_value';

const isEntryName = (normal: string): boolean => normal === 'name' || normal === 'key';

/** Under a hidden field, where a schema holds: the place of a source and the name of an entry stay readable. */
function belowSecret(inside: Inside, { normal }: KeyTraits, isSource: boolean): Inside {
  const { flags } = inside;
  if ((flags & FREE) !== 0) return inside;
  const isPlace = isSource && !normal.startsWith('inline_');
  const isName = (flags & ENTRY) !== 0 && isEntryName(normal);
  return isPlace || isName ? { ...inside, flags: flags & ~SECRET } : inside;
}

function hidden(inside: Inside, rule: string, more = 0): Inside {
  return { ...inside, flags: inside.flags | SECRET | more, rule };
}

/** The context of a field that a rule hides by its key alone, or null. */
function folded(inside: Inside, { normal, fold }: KeyTraits): Inside | null {
  const { flags, typeFolds } = inside;
  if ((flags & ENTRY) !== 0 && isSecretValue(normal)) return hidden(inside, 'named-value');
  const isData = normal === 'data' || normal === 'string_data';
  if ((flags & KUBERNETES_SECRET) !== 0 && isData) return hidden(inside, 'kubernetes-secret', FREE);
  const typeFold = typeFolds?.get(normal);
  if (typeFold !== undefined) return hidden(inside, typeFold, FREE);
  return fold === null ? null : hidden(inside, fold);
}

/** Whether a field with a secret-looking name holds a secret, or is one of the schema's own fields. */
function isSecretField(flags: number, traits: KeyTraits, value: Looks): boolean {
  if (!traits.isSecret) return false;
  if ((flags & FREE) !== 0) return true;
  if (value.isNumber || traits.isNotSecret) return false;
  return !(traits.isStructure && value.isStructure());
}

/** The flags of a member where no rule may hide it by its key; null elsewhere. */
function exempt(flags: number, traits: KeyTraits, isContainer: boolean): number | null {
  if ((flags & MATCHER) !== 0) return flags;
  if (traits.isLabel || (traits.isMatcher && (flags & FREE) === 0)) return flags | MATCHER;
  return (flags & NAMES) !== 0 && isContainer ? flags & ~NAMES : null;
}

const opened = (flags: number, traits: KeyTraits): number =>
  flags | (traits.isUntyped ? FREE : 0) | (traits.isNameMap ? NAMES : 0);

/** The context of a member, from that of its object, its key and what it is. */
export function below(inside: Inside, traits: KeyTraits, value: Looks, isSource: boolean): Inside {
  const { flags } = inside;
  if ((flags & SECRET) !== 0) return belowSecret(inside, traits, isSource);
  let next = exempt(flags, traits, value.isContainer);
  if (next === null) {
    const fold = folded(inside, traits);
    if (fold !== null) return fold;
    if (isSecretField(flags, traits, value)) return hidden(inside, 'secret-name');
    next = opened(flags, traits);
  }
  return next === flags ? inside : { ...inside, flags: next };
}

/** The flags below a member that is a container and that no rule hides, whose object says nothing of itself. */
export const flagsBelow = (flags: number, traits: KeyTraits): number =>
  exempt(flags, traits, true) ?? opened(flags, traits);
