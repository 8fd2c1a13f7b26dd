import { fail } from '@/lib/core/errors';
import type { Arena } from '@/lib/json/arena';
import type { CapturePart, PartName } from '@/lib/snapshot/capture';
import type { CaptureBytes } from '@/lib/snapshot/open';
import { readFileInto } from './read-file';

/** Largest document that is opened. */
export const MAX_PART_BYTES = 512 * 1024 * 1024;

/** Sees every byte of every part, in order. */
export interface PartBytes {
  begin(part: PartName): void;
  bytes(bytes: Uint8Array): void;
}

/** Gives memory back at once, unless others have it too: a garbage collector may let it stand for long. */
function free({ buffer }: Uint8Array, isNeeded: (buffer: ArrayBufferLike) => boolean): void {
  if (buffer instanceof ArrayBuffer && !isNeeded(buffer)) buffer.transfer(0);
}

/**
 * Loads every part into an arena, in order. Bytes in memory are copied there and then freed, but for shared ones.
 * Throws `AppFailure` (`file-unreadable`, `too-large`).
 */
export async function readParts(
  parts: readonly CapturePart[],
  arena: Arena,
  seen: PartBytes,
): Promise<CaptureBytes['parts']> {
  const loaded: CaptureBytes['parts'][number][] = [];
  for (const [index, { name, body, status, millis }] of parts.entries()) {
    seen.begin(name);
    if (body.kind === 'file') {
      const bytes = await readFileInto(arena, body.path, MAX_PART_BYTES, (read) => seen.bytes(read));
      loaded.push({ name, bytes, status, millis });
    } else if (body.kind === 'streamed') fail('internal');
    else if (arena.owns(body.bytes)) {
      seen.bytes(body.bytes);
      loaded.push({ name, bytes: body.bytes, status, millis });
    } else {
      const bytes = arena.allocate(body.bytes.length);
      bytes.set(body.bytes);
      const isNeeded = (buffer: ArrayBufferLike) =>
        parts
          .slice(index + 1)
          .some((later) => later.body.kind === 'bytes' && later.body.bytes.buffer === buffer);
      free(body.bytes, isNeeded);
      seen.bytes(bytes);
      loaded.push({ name, bytes, status, millis });
    }
  }
  return loaded;
}
