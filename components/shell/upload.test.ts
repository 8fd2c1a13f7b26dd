import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SLICE_BYTES, UPLOAD_HEADER, type UploadSlice } from '@/lib/api/contract';
import { AppFailure } from '@/lib/core/errors';
import { uploadFile } from './upload';

interface Sent {
  readonly slice: UploadSlice;
  readonly body: Uint8Array;
}

/** A server that keeps what it gets and answers like ours. */
function server(answer?: (sent: Sent) => Response): Sent[] {
  const log: Sent[] = [];
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    const header = new Headers(init.headers).get(UPLOAD_HEADER) ?? '';
    const slice = JSON.parse(decodeURIComponent(header)) as UploadSlice;
    const sent = { slice, body: new Uint8Array(init.body as ArrayBuffer) };
    log.push(sent);
    if (answer !== undefined) return answer(sent);
    const received = slice.offset + sent.body.byteLength;
    return Response.json(
      received === slice.total ? { done: true, source: 'file:1' } : { done: false, received },
    );
  });
  return log;
}

const never = new AbortController().signal;
const options = { signal: never, onProgress: () => {} };

afterEach(() => vi.unstubAllGlobals());

describe('uploadFile', () => {
  it('sends slices in order, each with its own checksum, and joins to the same bytes', async () => {
    const bytes = new Uint8Array(SLICE_BYTES * 2 + 5).map((_, index) => index % 251);
    const log = server();
    const progress: number[] = [];
    const file = new File([bytes], 'größe.json');
    expect(await uploadFile(file, { signal: never, onProgress: (sent) => progress.push(sent) })).toBe(
      'file:1',
    );
    expect(log.map(({ slice }) => slice.offset)).toEqual([0, SLICE_BYTES, SLICE_BYTES * 2]);
    expect(Buffer.concat(log.map(({ body }) => body)).equals(Buffer.from(bytes))).toBe(true);
    for (const { slice, body } of log) {
      expect(slice.sha256).toBe(createHash('sha256').update(body).digest('hex'));
      expect(slice.fileName).toBe('größe.json');
      expect(slice.total).toBe(bytes.length);
      expect(slice.upload).toMatch(/^[a-zA-Z0-9]{16,64}$/);
    }
    expect(new Set(log.map(({ slice }) => slice.upload)).size).toBe(1);
    expect(progress).toEqual([SLICE_BYTES, SLICE_BYTES * 2, bytes.length]);
  });

  it('refuses an empty file before asking', async () => {
    const log = server();
    await expect(uploadFile(new File([], 'a.json'), options)).rejects.toBeInstanceOf(AppFailure);
    expect(log).toEqual([]);
  });

  it('throws the server’s own error, with the id of its request', async () => {
    server(() =>
      Response.json({ error: { code: 'dump-not-json', details: {} }, requestId: 'r' }, { status: 400 }),
    );
    await expect(uploadFile(new File(['x'], 'a.json'), options)).rejects.toMatchObject({
      error: { code: 'dump-not-json', details: { requestId: 'r' } },
    });
  });

  it('does not trust a body that is not ours', async () => {
    server(() => new Response('<html>', { status: 502 }));
    await expect(uploadFile(new File(['x'], 'a.json'), options)).rejects.toMatchObject({
      error: { code: 'internal', details: { status: 502 } },
    });
  });

  it('stops between slices when cancelled', async () => {
    const stop = new AbortController();
    const log = server();
    const file = new File([new Uint8Array(SLICE_BYTES + 1)], 'a.json');
    const run = uploadFile(file, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    expect(log).toHaveLength(1);
  });
});
