import { API, SLICE_BYTES, UPLOAD_HEADER, type UploadAnswer, type UploadSlice } from '@/lib/api/contract';
import { type AppError, AppFailure, appError } from '@/lib/core/errors';

export interface UploadOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (sent: number) => void;
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  // Only secure contexts have it; 127.0.0.1 is one.
  if (crypto.subtle === undefined)
    throw new AppFailure(appError('upload-mismatch', { reason: 'This page is not a secure context.' }));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function isFailure(body: unknown): body is { readonly error: AppError; readonly requestId: string } {
  return typeof body === 'object' && body !== null && 'error' in body && 'requestId' in body;
}

async function send(slice: UploadSlice, body: ArrayBuffer, signal: AbortSignal): Promise<UploadAnswer> {
  const response = await fetch(API.uploads, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      // Header values are ISO 8859-1, file names are not.
      [UPLOAD_HEADER]: encodeURIComponent(JSON.stringify(slice)),
    },
    body,
    signal,
    cache: 'no-store',
    credentials: 'same-origin',
  });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer as UploadAnswer;
  if (isFailure(answer)) {
    const { code, details } = answer.error;
    throw new AppFailure(appError(code, { ...details, requestId: answer.requestId }));
  }
  throw new AppFailure(appError('internal', { status: response.status }));
}

/**
 * Sends a file in slices of 4 MiB, one after another, and returns the id of the source it became.
 * Throws `AppFailure`; an aborted upload throws the platform's `AbortError`.
 */
export async function uploadFile(file: File, { signal, onProgress }: UploadOptions): Promise<string> {
  if (file.size === 0) throw new AppFailure(appError('dump-not-json', { reason: 'The file is empty.' }));
  const upload = crypto.getRandomValues(new Uint8Array(12)).reduce((id, byte) => id + byte.toString(36), 'u');
  for (let offset = 0; ; ) {
    const bytes = await file.slice(offset, offset + SLICE_BYTES).arrayBuffer();
    signal.throwIfAborted();
    const slice = {
      upload: upload.padEnd(16, '0'),
      fileName: file.name,
      lastModified: Math.max(0, file.lastModified),
      offset,
      total: file.size,
    };
    const answer = await send({ ...slice, sha256: await sha256(bytes) }, bytes, signal);
    if (answer.done) {
      onProgress(file.size);
      return answer.source;
    }
    offset = answer.received;
    onProgress(offset);
  }
}
