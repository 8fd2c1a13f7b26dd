import { type AppError, appError } from '@/lib/core/errors';
import { BACKSLASH, closes, opens, QUOTE } from './characters';
import { headText, withoutHead } from './document-head';
import { indexPlain, MAX_DEPTH } from './plain-index';
import { characterLength, firstInvalid } from './utf8';

/** Whether brackets outside strings nest too deeply, whatever else is wrong. */
function nestsDeeper(bytes: Uint8Array): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0;
    if (inString) {
      if (byte === BACKSLASH) index += 1;
      else if (byte === QUOTE) inString = false;
    } else if (byte === QUOTE) inString = true;
    else if (opens(byte)) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (closes(byte)) depth -= 1;
  }
  return false;
}

const CONVERT_FAILURE = 'Failed to convert protobuf message';
/** Of text that is no document, more is not looked at. */
const LOOKED_AT = 2000;

function textInstead(bytes: Uint8Array, start: number): AppError {
  const text = headText(bytes, start, LOOKED_AT).trimStart();
  if (text.startsWith('<')) return appError('not-envoy', { looksLike: 'HTML' });
  if (!text.startsWith(CONVERT_FAILURE)) return appError('dump-not-json');
  const reason = 'Envoy could not write it: its configuration holds a type that this Envoy does not know.';
  return appError('dump-not-json', { reason });
}

/** Why bytes are no document that can be read. Slow: only for those that are not. */
export function whyNot(bytes: Uint8Array): AppError {
  if (nestsDeeper(bytes)) return appError('dump-too-deep', { limit: MAX_DEPTH });
  const invalid = firstInvalid(bytes, 0, bytes.length);
  // A cut inside a character is a cut.
  const isCutCharacter = invalid >= 0 && characterLength(bytes, invalid, bytes.length) < 0;
  const end = isCutCharacter ? invalid : bytes.length;
  const start = withoutHead(bytes);
  if ((invalid < 0 || isCutCharacter) && indexPlain(bytes, start, end).ending === 'cut')
    return appError('dump-truncated', { bytes: bytes.length });
  if (invalid >= 0) return appError('dump-not-json', { reason: 'It is not UTF-8 text.' });
  return textInstead(bytes, start);
}
