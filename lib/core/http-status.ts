import type { ErrorCode } from './errors';

/** HTTP status of our own API for each code; anything not listed is a fault behind us: 502. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  'bad-request': 400,
  unauthorized: 401,
  'exec-needs-consent': 403,
  'forbidden-origin': 403,
  'not-found': 404,
  'admin-not-offered': 404,
  'context-unknown': 404,
  'resource-gone': 404,
  'snapshot-gone': 410,
  'pod-replaced': 409,
  'upload-mismatch': 422,
  'dump-not-json': 422,
  'dump-truncated': 422,
  'dump-not-understood': 422,
  'dump-too-deep': 422,
  'too-large': 413,
  busy: 503,
  'cluster-timeout': 504,
  'admin-timeout': 504,
  internal: 500,
};

export function httpStatus(code: ErrorCode): number {
  return STATUS[code] ?? 502;
}
