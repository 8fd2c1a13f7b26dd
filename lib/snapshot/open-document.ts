import { ok, type Result } from '@/lib/core/result';
import type { Arena } from '@/lib/json/arena';
import type { JsonBytes } from '@/lib/json/bytes';
import type { HiddenTable } from '@/lib/json/hidden-table';
import { openBytes } from '@/lib/json/open-bytes';
import { redactBytes } from '@/lib/json/redact-bytes';
import type { RedactionRules } from '@/lib/json/redaction-rules';

/** Keyed tag of a hidden text: equal values stay comparable, and nothing of them can be read back. */
export type Tag = (text: string) => string;

export interface OpenedDocument {
  readonly document: JsonBytes;
  readonly hidden: HiddenTable;
}

/**
 * Opens a JSON document and hides its secrets: after this nobody has seen the value of one. Errors: those of
 * `openBytes`; the bytes are then wiped, as they are everywhere else but in the document.
 * @param bytes of the arena: the document takes them. Others are copied.
 */
export function openDocument(
  bytes: Uint8Array,
  arena: Arena,
  rules: RedactionRules,
  tagOf: Tag,
): Result<OpenedDocument> {
  const opened = openBytes(bytes, arena);
  if (!opened.ok) {
    if (arena.owns(bytes)) arena.release(bytes);
    return opened;
  }
  const document = opened.value;
  return ok({ document, hidden: redactBytes(document, rules, tagOf) });
}
