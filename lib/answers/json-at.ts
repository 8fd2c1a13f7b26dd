import type { JsonPointer } from '@/lib/core/brand';
import type { Json } from '@/lib/core/json';
import type { JsonBytes } from '@/lib/json/bytes';
import type { PrintedJson } from '@/lib/json/print';
import { printBytes } from '@/lib/json/print-bytes';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { dumpBytes } from './dump-bytes';

/** Longest text that a page is given at once. */
export const MAX_TEXT = 1_000_000;

/** The value at a pointer of a document; undefined when it is not there. */
export function valueIn(document: JsonBytes | null, pointer: JsonPointer): Json | undefined {
  const span = document?.find(pointer) ?? null;
  return document === null || span === null ? undefined : document.parse(span);
}

/** The value at a pointer of a document, pretty-printed; null when it is not there. */
export function printIn(document: JsonBytes | null, pointer: JsonPointer): PrintedJson | null {
  const span = document?.find(pointer) ?? null;
  return document === null || span === null ? null : printBytes(document, span, MAX_TEXT);
}

/** The value at a pointer of the config dump, redacted; undefined when it is not there. */
export function valueAt(snapshot: Snapshot, pointer: JsonPointer): Json | undefined {
  return valueIn(dumpBytes(snapshot), pointer);
}

/** The value at a pointer of the config dump, redacted and pretty-printed; '' when it is not there. */
export function jsonAt(snapshot: Snapshot, pointer: JsonPointer): string {
  return printIn(dumpBytes(snapshot), pointer)?.text ?? '';
}
