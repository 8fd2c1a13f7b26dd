import { appError } from '@/lib/core/errors';
import type { Json } from '@/lib/core/json';
import { err, ok, type Result } from '@/lib/core/result';
import { isPrefixOfJson } from './reference-prefix';

/** Deepest nesting that is read: `structuredClone` and `JSON.stringify` give up at some thousands. */
export const MAX_DEPTH = 200;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Whether brackets outside strings nest deeper than `limit`; in bytes, before anything is built from them. */
function nestsDeeper(bytes: Uint8Array, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (inString) {
      if (byte === BACKSLASH) index += 1;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
  return false;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Decoded without a byte order mark; fatal, so that two names never become one by replacement characters. */
function decodeText(bytes: Uint8Array): Result<string> {
  try {
    return ok(decoder.decode(bytes));
  } catch (cause) {
    // Node reports a text over its string limit here too.
    const tooLong = cause instanceof Error && 'code' in cause && cause.code === 'ERR_STRING_TOO_LONG';
    if (tooLong) return err(appError('too-large', { limit: '512 MB' }));
    return err(appError('dump-not-json', { reason: 'It is not UTF-8 text.' }));
  }
}

const STATUS_LINE = /^\s*\d{3}[ \t]*\r?\n\s*(?=[{[])/;

/** What stands before the document is cut off: must-gather writes the HTTP status on a line of its own. */
function withoutStatusLine(text: string): string {
  const match = STATUS_LINE.exec(text.slice(0, 100));
  return match === null ? text : text.slice(match[0].length);
}

const CONVERT_FAILURE = 'Failed to convert protobuf message';

function whyNotJson(text: string, bytes: number): Result<Json> {
  const start = text.slice(0, 2000).trimStart();
  if (start.startsWith('<')) return err(appError('not-envoy', { looksLike: 'HTML' }));
  if (start.startsWith(CONVERT_FAILURE)) {
    const reason = 'Envoy could not write it: its configuration holds a type that this Envoy does not know.';
    return err(appError('dump-not-json', { reason }));
  }
  if (isPrefixOfJson(text)) return err(appError('dump-truncated', { bytes }));
  return err(appError('dump-not-json'));
}

/**
 * What `openBytes` is held against, made of the platform's own parts. Bytes of a JSON document to its value. A byte order mark and a status line before it are skipped.
 * Keys like `__proto__` become own keys: read values with `Object.hasOwn` or `Object.keys`.
 *
 * Errors: `dump-not-json` (also Envoy's "Failed to convert protobuf message"), `dump-truncated` for a document
 * that only ends too early, also when it is empty, `dump-too-deep` beyond 200 levels, `not-envoy` for HTML,
 * `too-large` beyond the longest string.
 */
export function decodeDocument(bytes: Uint8Array): Result<Json> {
  if (nestsDeeper(bytes, MAX_DEPTH)) return err(appError('dump-too-deep', { limit: MAX_DEPTH }));
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    // A cut inside a character is a cut.
    const cut = decodeText(withoutPartialCharacter(bytes));
    const truncated = cut.ok && isPrefixOfJson(withoutStatusLine(cut.value));
    return truncated ? err(appError('dump-truncated', { bytes: bytes.length })) : decoded;
  }
  const text = withoutStatusLine(decoded.value);
  try {
    // The border where text becomes a value: JSON.parse returns nothing but JSON.
    return ok(JSON.parse(text) as Json);
  } catch {
    return whyNotJson(text, bytes.length);
  }
}

/** The bytes without up to three at the end that begin a UTF-8 character and do not finish it. */
function withoutPartialCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back);
    if (byte < 0x80) break;
  }
  return bytes;
}
