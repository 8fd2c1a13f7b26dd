import type { JsonPointer } from '@/lib/core/brand';
import type { Json } from '@/lib/core/json';
import { resolvePointer } from '@/lib/core/json-pointer';
import { printJson } from '@/lib/json/print';
import type { Snapshot } from '@/lib/snapshot/snapshot';

/** Longest text that a page is given at once. */
export const MAX_TEXT = 1_000_000;

export function dumpDocument(snapshot: Snapshot): Json | undefined {
  const content = snapshot.parts.get('admin/config_dump')?.content;
  return content?.kind === 'json' ? content.document : undefined;
}

/** The value at a pointer of the config dump, redacted and pretty-printed; '' when it is not there. */
export function jsonAt(snapshot: Snapshot, pointer: JsonPointer): string {
  const document = dumpDocument(snapshot);
  const value = document === undefined ? undefined : resolvePointer(document, pointer);
  return value === undefined ? '' : printJson(value, MAX_TEXT).text;
}
