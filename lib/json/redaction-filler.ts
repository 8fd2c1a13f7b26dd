import { HIDDEN_TEXTS } from '@/lib/core/hidden-text';
import type { Span } from './span';

/** The longest that fits takes the place of a value: so the document keeps its length. */
const QUOTED = HIDDEN_TEXTS.map((text) => new TextEncoder().encode(`"${text}"`));

/** What Envoy itself writes for a field that it calls sensitive; in bytes fields, the same in base64. */
export const BY_ENVOY: ReadonlySet<string> = new Set(['[redacted]', 'W3JlZGFjdGVkXQ==']);

const SPACE = 0x20;
const ZERO = 0x30;

/**
 * Overwrites a string (its span with quotes) or a number with a filler, and blanks behind it: offsets and index of the
 * document stay right. A number of one or two digits becomes 0: there is no room for a word.
 */
export function overwrite(bytes: Uint8Array, { start, end }: Span): void {
  const filler = QUOTED.find(({ length }) => length <= end - start);
  bytes.fill(SPACE, start, end);
  if (filler === undefined) bytes[start] = ZERO;
  else bytes.set(filler, start);
}

/** Smallest power of two that is not below a length; 0 for nothing. */
export const lengthClass = (length: number): number =>
  length <= 1 ? length : 2 ** Math.ceil(Math.log2(length));
