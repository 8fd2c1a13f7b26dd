import { explainError } from '@/lib/core/error-words';
import type { AppError } from '@/lib/core/errors';
import { AppFailure, appError } from '@/lib/core/errors';
import { readListeners } from '@/lib/envoy/bound-listeners';
import type { AdminOperation, ProxyIdentity } from '@/lib/snapshot/capture';
import type { Source } from '@/lib/snapshot/source';

export interface SendTarget {
  readonly id: string;
  readonly identity: ProxyIdentity;
}

/** One admin answer in memory, or why it is not there. */
export type Asked = { readonly bytes: Uint8Array } | { readonly error: AppError };

/** Asks Envoy's admin for answers now. Throws `AppFailure` for what stands between. */
export async function askNow(
  source: Source,
  proxy: SendTarget,
  operations: readonly AdminOperation[],
  signal: AbortSignal,
): Promise<(operation: AdminOperation) => Asked> {
  const asked = await source.askAdmin?.(proxy, operations, { signal, onProgress: () => {} });
  return (operation) => {
    const name = `admin/${operation}` as const;
    const body = asked?.parts.find((part) => part.name === name)?.body;
    if (body?.kind === 'bytes') return { bytes: body.bytes };
    const error = asked?.missing.find((part) => part.name === name)?.error;
    return { error: error ?? appError('internal') };
  };
}

/** TCP ports that the listeners of an Envoy stand on, from `/listeners`. Throws `AppFailure` when it cannot be read. */
export function listenerPorts(asked: Asked): readonly number[] {
  if ('error' in asked) throw new AppFailure(asked.error);
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder().decode(asked.bytes));
  } catch (cause) {
    throw new AppFailure(appError('not-envoy', { reason: 'the answer is not JSON' }), cause);
  }
  // What JSON.parse gives is Json.
  const listeners = readListeners(document as Parameters<typeof readListeners>[0]);
  if (!listeners.ok) throw new AppFailure(listeners.error);
  const ports = listeners.value.flatMap(({ addresses }) =>
    addresses.flatMap((address) =>
      address.kind === 'socket' && address.protocol !== 'UDP' && address.port !== null ? [address.port] : [],
    ),
  );
  return [...new Set(ports)].toSorted((a, b) => a - b);
}

/** Why the counters are not known, in one line. */
export function whyNot(...asked: readonly Asked[]): string {
  const error = asked.flatMap((each) => ('error' in each ? [each.error] : []))[0];
  return error === undefined
    ? ''
    : `The counters of /clusters could not be read: ${explainError(error).title}.`;
}
