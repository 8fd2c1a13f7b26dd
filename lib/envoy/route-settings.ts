import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import type { Raw } from './raw';
import { METADATA_FIELDS } from './route-fields';
import type { Extension, MetadataEntry, Setting, Settings } from './route-parts-model';

/** More than these are read in the JSON. */
const MAX_SETTINGS = 60;
const MAX_TEXT = 400;
const MAX_DEPTH = 30;

const NO_SETTINGS: Settings = { list: [], more: 0 };

/** Messages that hold another one as an untyped struct; Istio sends its own filters so. */
const WRAPPERS: ReadonlySet<string> = new Set(['xds.type.v3.TypedStruct', 'udpa.type.v1.TypedStruct']);

const isEmpty = (value: Json): boolean =>
  isJsonArray(value) ? value.length === 0 : isJsonObject(value) && Object.keys(value).length === 0;

/** A leaf as text. An empty object or list says something by being there; one that is too deep is only hinted at. */
function textOf(value: Json): string {
  if (typeof value === 'string') return value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value;
  if ((isJsonArray(value) || isJsonObject(value)) && !isEmpty(value)) return '…';
  return JSON.stringify(value);
}

/** Collects leaves up to a limit, and counts the others. */
class Leaves {
  readonly list: Setting[] = [];
  more = 0;

  add(value: Json, path: string, depth: number): void {
    if (depth < MAX_DEPTH && isJsonArray(value) && !isEmpty(value)) {
      value.forEach((item, index) => {
        this.add(item, `${path}[${index}]`, depth + 1);
      });
    } else if (depth < MAX_DEPTH && isJsonObject(value) && !isEmpty(value)) {
      for (const [key, inner] of Object.entries(value)) this.add(inner, `${path}.${key}`, depth + 1);
    } else if (this.list.length >= MAX_SETTINGS) this.more += 1;
    else this.list.push({ path, value: textOf(value) });
  }
}

/** The leaves of a message but its `@type`, e.g. `token_bucket.max_tokens: 10`. */
export function readSettings(raw: Raw): Settings {
  const { value } = raw;
  if (!isJsonObject(value)) return NO_SETTINGS;
  const leaves = new Leaves();
  for (const [key, inner] of Object.entries(value)) if (key !== '@type') leaves.add(inner, key, 1);
  return { list: leaves.list, more: leaves.more };
}

/** The message inside a `google.protobuf.Any`, unwrapped when it came as an untyped struct. */
export function unwrap(any: Raw): { readonly type: string; readonly message: Raw } {
  const type = any.type;
  if (!WRAPPERS.has(type)) return { type, message: any };
  const url = any.text('type_url');
  return { type: url.slice(url.lastIndexOf('/') + 1), message: any.at('value') };
}

/** A message that names a type: `typed_config`, `retry_priority`. */
export function readExtension(raw: Raw): Extension {
  const { type, message } = unwrap(raw.at('typed_config'));
  return { name: raw.text('name'), type, settings: readSettings(message) };
}

export function readExtensions(raw: Raw): readonly Extension[] {
  return raw.objects().map(readExtension);
}

/** config.core.v3.Metadata: its structs, then its typed entries, each by name space. */
export function readMetadata(raw: Raw): readonly MetadataEntry[] {
  raw.expect(METADATA_FIELDS);
  const structs = raw.at('filter_metadata');
  const typed = raw.at('typed_filter_metadata');
  return [
    ...structs
      .keys()
      .map((namespace) => ({ namespace, type: '', settings: readSettings(structs.key(namespace)) })),
    ...typed.keys().map((namespace) => {
      const { type, message } = unwrap(typed.key(namespace));
      return { namespace, type, settings: readSettings(message) };
    }),
  ];
}
