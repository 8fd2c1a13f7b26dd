import { appError } from '@/lib/core/errors';
import { isJsonObject, type Json } from '@/lib/core/json';
import { err, ok, type Result } from '@/lib/core/result';
import { looksLike } from '../looks-like';
import { Raw } from '../raw';

/** One figure of `/memory`, by its field name; fields that Gatescope does not know are kept. */
export interface MemoryFigure {
  readonly field: string;
  /** Null when it is no number. */
  readonly bytes: number | null;
}

const ORDER = [
  'allocated',
  'heap_size',
  'pageheap_free',
  'pageheap_unmapped',
  'total_thread_cache',
  'total_physical_bytes',
];

const place = (field: string): number => (ORDER.includes(field) ? ORDER.indexOf(field) : ORDER.length);

/** `/memory` (admin.v3.Memory), bytes written as text. Error: `dump-not-understood`. */
export function readMemory(document: Json): Result<readonly MemoryFigure[]> {
  if (!isJsonObject(document) || !Object.hasOwn(document, 'allocated'))
    return err(appError('dump-not-understood', { looksLike: looksLike(document) }));
  const raw = Raw.root(document);
  const figures = raw.keys().map((field) => ({ field, bytes: raw.key(field).number }));
  return ok(figures.sort((a, b) => place(a.field) - place(b.field)));
}
