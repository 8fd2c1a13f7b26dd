import type { AnswerOf, Question } from '@/lib/answers/questions';
import { type AppError, AppFailure, appError } from '@/lib/core/errors';
import type { SnapshotState } from '@/lib/snapshot/info';
import {
  type AdminReport,
  type AdminRequest,
  API,
  type ApiFailure,
  type OpenRequest,
  type ProxiesAnswer,
  type SendAnswer,
  type SendPlace,
  type SendRequest,
  type SidecarsAnswer,
  type SourcesAnswer,
  type Target,
} from './contract';

/** True for a body that one of our handlers made; anything else (a proxy's page, a cut body) is not trusted. */
function isApiFailure(body: unknown): body is ApiFailure {
  return (
    typeof body === 'object' &&
    body !== null &&
    'error' in body &&
    typeof body.error === 'object' &&
    body.error !== null &&
    'code' in body.error
  );
}

async function failureOf(response: Response): Promise<AppError> {
  const body: unknown = await response.json().catch(() => null);
  if (isApiFailure(body))
    return { ...body.error, details: { ...body.error.details, requestId: body.requestId } };
  return appError('internal', { status: response.status });
}

/** Reads JSON from our own server. Throws `AppFailure`; an aborted request throws the platform's `AbortError`. */
async function read<T>(input: string, init: RequestInit): Promise<T> {
  const response = await fetch(input, { ...init, cache: 'no-store', credentials: 'same-origin' }).catch(
    (cause: unknown) => {
      if (init.signal?.aborted) throw cause;
      throw new AppFailure(appError('internal', { what: 'server-gone' }), cause);
    },
  );
  if (!response.ok) throw new AppFailure(await failureOf(response));
  return (await response.json()) as T;
}

function post<T>(path: string, body: unknown, signal: AbortSignal | null): Promise<T> {
  return read<T>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });
}

/** This tab; `randomUUID` is missing where a page is not served over a secure connection. */
const VIEWER = Array.from(crypto.getRandomValues(new Uint32Array(4)), (word) => word.toString(36)).join('');

export const client = {
  sources: (signal: AbortSignal) => read<SourcesAnswer>(API.sources, { signal }),
  proxies: (source: string, signal: AbortSignal) =>
    read<ProxiesAnswer>(`${API.proxies}?${new URLSearchParams({ source })}`, { signal }),
  sidecars: (source: string, text: string, signal: AbortSignal) =>
    read<SidecarsAnswer>(`${API.sidecars}?${new URLSearchParams({ source, q: text })}`, { signal }),
  admin: (request: AdminRequest, signal: AbortSignal | null = null) =>
    post<AdminReport>(API.admin, request, signal),
  open: (request: Omit<OpenRequest, 'viewer'>, signal: AbortSignal | null = null) =>
    post<SnapshotState>(API.snapshots, { ...request, viewer: VIEWER }, signal),
  cancel: (target: Target) =>
    post<{ readonly cancelled: boolean }>(API.cancel, { ...target, viewer: VIEWER }, null),
  consent: (context: string, hash: string) =>
    post<{ readonly granted: boolean }>(API.consent, { context, hash }, null),
  sendPlace: (snapshot: string, port: number, signal: AbortSignal) =>
    read<SendPlace>(`${API.send}?${new URLSearchParams({ snapshot, port: String(port) })}`, { signal }),
  send: (request: SendRequest, signal: AbortSignal) => post<SendAnswer>(API.send, request, signal),
  /** A request to be explained may be long, and hold what belongs in no URL: it goes in the body. */
  ask: <Q extends Question>(snapshot: string, question: Q, signal: AbortSignal) =>
    question.ask === 'explain'
      ? post<AnswerOf<Q>>(API.ask, { snapshot, question }, signal)
      : read<AnswerOf<Q>>(`${API.ask}?${new URLSearchParams({ snapshot, q: JSON.stringify(question) })}`, {
          signal,
        }),
};
