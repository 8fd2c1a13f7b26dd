/** Head of the document that stands for a list: the objects of all its pages, in the server's order. */
const HEAD = '{"kind":"List","apiVersion":"v1","items":[';
const TAIL = ']}';

/** One `List` document of the raw objects of all pages; owned by the caller. */
export function mergeItems(pages: readonly Uint8Array[]): Uint8Array {
  const full = pages.filter((items) => items.length > 0);
  const size = full.reduce((sum, items) => sum + items.length + 1, HEAD.length + TAIL.length);
  const merged = new Uint8Array(size - (full.length > 0 ? 1 : 0));
  const encoder = new TextEncoder();
  let at = encoder.encodeInto(HEAD, merged).written;
  full.forEach((items, index) => {
    if (index > 0) {
      merged[at] = 0x2c;
      at += 1;
    }
    merged.set(items, at);
    at += items.length;
  });
  encoder.encodeInto(TAIL, merged.subarray(at));
  return merged;
}
