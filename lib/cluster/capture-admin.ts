import { type AppError, AppFailure } from '@/lib/core/errors';
import type { AdminOperation, CapturePart, MissingPart, PartName } from '@/lib/snapshot/capture';
import type { Progress } from '@/lib/snapshot/source';
import type { AdminAnswer, AdminFetchOptions } from './admin-answer';

/** Cheap and telling first: an Envoy that does not answer `/server_info` is not asked for a dump. */
const ORDER: readonly AdminOperation[] = [
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

export interface AdminParts {
  readonly parts: readonly CapturePart[];
  readonly missing: readonly MissingPart[];
}

export interface AdminPartsOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** May replace an error by a better one, e.g. when the pod turns out to be gone. */
  readonly explain: (error: AppError) => Promise<AppError>;
}

const OF_ONE_OPERATION: ReadonlySet<string> = new Set([
  'admin-forbidden-path',
  'admin-timeout',
  'admin-truncated',
  'too-large',
]);

/**
 * Whether the other operations are worth asking for. What is wrong with the connection is wrong for all; an
 * Envoy that is silent twice, or cannot even say `/server_info`, is left in peace.
 */
function isHopeless(operation: AdminOperation, error: AppError, missing: readonly MissingPart[]): boolean {
  if (error.code === 'admin-forbidden-path') return false;
  if (operation === 'server_info' || !OF_ONE_OPERATION.has(error.code)) return true;
  return missing.filter((part) => part.error.code === 'admin-timeout').length > 1;
}

function partName(operation: AdminOperation): PartName {
  return `admin/${operation}`;
}

/** Every operation lost for the same reason. */
export function nothingOf(error: AppError): AdminParts {
  return { parts: [], missing: ORDER.map((operation) => ({ name: partName(operation), error })) };
}

/**
 * Asks every operation, one after the other: each is work on Envoy's main thread. What fails is missing.
 * Throws `cancelled` only.
 */
export async function captureAdmin(admin: Admin, options: AdminPartsOptions): Promise<AdminParts> {
  const { signal, onProgress } = options;
  const parts: CapturePart[] = [];
  const missing: MissingPart[] = [];
  let hopeless: AppError | null = null;
  for (const operation of ORDER) {
    const name = partName(operation);
    if (hopeless !== null) {
      missing.push({ name, error: hopeless });
      continue;
    }
    onProgress({ phase: 'reading', subject: operation, bytes: 0 });
    const onBytes = (bytes: number) => onProgress({ phase: 'reading', subject: operation, bytes });
    try {
      const { status, bytes, millis } = await admin.fetch(operation, { signal, onBytes });
      parts.push({ name, body: { kind: 'bytes', bytes }, status, millis });
    } catch (thrown) {
      if (!(thrown instanceof AppFailure) || thrown.error.code === 'cancelled') throw thrown;
      const error = await options.explain(thrown.error);
      missing.push({ name, error });
      if (isHopeless(operation, error, missing)) hopeless = error;
    }
  }
  return { parts, missing };
}
