import { type AppError, AppFailure, appError } from '@/lib/core/errors';
import { isJsonObject, type Json } from '@/lib/core/json';
import type { ExchangeFailure } from './exchange';
import { textField } from './kubeconfig-fields';
import { networkReason, tlsReason } from './network-words';

/** What a call was about, for the sentence of its error. */
export interface CallSubject {
  readonly verb: string;
  readonly resource: string;
  readonly group: string;
  /** '' for cluster-wide. */
  readonly namespace: string;
}

const TEXT_LIMIT = 300;

/** Text of the other side for display: one line, short, without control characters. */
export function shortText(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line.length > TEXT_LIMIT ? `${line.slice(0, TEXT_LIMIT)}…` : line;
}

/** The `message` of a Kubernetes `Status`; null when the body is none. */
export function statusMessage(body: Uint8Array): string | null {
  let document: Json;
  try {
    document = JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
  if (!isJsonObject(document) || textField(document, 'kind') !== 'Status') return null;
  return shortText(textField(document, 'message') ?? '');
}

/** The error of an answer that is not 2xx, by its status alone; the body gives words for display. */
export function errorOfStatus(status: number, body: Uint8Array, subject: CallSubject): AppError {
  const { verb, resource, group, namespace } = subject;
  if (status === 401) return appError('cluster-unauthorized');
  if (status === 403) {
    return appError('cluster-forbidden', {
      verb,
      resource,
      group,
      ...(namespace === '' ? {} : { namespace }),
    });
  }
  const reason = statusMessage(body) ?? '';
  return appError('cluster-error', { status, resource, ...(reason === '' ? {} : { reason }) });
}

/** The error of an exchange with the API server that gave no complete answer, by its kind and socket code. */
export function errorOfExchange({ problem }: ExchangeFailure, server: string): AppError {
  switch (problem.kind) {
    case 'cancelled':
      return appError('cancelled');
    case 'refused':
      return problem.error;
    case 'timeout':
      return appError('cluster-timeout', { server, seconds: problem.seconds, phase: problem.phase });
    case 'too-large':
      return appError('too-large', { limit: `${problem.limit} bytes`, what: server });
    case 'cut':
      return appError('cluster-unreachable', {
        server,
        reason: networkReason(problem.code),
        bytes: problem.bytes,
      });
    case 'failed': {
      const tls = tlsReason(problem.code);
      if (tls !== null) return appError('cluster-tls', { server, reason: tls });
      return appError('cluster-unreachable', { server, reason: networkReason(problem.code) });
    }
  }
}

/** Anything thrown, as an `AppError`; what is no `AppFailure` is a bug. */
export function errorOf(thrown: unknown): AppError {
  return thrown instanceof AppFailure ? thrown.error : appError('internal', { what: 'cluster' });
}
