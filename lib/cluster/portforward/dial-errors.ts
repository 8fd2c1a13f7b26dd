import { type AppError, appError } from '@/lib/core/errors';
import { shortText, statusMessage } from '../api-errors';
import type { PodName } from '../names';
import { networkReason, tlsReason } from '../network-words';

export interface PortTarget extends PodName {
  readonly port: number;
}

function details({ namespace, pod, port }: PortTarget) {
  return { namespace, pod, port };
}

/**
 * The error of an upgrade that was answered with something else than 101, by its status. Null: a 403 of the
 * API server itself, which needs a question about RBAC to name the missing verb.
 */
export function errorOfRefusal(status: number, body: Uint8Array, target: PortTarget): AppError | null {
  const where = details(target);
  const message = statusMessage(body);
  if (status === 401) return appError('cluster-unauthorized');
  if (status === 404) return appError('pod-gone', where);
  if (status === 403) {
    // Without a Status it is not RBAC: a runtime that does not know the subprotocol, or a proxy between.
    return message === null
      ? appError('portforward-failed', {
          ...where,
          status,
          reason: 'The upgrade was refused without a reason (403).',
        })
      : null;
  }
  const words = message === null || message === '' ? '' : ` ${message}`;
  return appError('portforward-failed', {
    ...where,
    status,
    reason: `The API server answered ${status}.${words}`,
  });
}

/** The error of a WebSocket that never opened, by the code of its socket. */
export function errorOfHandshake(code: string, server: string, target: PortTarget): AppError {
  const tls = tlsReason(code);
  if (tls !== null) return appError('cluster-tls', { server, reason: tls });
  if (code === '' || code.startsWith('WS_ERR_') || code.startsWith('HPE_')) {
    const reason = 'The other side does not speak v4.channel.k8s.io.';
    return appError('portforward-failed', { ...details(target), reason });
  }
  return appError('cluster-unreachable', { server, reason: networkReason(code) });
}

export function dialTimeout(server: string, millis: number): AppError {
  return appError('cluster-timeout', { server, seconds: millis / 1000, phase: 'dial' });
}

/** Text of the error channel: which channel it came on decides, the text is for display. */
export function errorOfChannelText(text: string, target: PortTarget): AppError {
  return appError('portforward-refused', { ...details(target), reason: shortText(text) });
}
