import type { Json } from './json';
import { isPlain } from './visible-text';

/** What JSON may hold as it is but could drive a terminal, turn a line around, or end one elsewhere. */
const INVISIBLE = /[\u007f-\u009f\u2028\u2029\ufffe\uffff\p{Cf}]/gu;

function escapeUnits(char: string): string {
  let text = '';
  for (let at = 0; at < char.length; at += 1) {
    text += `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`;
  }
  return text;
}

/** A value as JSON on one line, invisible characters escaped. A number that JSON does not know (NaN) is null. */
export function jsonText(value: Json): string {
  const text = JSON.stringify(value);
  return isPlain(text) ? text : text.replace(INVISIBLE, escapeUnits);
}
