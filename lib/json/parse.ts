import type { Json } from '@/lib/core/json';
import { BACKSLASH, COLON, OPEN_ARRAY, OPEN_OBJECT, QUOTE, skipSpace } from './characters';
import { afterString, hasEscape } from './cursor';
import type { Span } from './span';

/** What reads the parts of a container. */
interface Reader {
  readonly bytes: Uint8Array;
  readonly raw: (span: Span) => string;
  readonly items: (span: Span) => Iterable<Span>;
  readonly members: (span: Span) => Iterable<{ readonly key: string; readonly value: Span }>;
}

/** Whether a key within a value is written with an escape. */
function hasEscapedKey(bytes: Uint8Array, { start, end }: Span): boolean {
  // Within the value: what follows it may be long.
  if (!bytes.subarray(start, end).includes(BACKSLASH)) return false;
  for (let at = start; at < end; ) {
    if (bytes[at] !== QUOTE) at += 1;
    else {
      const behind = afterString(bytes, at);
      const isKey = bytes[skipSpace(bytes, behind, end)] === COLON;
      if (isKey && hasEscape(bytes, at, behind)) return true;
      at = behind;
    }
  }
  return false;
}

/** A member like any other, also when its key is `__proto__`. */
function setOwn(object: { [key: string]: Json }, key: string, value: Json): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

function parseParts(reader: Reader, span: Span): Json {
  const first = reader.bytes[span.start];
  if (first === OPEN_ARRAY) return Array.from(reader.items(span), (item) => parseParts(reader, item));
  // The border where text becomes a value: JSON.parse returns nothing but JSON.
  if (first !== OPEN_OBJECT) return JSON.parse(reader.raw(span)) as Json;
  const object: { [key: string]: Json } = {};
  for (const { key, value } of reader.members(span)) setOwn(object, key, parseParts(reader, value));
  return object;
}

/**
 * The value of a span, by `JSON.parse` but for values with escaped keys: V8 reads such a key as another one when it
 * met a key with a backslash before (nodejs/node#63785), and redaction and readers go by keys.
 */
export function parseSpan(reader: Reader, span: Span): Json {
  if (hasEscapedKey(reader.bytes, span)) return parseParts(reader, span);
  // The same border.
  return JSON.parse(reader.raw(span)) as Json;
}
