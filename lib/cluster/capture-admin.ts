import { type AppError, AppFailure } from '@/lib/core/errors';
import type { AdminOperation, CapturePart, MissingPart, PartName } from '@/lib/snapshot/capture';
import type { DumpScope } from '@/lib/snapshot/dump-scope';
import type { AdminParts, CaptureOptions } from '@/lib/snapshot/source';
import type { AdminAnswer, AdminFetchOptions } from './admin-answer';
import { captureDump, type ScopedAnswer } from './capture-sections';

/** Cheap and telling first: an Envoy that does not answer `/server_info` is not asked for a dump. */
export const CAPTURE_ORDER: readonly AdminOperation[] = [
  'server_info',
  'config_dump',
  'clusters',
  'listeners',
  'certs',
  'ready',
];

/** Something that answers admin operations: a pod or an address. */
export interface Admin {
  fetch(operation: AdminOperation, options: AdminFetchOptions): Promise<AdminAnswer>;
}

/** Admin answers, and what the dump among them holds. */
export interface ScopedParts extends AdminParts {
  readonly scope: DumpScope;
}

export interface AdminPartsOptions extends CaptureOptions {
  /** May replace an error by a better one, e.g. when the pod turns out to be gone. */
  readonly explain: (error: AppError) => Promise<AppError>;
}

const OF_ONE_OPERATION: ReadonlySet<string> = new Set([
  'admin-forbidden-path',
  'admin-not-offered',
  'admin-timeout',
  'admin-truncated',
  'too-large',
]);

/**
 * Whether the other operations are worth asking for. What is wrong with the connection is wrong for all; an
 * Envoy that is silent twice, or cannot even say `/server_info`, is left in peace.
 */
function isHopeless(operation: AdminOperation, error: AppError, missing: readonly MissingPart[]): boolean {
  if (error.code === 'admin-forbidden-path' || error.code === 'admin-not-offered') return false;
  if (operation === 'server_info' || !OF_ONE_OPERATION.has(error.code)) return true;
  return missing.filter((part) => part.error.code === 'admin-timeout').length > 1;
}

function partName(operation: AdminOperation): PartName {
  return `admin/${operation}`;
}

/** Every operation lost for the same reason. */
export function nothingOf(operations: readonly AdminOperation[], error: AppError): ScopedParts {
  return {
    parts: [],
    missing: operations.map((operation) => ({ name: partName(operation), error })),
    scope: 'whole',
  };
}

/**
 * Asks the operations, one after the other: each is work on Envoy's main thread. What fails is missing.
 * Throws `cancelled` only.
 */
export async function captureAdmin(
  admin: Admin,
  operations: readonly AdminOperation[],
  options: AdminPartsOptions,
): Promise<ScopedParts> {
  const { signal, onProgress, openStream } = options;
  let scope: DumpScope = 'whole';
  let serverInfo: Uint8Array | null = null;
  const ask = async (operation: AdminOperation, how: AdminFetchOptions): Promise<ScopedAnswer> =>
    operation === 'config_dump'
      ? captureDump(
          admin,
          { scope: options.scope ?? 'whole', further: options.further ?? [] },
          serverInfo,
          how,
        )
      : { answer: await admin.fetch(operation, how), scope };
  const parts: CapturePart[] = [];
  const missing: MissingPart[] = [];
  let hopeless: AppError | null = null;
  for (const operation of operations) {
    // What says how endpoints are is not wanted where there are none.
    if (operation === 'clusters' && scope === 'edge') continue;
    const name = partName(operation);
    if (hopeless !== null) {
      missing.push({ name, error: hopeless });
      continue;
    }
    onProgress({ phase: 'reading', subject: operation, bytes: 0 });
    const onBytes = (bytes: number) => onProgress({ phase: 'reading', subject: operation, bytes });
    try {
      const asked = await ask(operation, { signal, onBytes, openStream });
      scope = asked.scope;
      const { status, body, bytes, millis } = asked.answer;
      if (operation === 'server_info') serverInfo = bytes;
      parts.push({ name, body, status, millis });
    } catch (thrown) {
      if (!(thrown instanceof AppFailure) || thrown.error.code === 'cancelled') throw thrown;
      const error = await options.explain(thrown.error);
      missing.push({ name, error });
      if (isHopeless(operation, error, missing)) hopeless = error;
    }
  }
  return { parts, missing, scope };
}
