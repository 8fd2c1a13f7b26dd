/**
 * Every way in which Gatescope can fail, as data: a code, values, and nothing that only one process
 * understands, so that an error survives the worker border, the API and the log unchanged.
 * The words for a person are in `error-words.ts`.
 */
export const ERROR_CODES = [
  // the request from the browser or the command line
  'bad-request',
  'unauthorized',
  'forbidden-origin',
  'not-found',
  'too-large',
  'busy',
  'cancelled',
  // kubeconfig and Kubernetes API
  'kubeconfig-unreadable',
  'context-unknown',
  'auth-provider-refused',
  'exec-needs-consent',
  'exec-failed',
  'cluster-unreachable',
  'cluster-timeout',
  'cluster-tls',
  'cluster-unauthorized',
  'cluster-forbidden',
  'cluster-error',
  'no-gateway-pods',
  // port-forward and Envoy admin
  'pod-gone',
  'pod-replaced',
  'portforward-forbidden',
  'portforward-refused',
  'portforward-failed',
  'admin-unreachable',
  'admin-timeout',
  'admin-truncated',
  'admin-forbidden-path',
  'admin-not-offered',
  'not-envoy',
  // what came back
  'dump-not-json',
  'dump-truncated',
  'dump-not-understood',
  'dump-too-deep',
  'file-unreadable',
  'upload-mismatch',
  'snapshot-gone',
  'resource-gone',
  // bugs
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Values named in the sentence of an error; strings and numbers only, never secrets or bodies. */
export type ErrorDetails = Readonly<Record<string, string | number>>;

export interface AppError {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

export function appError(code: ErrorCode, details: ErrorDetails = {}): AppError {
  return { code, details };
}

/** A global symbol: Next compiles this class several times into one process, and each copy must know the others'. */
const MARK = Symbol.for('gatescope.AppFailure');

/** An `AppError` on its way up a stack of promises; caught at the edges, where it becomes a `Result`. */
export class AppFailure extends Error {
  readonly error: AppError;
  readonly [MARK] = true;
  constructor(error: AppError, cause?: unknown) {
    super(error.code, { cause });
    this.name = 'AppFailure';
    this.error = error;
  }

  static override [Symbol.hasInstance](value: unknown): value is AppFailure {
    return typeof value === 'object' && value !== null && MARK in value;
  }
}

export function fail(code: ErrorCode, details: ErrorDetails = {}, cause?: unknown): never {
  throw new AppFailure(appError(code, details), cause);
}
