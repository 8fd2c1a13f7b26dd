/** What the figures of `/memory` count (api/envoy/admin/v3/memory.proto). */
const WORDS: ReadonlyMap<string, readonly [name: string, what: string]> = new Map([
  ['allocated', ['Allocated', 'in use by Envoy']],
  ['heap_size', ['Heap', 'reserved by the allocator, in use or not']],
  ['pageheap_free', ['Free pages', 'kept in the heap for the next need']],
  ['pageheap_unmapped', ['Unmapped pages', 'given back to the system']],
  ['total_thread_cache', ['Thread caches', 'kept by threads for the next need']],
  ['total_physical_bytes', ['Physical memory', 'held by the allocator']],
]);

/** Name and meaning of one figure; its field where Gatescope does not know it. */
export function memoryWords(field: string): { readonly name: string; readonly what: string } {
  const [name, what] = WORDS.get(field) ?? [field, ''];
  return { name, what };
}
