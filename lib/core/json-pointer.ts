import type { JsonPointer } from './brand';
import type { Json } from './json';

/** RFC 6901 §3: `~` and `/` of a key are written `~0` and `~1`. */
export function escapeToken(token: string): string {
  // Most tokens have neither, and pointers are made by the hundred thousand.
  if (!token.includes('/') && !token.includes('~')) return token;
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescapeToken(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The pointer of a child: `child('/configs/0', 'bootstrap')`. */
export function child(parent: JsonPointer, ...tokens: readonly (string | number)[]): JsonPointer {
  let pointer: string = parent;
  for (const token of tokens) pointer += `/${escapeToken(String(token))}`;
  // The only places that make pointers are this function, ROOT and parsePointer.
  return pointer as JsonPointer;
}

export const ROOT = '' as JsonPointer;

/** The tokens of a pointer, or null when the text is not a pointer. */
export function tokensOf(text: string): readonly string[] | null {
  if (text === '') return [];
  if (!text.startsWith('/')) return null;
  if (/~(?![01])/.test(text)) return null;
  return text.slice(1).split('/').map(unescapeToken);
}

/** Text that came from outside, as a pointer; null when it is not one. */
export function parsePointer(text: string): JsonPointer | null {
  return tokensOf(text) === null ? null : (text as JsonPointer);
}

const ARRAY_INDEX = /^(0|[1-9][0-9]*)$/;

/** The value at a pointer, or undefined. Only own keys: `__proto__` finds a key of that name or nothing. @internal */
export function resolvePointer(document: Json, pointer: JsonPointer): Json | undefined {
  let value: Json | undefined = document;
  for (const token of tokensOf(pointer) ?? []) {
    if (Array.isArray(value)) {
      value = ARRAY_INDEX.test(token) ? (value as readonly Json[])[Number(token)] : undefined;
    } else if (typeof value === 'object' && value !== null && Object.hasOwn(value, token)) {
      value = (value as { readonly [key: string]: Json })[token];
    } else {
      return undefined;
    }
  }
  return value;
}
