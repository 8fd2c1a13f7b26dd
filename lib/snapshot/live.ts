import type { AppError } from '@/lib/core/errors';
import { ok, type Result } from '@/lib/core/result';
import { REDACTION_RULES } from '@/lib/envoy/redaction';
import { STATS_REDACTION_RULES } from '@/lib/envoy/redaction-stats';
import { type Arena, createPlainArena } from '@/lib/json/arena';
import { redact } from '@/lib/json/redact';
import { ADMIN_FORMATS, type AdminOperation } from './capture';
import { openDocument, type Tag } from './open-document';
import type { PartContent, SnapshotPart } from './snapshot';

/** An admin answer that was asked after its snapshot was taken, as it came. */
export interface LiveBytes {
  readonly operation: AdminOperation;
  readonly bytes: Uint8Array;
  readonly status: number;
  readonly millis: number;
  /** ISO 8601, UTC, when its last byte arrived. */
  readonly takenAt: string;
}

/** The same after redaction, with an age of its own. */
export interface LivePart extends SnapshotPart {
  readonly takenAt: string;
  /** Values hidden in it. */
  readonly hidden: number;
}

/** What was asked after a snapshot was taken: beside it, never part of it. */
export type LiveParts = ReadonlyMap<AdminOperation, LivePart>;

/** Where the answer of one operation stands for one open snapshot. */
export type LiveState =
  /** It is part of the capture and as old as that. */
  | { readonly operation: AdminOperation; readonly from: 'capture' }
  | { readonly operation: AdminOperation; readonly from: 'live'; readonly takenAt: string }
  /** A recording that does not hold it, and that nobody can be asked for. */
  | { readonly operation: AdminOperation; readonly from: 'nowhere' }
  /** `kept`: when the older answer was taken that is still there; null without one. */
  | {
      readonly operation: AdminOperation;
      readonly from: 'failed';
      readonly error: AppError;
      readonly kept: string | null;
    };

function isJson(operation: AdminOperation, bytes: Uint8Array): boolean {
  const format = ADMIN_FORMATS[operation];
  if (format !== 'either') return format === 'json';
  return bytes.find((byte) => byte > 0x20) === 0x7b;
}

/** Line by line: a text has no fields, so that only what a line looks like can give a secret away. */
function openText(text: string, tagOf: Tag): { readonly content: PartContent; readonly hidden: number } {
  let hidden = 0;
  const lines = text.split('\n').map((line) => {
    const done = redact(line, REDACTION_RULES, tagOf);
    hidden += done.hidden.length;
    return String(done.document);
  });
  return { content: { kind: 'text', text: lines.join('\n') }, hidden };
}

/**
 * Opens and redacts one answer; after this nobody has seen the value of a secret. Errors: those of `openBytes` for
 * an answer that should be JSON and is not.
 * @param arena where a document lies from then on
 */
export function openLive(live: LiveBytes, tagOf: Tag, arena: Arena = createPlainArena()): Result<LivePart> {
  const { operation, bytes, status, millis, takenAt } = live;
  const rest = { name: `admin/${operation}` as const, bytes: bytes.byteLength, status, millis, takenAt };
  if (!isJson(operation, bytes)) return ok({ ...rest, ...openText(new TextDecoder().decode(bytes), tagOf) });
  const rules = operation.startsWith('stats_') ? STATS_REDACTION_RULES : REDACTION_RULES;
  const opened = openDocument(bytes, arena, rules, tagOf);
  if (!opened.ok) return opened;
  const { document, hidden } = opened.value;
  return ok({ ...rest, content: { kind: 'json', document }, hidden: hidden.length });
}
