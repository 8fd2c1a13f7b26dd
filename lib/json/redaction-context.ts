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

const STRUCTS: ReadonlySet<string> = new Set([
  'google.protobuf.Struct',
  'google.protobuf.Value',
  'udpa.type.v1.TypedStruct',
  'xds.type.v3.TypedStruct',
]);

function textAt(object: JsonObject, key: string): string {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return typeof value === 'string' ? value : '';
}

const typeName = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

/** The context of a message that names its type; a struct that stands for an Envoy message counts as one. */
function typed(object: JsonObject, around: Inside, rules: RedactionRules): Inside {
  const type = typeName(textAt(object, '@type'));
  if (type === '') return around;
  const meant = typeName(textAt(object, 'type_url') || textAt(object, 'typeUrl')) || type;
  const typeFolds = rules.typeFolds.find((entry) => entry.type.test(meant))?.folds ?? null;
  const isFree = STRUCTS.has(type) && !meant.startsWith('envoy.');
  const flags = isFree ? around.flags | FREE : around.flags;
  return { ...around, flags, typeFolds };
}

const VALUE_KEYS = ['value', 'raw_value', 'rawValue'] as const;

function isSecretEntry(object: JsonObject, flags: number, rules: RedactionRules): boolean {
  if ((flags & MATCHER) !== 0 || !VALUE_KEYS.some((key) => Object.hasOwn(object, key))) return false;
  if ((flags & SECRET) !== 0) return (flags & FREE) === 0;
  const name = textAt(object, 'name') || textAt(object, 'key');
  return name !== '' && rules.secretEntry.test(name);
}

/** What an object says of itself: its type, its kind, and whether it is a named value that is a secret. */
export function entryNamed(object: JsonObject, around: Inside, rules: RedactionRules): Inside {
  const inside = typed(object, around, rules);
  const kind = textAt(object, 'kind');
  let flags = inside.flags & ~ENTRY;
  if (kind === 'Secret' || kind === 'SecretList') flags |= KUBERNETES_SECRET;
  if (isSecretEntry(object, flags, rules)) flags |= ENTRY;
  return flags === inside.flags ? inside : { ...inside, flags };
}

/** The context of the elements of a list: they are no members of a map of names. */
export function inList(inside: Inside): Inside {
  return (inside.flags & NAMES) === 0 ? inside : { ...inside, flags: inside.flags & ~NAMES };
}

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

/** Whether an object is a config.core.v3.DataSource: then only what is inline is a secret, not where it lies. */
export function sourceKeys(object: JsonObject): boolean {
  const keys = Object.keys(object);
  return keys.length > 0 && keys.every((key) => SOURCE_KEYS.has(key));
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
function isSecretField(inside: Inside, traits: KeyTraits, value: Json): boolean {
  if (!traits.isSecret) return false;
  if ((inside.flags & FREE) !== 0) return true;
  if (typeof value === 'number' || traits.isNotSecret) return false;
  const item = isJsonArray(value) ? (value[0] ?? null) : value;
  return !(isJsonObject(item) && traits.isStructure && !sourceKeys(item));
}

const isContainer = (value: Json): boolean => typeof value === 'object' && value !== null;

/** The context of a member, from that of its object, its key and what it is. */
export function below(inside: Inside, traits: KeyTraits, value: Json, isSource: boolean): Inside {
  const { flags } = inside;
  if ((flags & SECRET) !== 0) return belowSecret(inside, traits, isSource);
  if ((flags & MATCHER) !== 0) return inside;
  if (traits.isLabel || (traits.isMatcher && (flags & FREE) === 0))
    return { ...inside, flags: flags | MATCHER };
  if ((flags & NAMES) !== 0 && isContainer(value)) return { ...inside, flags: flags & ~NAMES };
  const fold = folded(inside, traits);
  if (fold !== null) return fold;
  if (isSecretField(inside, traits, value)) return hidden(inside, 'secret-name');
  const more = (traits.isUntyped ? FREE : 0) | (traits.isNameMap ? NAMES : 0);
  return more === 0 ? inside : { ...inside, flags: flags | more };
}
