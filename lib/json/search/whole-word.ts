import { BACKSLASH, QUOTE } from '../characters';
import { isWordCharacter } from './text-test';
import { isEscaped } from './token';

const isWordByte = (byte: number): boolean => byte < 0x80 && isWordCharacter(String.fromCharCode(byte));

type Border = 'yes' | 'no' | 'decode';

/** Whether no word goes on over the border between two bytes of a token; `decode` when a byte alone cannot tell. */
function border(outer: number, inner: number): Border {
  if (outer >= 0x80 || inner >= 0x80) return 'decode';
  return isWordByte(outer) && isWordByte(inner) ? 'no' : 'yes';
}

/**
 * Whether a plain spelling found in a string without `\u` stands there as a whole word. `start` and `end` are the
 * spelling's bytes; the token's own quotes end a word like any punctuation.
 */
export function isWholeWord(bytes: Uint8Array, start: number, end: number): Border {
  const first = bytes[start] ?? 0;
  const last = bytes[end - 1] ?? 0;
  // Escapes but `\u` stand for punctuation and control characters.
  const isEscapeBefore = isEscaped(bytes, start - 1);
  const isEscapeLast = isEscaped(bytes, end - 1);
  const left = isEscapeBefore || first === BACKSLASH ? 'yes' : border(bytes[start - 1] ?? QUOTE, first);
  const right = isEscapeLast ? 'yes' : border(bytes[end] ?? QUOTE, last);
  if (left === 'no' || right === 'no') return 'no';
  return left === 'decode' || right === 'decode' ? 'decode' : 'yes';
}
