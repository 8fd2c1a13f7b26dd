import messages from './cluster-messages.golden.json' with { type: 'json' };
import { camelCase, type Raw } from './raw';

/** Recorded by `e2e/envoy/record-messages.ts` from the program of Envoy 1.40: message, field, message inside. */
const MESSAGES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(messages).map(([name, fields]): [string, ReadonlyMap<string, string>] => [
    name,
    new Map(Object.entries(fields)),
  ]),
);

export const ANY = 'google.protobuf.Any';

/** Deeper than any configuration that means something; load balancing policies may hold one another. */
export const MAX_DEPTH = 32;

/** Fields of a message that a cluster is made of, and what they hold; null for a message that is not among them. */
export function fieldsOf(message: string): ReadonlyMap<string, string> | null {
  return MESSAGES.get(message) ?? null;
}

/** True for the message that protobuf makes for the entries of a map: in JSON it is an object. */
export function isMapEntry(message: string): boolean {
  return message.endsWith('Entry') && MESSAGES.get(message)?.size === 2;
}

const spellings = new Map<string, ReadonlyMap<string, string>>();

/** Proto name of a field as it stands in a dump, in Envoy's spelling or in istioctl's; null when unknown. */
export function fieldNamed(message: string, key: string): string | null {
  const fields = MESSAGES.get(message);
  if (fields === undefined) return null;
  if (fields.has(key)) return key;
  let camel = spellings.get(message);
  if (camel === undefined) {
    camel = new Map([...fields.keys()].map((field) => [camelCase(field), field]));
    spellings.set(message, camel);
  }
  return camel.get(key) ?? null;
}

/**
 * Leaves a notice for every field that Envoy 1.40 does not have, in a message and in all messages inside it as far
 * as their kind is known.
 */
export function checkFields(raw: Raw, message: string, depth = 0): void {
  if (MESSAGES.get(message) === undefined || raw.object === null || depth > MAX_DEPTH) return;
  for (const key of raw.keys()) {
    if (key === '@type') continue;
    const field = fieldNamed(message, key);
    const place = raw.key(key);
    if (field === null) raw.notices.add('unknown-field', () => place.pointer, key);
    else checkValue(place, MESSAGES.get(message)?.get(field) ?? '', depth + 1);
  }
}

function checkValue(place: Raw, type: string, depth: number): void {
  if (type === '') return;
  if (isMapEntry(type)) {
    const inner = MESSAGES.get(type)?.get('value') ?? '';
    for (const key of place.keys()) checkValue(place.key(key), inner, depth);
    return;
  }
  const values = Array.isArray(place.value) ? place.items() : [place];
  for (const value of values) checkFields(value, type === ANY ? value.type : type, depth);
}
