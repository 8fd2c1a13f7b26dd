import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import { camelCase } from '../raw';

/** Maps of the dump whose keys are names: protojson leaves them as they are. */
const MAPS: ReadonlySet<string> = new Set([
  'filter_metadata',
  'typed_per_filter_config',
  'typed_extension_protocol_options',
  'metadata',
  'map',
  'policies',
  'providers',
  'static_layer',
]);

/** A document as istioctl and istiod write it: field names in lowerCamelCase. */
export function inCamelCase(document: Json, isMap = false): Json {
  if (isJsonArray(document)) return document.map((item) => inCamelCase(item));
  if (!isJsonObject(document)) return document;
  return Object.fromEntries(
    Object.entries(document).map(([key, value]) => [
      isMap || key.startsWith('@') ? key : camelCase(key),
      inCamelCase(
        value,
        MAPS.has(key) && !(key === 'metadata' && isJsonObject(value) && 'filter_metadata' in value),
      ),
    ]),
  );
}
