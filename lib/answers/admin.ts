import { ok, type Result } from '@/lib/core/result';
import { printBytes } from '@/lib/json/print-bytes';
import type { AdminOperation } from '@/lib/snapshot/capture';
import { adminPart, type WithLive } from './admin-part';
import type { AdminText } from './admin-text';
import { MAX_TEXT } from './json-at';

/** One of Envoy's own answers, as captured. A part that could not be read answers with the reason. */
export function adminText(from: WithLive, operation: AdminOperation): Result<AdminText> {
  const found = adminPart(from, operation);
  if (!found.ok) return found;
  const { part, takenAt, hidden } = found.value;
  const { content, bytes, millis, status } = part;
  const printed =
    content.kind === 'json'
      ? printBytes(content.document, content.document.root, MAX_TEXT)
      : cut(content.text);
  return ok({ ...printed, isJson: content.kind === 'json', bytes, millis, status, hidden, takenAt });
}

function cut(text: string): { readonly text: string; readonly cutAt: number | null } {
  return text.length > MAX_TEXT ? { text: text.slice(0, MAX_TEXT), cutAt: MAX_TEXT } : { text, cutAt: null };
}
