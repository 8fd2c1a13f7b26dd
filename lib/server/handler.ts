import { randomUUID } from 'node:crypto';
import type { ApiFailure } from '@/lib/api/contract';
import { type AppError, AppFailure, appError } from '@/lib/core/errors';
import { httpStatus } from '@/lib/core/http-status';
import { factsOf, guard } from './guard';
import { log } from './log';
import { type Runtime, runtime } from './runtime';

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };

/** Answers with JSON text that is made already, or with a value to be made into it. */
export function json(value: unknown): Response {
  return new Response(typeof value === 'string' ? value : JSON.stringify(value), { headers: JSON_HEADERS });
}

function failure(error: AppError, requestId: string): Response {
  const body: ApiFailure = { error, requestId };
  return new Response(JSON.stringify(body), { status: httpStatus(error.code), headers: JSON_HEADERS });
}

function errorOf(cause: unknown, path: string, requestId: string): AppError {
  if (cause instanceof AppFailure) return cause.error;
  log.error({ err: cause, path, requestId }, 'handler failed');
  return appError('internal');
}

/** POST is JSON only: another content type is what a cross-site form can send. */
function hasAllowedBody(request: Request, contentType: string): boolean {
  return (
    request.method !== 'POST' || request.headers.get('content-type')?.split(';')[0]?.trim() === contentType
  );
}

/**
 * Wraps every route handler: guard, then the work, then JSON or a typed error. `proxy.ts` has asked the guard
 * before; it is asked again so that no path around the proxy is a path around the guard.
 */
export function handler(
  work: (request: Request, app: Runtime) => Promise<Response> | Response,
  contentType = 'application/json',
): (request: Request) => Promise<Response> {
  return async (request) => {
    const facts = factsOf(request);
    const app = runtime();
    const requestId = randomUUID();
    const refuse = (error: AppError) => failure(error, requestId);
    const verdict = guard(facts, app.config);
    if (verdict.kind !== 'pass') {
      return refuse(
        appError(verdict.kind === 'deny' && verdict.status === 403 ? 'forbidden-origin' : 'unauthorized'),
      );
    }
    if (!hasAllowedBody(request, contentType))
      return refuse(appError('bad-request', { what: 'Wrong content type.' }));
    try {
      return await work(request, app);
    } catch (cause) {
      return refuse(errorOf(cause, facts.path, requestId));
    }
  };
}
