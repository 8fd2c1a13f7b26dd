import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';

/** Values that have no business where they are put. */
export const HOSTILE: readonly Json[] = [
  null,
  true,
  -1,
  1e308,
  '',
  '\u0000\u202e<img onerror>',
  'x'.repeat(10_000),
  [],
  [null],
  [[]],
  {},
  JSON.parse('{"__proto__":{"a":1},"constructor":{"prototype":1},"toString":"x","hasOwnProperty":null}'),
];

/** The document with the node of a number, in walking order, replaced. */
export function mutate(document: Json, target: number, replacement: Json): Json {
  let count = -1;
  const walk = (value: Json): Json => {
    count += 1;
    if (count === target) return replacement;
    if (isJsonArray(value)) return value.map(walk);
    if (isJsonObject(value))
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walk(part)]));
    return value;
  };
  return walk(document);
}
