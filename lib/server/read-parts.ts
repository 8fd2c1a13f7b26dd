import { readFile, stat } from 'node:fs/promises';
import { AppFailure, appError, fail } from '@/lib/core/errors';
import { formatBytes } from '@/lib/core/words';
import type { CapturePart, PartName } from '@/lib/snapshot/capture';

/** A part with its bytes in memory. */
export interface LoadedPart {
  readonly name: PartName;
  readonly bytes: Uint8Array;
  readonly status: number;
  readonly millis: number;
}

/** Largest document that is read whole; `JSON.parse` cannot take a longer string. */
export const MAX_PART_BYTES = 512 * 1024 * 1024 - 64;

async function readPath(path: string): Promise<Uint8Array> {
  const unreadable = (cause: unknown): never => {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    throw new AppFailure(appError('file-unreadable', { path, reason }), cause);
  };
  const { size } = await stat(path).catch(unreadable);
  if (size > MAX_PART_BYTES) fail('too-large', { limit: formatBytes(MAX_PART_BYTES) });
  return readFile(path).catch(unreadable);
}

/** Loads every part, in order. Throws `AppFailure` (`file-unreadable`, `too-large`). */
export async function readParts(parts: readonly CapturePart[]): Promise<readonly LoadedPart[]> {
  const loaded: LoadedPart[] = [];
  for (const { name, body, status, millis } of parts) {
    const bytes = body.kind === 'bytes' ? body.bytes : await readPath(body.path);
    loaded.push({ name, bytes, status, millis });
  }
  return loaded;
}
