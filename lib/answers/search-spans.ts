import type { JsonPointer } from '@/lib/core/brand';
import { parsePointer } from '@/lib/core/json-pointer';
import type { JsonBytes } from '@/lib/json/bytes';
import type { Span } from '@/lib/json/span';

/** Of a list with fewer wanted elements, each is looked up by itself. */
const FEW = 4;
const INDEX = /^(0|[1-9]\d*)$/;

interface Wanted {
  /** Place in the list of pointers, and of the element in its list. */
  readonly at: number;
  readonly index: number;
}

/** Elements by their list, where many are wanted of one. */
function byList(pointers: readonly JsonPointer[]): ReadonlyMap<string, readonly Wanted[]> {
  const lists = new Map<string, Wanted[]>();
  pointers.forEach((pointer, at) => {
    const cut = pointer.lastIndexOf('/');
    const token = pointer.slice(cut + 1);
    if (cut < 0 || !INDEX.test(token)) return;
    const list = lists.get(pointer.slice(0, cut)) ?? [];
    lists.set(pointer.slice(0, cut), list);
    list.push({ at, index: Number(token) });
  });
  for (const [list, wanted] of lists) if (wanted.length < FEW) lists.delete(list);
  return lists;
}

/** Where values stand, in the order of their pointers; null for what is not there. Long lists are walked once. */
export function spansOf(document: JsonBytes, pointers: readonly JsonPointer[]): readonly (Span | null)[] {
  const spans: (Span | null | undefined)[] = Array.from({ length: pointers.length });
  for (const [list, wanted] of byList(pointers)) {
    const parent = parsePointer(list);
    const span = parent === null ? null : document.find(parent);
    const items = span === null ? [] : [...document.items(span)];
    for (const { at, index } of wanted) spans[at] = items[index] ?? null;
  }
  return pointers.map((pointer, at) => {
    const span = spans[at];
    return span === undefined ? document.find(pointer) : span;
  });
}
