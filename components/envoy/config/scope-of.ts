import type { JsonPointer } from '@/lib/core/brand';
import { child, ROOT, tokensOf } from '@/lib/core/json-pointer';

const INDEX = /^(0|[1-9][0-9]*)$/;
const LISTENER_STATE = /^(active|warming|draining|error)_state$/;

/**
 * The resource of a config dump that a pointer lies in: `/configs/<section>/<list>/<index>`, one step deeper for
 * the states of a dynamic listener, or the section for those that hold no list (bootstrap). A pointer above that
 * stands for itself.
 */
export function scopeOf(at: JsonPointer): JsonPointer {
  const tokens = tokensOf(at) ?? [];
  const [root, section, list, index, state] = tokens;
  if (root !== 'configs' || section === undefined || list === undefined || index === undefined) return at;
  if (!INDEX.test(index)) return child(ROOT, root, section);
  const entry = child(ROOT, root, section, list, index);
  return state !== undefined && LISTENER_STATE.test(state) ? child(entry, state) : entry;
}

/** Pointers of the way from the top down to `at`, with the token that each step adds. */
export function stepsOf(
  at: JsonPointer,
): readonly { readonly token: string; readonly pointer: JsonPointer }[] {
  const steps: { token: string; pointer: JsonPointer }[] = [];
  let pointer = ROOT;
  for (const token of tokensOf(at) ?? []) {
    pointer = child(pointer, token);
    steps.push({ token, pointer });
  }
  return steps;
}

/** The nearest list element around a place, or the place itself: a route, a filter chain, a host. */
export function elementOf(at: JsonPointer): JsonPointer {
  const steps = stepsOf(at);
  return steps.findLast(({ token }) => INDEX.test(token))?.pointer ?? at;
}
