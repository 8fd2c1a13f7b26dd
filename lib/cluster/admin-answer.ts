import { type AppError, appError } from '@/lib/core/errors';
import { ADMIN_PATHS, type AdminOperation } from '@/lib/snapshot/capture';
import type { ExchangeAnswer, ExchangeHead } from './exchange';

/** An answer of Envoy's admin that was checked: it is complete, from an Envoy, and JSON where JSON is due. */
export interface AdminAnswer {
  readonly status: number;
  /** Owned by the caller. */
  readonly bytes: Uint8Array;
  /** From asking to the last byte, a wait for the turn not included. */
  readonly millis: number;
}

export interface AdminFetchOptions {
  readonly signal: AbortSignal;
  /** Bytes of the body so far. */
  readonly onBytes: (bytes: number) => void;
}

/** Larger answers are refused while they arrive. */
export const ADMIN_LIMIT_BYTES = 512 * 1024 * 1024;

function notEnvoy(reason: string): AppError {
  return appError('not-envoy', { reason });
}

/** `server: envoy` stands on every answer of the admin interface (envoy, `admin.cc`). */
function isEnvoy({ headers }: ExchangeHead): boolean {
  const server = headers['server'];
  return typeof server === 'string' && server.toLowerCase() === 'envoy';
}

/** Looks at a head before the body is read; an answer that ends with its connection cannot be known whole. */
export function checkHead(head: ExchangeHead): AppError | null {
  if (!isEnvoy(head)) return notEnvoy('the answer does not come from an Envoy');
  const { headers } = head;
  const framed = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  return framed ? null : notEnvoy('the answer does not say where it ends');
}

function startsAsJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => byte > 0x20);
  return first === 0x7b;
}

/**
 * What is wrong with a complete answer; null when it can be used. `/ready` answers 503 with its state while
 * Envoy starts or drains, and text; every other operation answers 200 and a JSON object.
 */
export function checkAnswer(operation: AdminOperation, { status, bytes }: ExchangeAnswer): AppError | null {
  if (status === 200) {
    return operation === 'ready' || startsAsJson(bytes) ? null : notEnvoy('the answer is not JSON');
  }
  if (status === 503 && operation === 'ready') return null;
  if (status === 403) return appError('admin-forbidden-path', { path: ADMIN_PATHS[operation] });
  if (status >= 500) return appError('admin-unreachable', { status, reason: `Envoy answered ${status}` });
  return notEnvoy(`the answer to ${ADMIN_PATHS[operation]} has status ${status}`);
}

/** Code of an HTTP parser that met something else than HTTP; an answer that merely ends early has its own code. */
export function isGarbage(code: string): boolean {
  return code.startsWith('HPE_') && code !== 'HPE_INVALID_EOF_STATE';
}
