import type { JsonPointer } from '@/lib/core/brand';
import { tokensOf } from '@/lib/core/json-pointer';

const INDENT = 2;

/**
 * The line (from 0) on which the value at `pointer` begins, in JSON printed with two blanks of indentation and one
 * key or element a line (lib/json/print.ts). Null when it is not there, e.g. behind the place where the text was cut.
 * `pointer` is relative to the printed value.
 */
export function lineOfPointer(lines: readonly string[], pointer: JsonPointer): number | null {
  let line = 0;
  let depth = 0;
  for (const token of tokensOf(pointer) ?? []) {
    const next = childLine(lines, line, depth + 1, token);
    if (next === null) return null;
    line = next;
    depth += 1;
  }
  return line < lines.length ? line : null;
}

/** The line of a member or element of the container that opens on `parent`. */
function childLine(lines: readonly string[], parent: number, depth: number, token: string): number | null {
  const blanks = ' '.repeat(depth * INDENT);
  const isList = lines[parent]?.endsWith('[') ?? false;
  const wanted = isList ? null : `${blanks}${JSON.stringify(token)}: `;
  let index = -1;
  for (let at = parent + 1; at < lines.length; at += 1) {
    const text = lines[at] ?? '';
    if (!text.startsWith(blanks)) return null;
    const first = text[blanks.length];
    if (first === ' ' || first === '}' || first === ']') continue;
    index += 1;
    if (wanted === null ? String(index) === token : text.startsWith(wanted)) return at;
  }
  return null;
}

/** The pointer of `at` as seen from `scope`; null when it does not lie in it. */
export function within(scope: JsonPointer, at: JsonPointer): JsonPointer | null {
  if (at === scope) return '' as JsonPointer; // the root of the scope itself
  // The rest of a pointer after a whole token is a pointer again.
  return at.startsWith(`${scope}/`) ? (at.slice(scope.length) as JsonPointer) : null;
}
