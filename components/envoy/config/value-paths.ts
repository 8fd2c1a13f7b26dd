import type { JsonPointer } from '@/lib/core/brand';
import { tokensOf } from '@/lib/core/json-pointer';

/** An index as far as a pointer can tell: Envoy names no member of its own by a number. */
const INDEX = /^(0|[1-9][0-9]*)$/;
const WORD = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The jq expression for a place: `.configs[0].static_clusters`, `.metadata["a.b"]`. */
export function jqOf(pointer: JsonPointer): string {
  const steps = (tokensOf(pointer) ?? []).map((token, place) => {
    if (INDEX.test(token)) return place === 0 ? `.[${token}]` : `[${token}]`;
    if (WORD.test(token)) return `.${token}`;
    return `${place === 0 ? '.' : ''}[${JSON.stringify(token)}]`;
  });
  return steps.length === 0 ? '.' : steps.join('');
}

/** A path as code has it: `configs[0].static_clusters`. */
export function dottedOf(pointer: JsonPointer): string {
  return jqOf(pointer).replace(/^\./, '');
}
