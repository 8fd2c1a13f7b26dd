import { appError } from '@/lib/core/errors';
import { err, ok, type Result } from '@/lib/core/result';
import { printJson } from '@/lib/json/print';
import type { AdminOperation } from '@/lib/snapshot/capture';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import type { AdminText } from './admin-text';
import { MAX_TEXT } from './json-at';

/** One of Envoy's own answers, as captured. A part that could not be read answers with the reason. */
export function adminText(snapshot: Snapshot, operation: AdminOperation): Result<AdminText> {
  const part = snapshot.parts.get(`admin/${operation}`);
  if (part === undefined) {
    const missing = snapshot.missing.find(({ name }) => name === `admin/${operation}`);
    return err(missing?.error ?? appError('not-found', { what: `The answer of /${operation}` }));
  }
  const { content, bytes, millis, status } = part;
  const printed = content.kind === 'json' ? printJson(content.document, MAX_TEXT) : cut(content.text);
  return ok({ ...printed, isJson: content.kind === 'json', bytes, millis, status });
}

function cut(text: string): { readonly text: string; readonly cutAt: number | null } {
  return text.length > MAX_TEXT ? { text: text.slice(0, MAX_TEXT), cutAt: MAX_TEXT } : { text, cutAt: null };
}
