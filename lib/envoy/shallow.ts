import type { Json, JsonObject } from '@/lib/core/json';
import type { JsonBytes } from '@/lib/json/bytes';
import { opens } from '@/lib/json/characters';
import type { Span } from '@/lib/json/span';
import { camelCase } from './raw';

/**
 * The upper levels of a value: what lies deeper is empty, of its kind. Long values below are jumped over.
 * @param depth levels of containers that are read; 0 reads none
 */
export function shallow(document: JsonBytes, span: Span, depth: number): Json {
  if (!opens(document.bytes[span.start] ?? 0)) return document.parse(span);
  const isList = document.kind(span) === 'array';
  if (depth === 0) return isList ? [] : {};
  if (isList) return Array.from(document.items(span), (item) => shallow(document, item, depth - 1));
  const object: { [key: string]: Json } = {};
  for (const { key, value } of document.members(span))
    setOwn(object, key, shallow(document, value, depth - 1));
  return object;
}

/** A message whose long list is left out: it is there, and empty. */
export function parseWithout(document: JsonBytes, span: Span, list: string): JsonObject {
  const parsed: { [key: string]: Json } = {};
  for (const { key, value } of document.members(span)) {
    const isList = (key === list || key === camelCase(list)) && document.kind(value) === 'array';
    setOwn(parsed, key, isList ? [] : document.parse(value));
  }
  return parsed;
}

/** Sets a member as `JSON.parse` does it: also `__proto__` becomes one. */
function setOwn(object: { [key: string]: Json }, key: string, value: Json): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
