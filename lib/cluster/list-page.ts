/**
 * One page of a Kubernetes list, cut without parsing it: the objects stay the bytes that the server sent, so
 * that nothing of them is changed, dropped or rounded on the way, and the main thread does not build them.
 */
export interface ListPage {
  /** What stands between the brackets of `items`; empty for no objects. */
  readonly items: Uint8Array;
  /** `metadata.continue`; null on the last page. */
  readonly next: string | null;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Position after the string that starts at `at`; -1 when it does not end. */
function afterString(bytes: Uint8Array, at: number): number {
  let end = bytes.indexOf(QUOTE, at + 1);
  while (end !== -1) {
    let slashes = 0;
    while (bytes[end - 1 - slashes] === BACKSLASH) slashes += 1;
    if (slashes % 2 === 0) return end + 1;
    end = bytes.indexOf(QUOTE, end + 1);
  }
  return -1;
}

/** Position after the value that starts at `at`; -1 when it does not end. Brackets are counted, not matched. */
function afterValue(bytes: Uint8Array, at: number): number {
  let depth = 0;
  for (let i = at; i < bytes.length; i += 1) {
    const byte = bytes[i];
    if (byte === QUOTE) {
      i = afterString(bytes, i) - 1;
      if (i < 0) return -1;
      if (depth === 0) return i + 1;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth += 1;
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      // A bare number or word ends where its object does.
      if (depth === 0) return i;
      depth -= 1;
      if (depth === 0) return i + 1;
    } else if (depth === 0 && byte === COMMA) return i;
  }
  return -1;
}

function skip(bytes: Uint8Array, at: number): number {
  let i = at;
  while (isSpace(bytes[i])) i += 1;
  return i;
}

/** The raw values of an object's own fields by name; the last of a repeated name wins, as in `JSON.parse`. */
function fieldsOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | null {
  const fields = new Map<string, Uint8Array>();
  let i = skip(bytes, 0);
  if (bytes[i] !== OPEN_BRACE) return null;
  i = skip(bytes, i + 1);
  while (bytes[i] === QUOTE) {
    const keyEnd = afterString(bytes, i);
    if (keyEnd === -1) return null;
    const key = new TextDecoder().decode(bytes.subarray(i + 1, keyEnd - 1));
    const colon = skip(bytes, keyEnd);
    if (bytes[colon] !== COLON) return null;
    const start = skip(bytes, colon + 1);
    const end = afterValue(bytes, start);
    if (end === -1) return null;
    fields.set(key, bytes.subarray(start, end));
    i = skip(bytes, end);
    if (bytes[i] === COMMA) i = skip(bytes, i + 1);
  }
  return bytes[i] === CLOSE_BRACE && skip(bytes, i + 1) === bytes.length ? fields : null;
}

function nextOf(metadata: Uint8Array | undefined): string | null {
  if (metadata === undefined) return null;
  const value: unknown = JSON.parse(new TextDecoder().decode(metadata));
  if (typeof value !== 'object' || value === null || !('continue' in value)) return null;
  return typeof value.continue === 'string' && value.continue !== '' ? value.continue : null;
}

/** Cuts a page; null when the bytes are not a Kubernetes list. The items themselves are not checked. */
export function cutListPage(bytes: Uint8Array): ListPage | null {
  const fields = fieldsOf(bytes);
  const items = fields?.get('items');
  if (fields === null || items === undefined) return null;
  const text = new TextDecoder();
  // Go writes an empty list as null.
  const isNull = text.decode(items.subarray(0, 5)).trim() === 'null';
  if (!isNull && (items[0] !== OPEN_BRACKET || items.at(-1) !== CLOSE_BRACKET)) return null;
  const inner = isNull ? items.subarray(0, 0) : items.subarray(1, -1);
  try {
    const next = nextOf(fields.get('metadata'));
    return { items: skip(inner, 0) === inner.length ? inner.subarray(0, 0) : inner, next };
  } catch {
    return null;
  }
}
