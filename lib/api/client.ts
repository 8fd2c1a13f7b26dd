import type { AnswerOf, Question } from '@/lib/answers/questions';
import { type AppError, AppFailure, appError } from '@/lib/core/errors';
import type { SnapshotState } from '@/lib/snapshot/info';
import {
  API,
  type ApiFailure,
  type OpenRequest,
  type ProxiesAnswer,
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

export const client = {
  sources: (signal: AbortSignal) => read<SourcesAnswer>(API.sources, { signal }),
  proxies: (source: string, signal: AbortSignal) =>
    read<ProxiesAnswer>(`${API.proxies}?${new URLSearchParams({ source })}`, { signal }),
  open: (request: OpenRequest, signal: AbortSignal | null = null) =>
    post<SnapshotState>(API.snapshots, request, signal),
  cancel: (target: Target) => post<{ readonly cancelled: boolean }>(API.cancel, target, null),
  consent: (context: string, hash: string) =>
    post<{ readonly granted: boolean }>(API.consent, { context, hash }, null),
  ask: <Q extends Question>(snapshot: string, question: Q, signal: AbortSignal) =>
    read<AnswerOf<Q>>(`${API.ask}?${new URLSearchParams({ snapshot, q: JSON.stringify(question) })}`, {
      signal,
    }),
};
