import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SLICE_BYTES, type UploadSlice } from '@/lib/api/contract';
import { AppFailure } from '@/lib/core/errors';
import { type UploadSink, Uploads } from './uploads';

const UPLOAD = 'a'.repeat(20);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let taken: { name: string; bytes: Uint8Array }[];
let uploads: Uploads;

beforeEach(() => {
  vi.useFakeTimers();
  taken = [];
  const sink: UploadSink = {
    addUpload: ({ name, bytes }) => {
      taken.push({ name, bytes });
      return 'file:upload-1';
    },
  };
  uploads = new Uploads(sink);
});

afterEach(() => {
  uploads.dispose();
  vi.useRealTimers();
});

function slicesOf(bytes: Uint8Array): { slice: UploadSlice; body: Uint8Array }[] {
  const slices = [];
  for (let offset = 0; offset < bytes.byteLength; offset += SLICE_BYTES) {
    const body = bytes.slice(offset, offset + SLICE_BYTES);
    slices.push({
      slice: {
        upload: UPLOAD,
        fileName: 'dump.json',
        lastModified: 0,
        offset,
        total: bytes.byteLength,
        sha256: sha256(body),
      },
      body,
    });
  }
  return slices;
}

const pattern = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 31) % 251);

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof AppFailure) return error.error.code;
    throw error;
  }
  return 'none';
}

test('slices in order become the same bytes', () => {
  const bytes = pattern(2 * SLICE_BYTES + 17);
  const answers = slicesOf(bytes).map(({ slice, body }) => uploads.add(slice, body));
  expect(answers).toEqual([
    { done: false, received: SLICE_BYTES },
    { done: false, received: 2 * SLICE_BYTES },
    { done: true, source: 'file:upload-1' },
  ]);
  expect(taken).toHaveLength(1);
  expect(sha256(taken[0]?.bytes ?? new Uint8Array())).toBe(sha256(bytes));
});

test('a slice that is sent again, since its answer was lost, changes nothing', () => {
  const bytes = pattern(SLICE_BYTES + 5);
  const [first, second] = slicesOf(bytes);
  if (first === undefined || second === undefined) throw new Error('two slices');
  uploads.add(first.slice, first.body);
  expect(uploads.add(first.slice, first.body)).toEqual({ done: false, received: SLICE_BYTES });
  expect(uploads.add(second.slice, second.body)).toMatchObject({ done: true });
  expect(sha256(taken[0]?.bytes ?? new Uint8Array())).toBe(sha256(bytes));
});

test('the last slice sent again answers the same source, and makes no second one', () => {
  const [only] = slicesOf(pattern(5));
  if (only === undefined) throw new Error('one slice');
  expect(uploads.add(only.slice, only.body)).toEqual({ done: true, source: 'file:upload-1' });
  expect(uploads.add(only.slice, only.body)).toEqual({ done: true, source: 'file:upload-1' });
  expect(taken).toHaveLength(1);
});

test('a cancelled upload gives its place to the next', () => {
  const [first] = slicesOf(pattern(SLICE_BYTES + 5));
  if (first === undefined) throw new Error('a slice');
  for (const name of ['b', 'c', 'd', 'e'])
    uploads.add({ ...first.slice, upload: name.repeat(20) }, first.body);
  vi.advanceTimersByTime(6_000);
  expect(uploads.add(first.slice, first.body)).toMatchObject({ done: false });
});

describe('refused', () => {
  const [first, second] = slicesOf(pattern(SLICE_BYTES + 5));
  if (first === undefined || second === undefined) throw new Error('two slices');

  test.each([
    ['a body that was cut on the way', { ...first.slice }, first.body.slice(0, 100)],
    ['a wrong checksum', { ...first.slice, sha256: sha256(pattern(1)) }, first.body],
    ['an offset that is no beginning of a slice', { ...first.slice, offset: 5 }, first.body],
    ['an offset past the end', { ...first.slice, offset: first.slice.total }, first.body],
  ])('%s', (_, slice, body) => {
    expect(codeOf(() => uploads.add(slice, body))).toBe('upload-mismatch');
    expect(taken).toEqual([]);
  });

  test('a gap between slices', () => {
    expect(codeOf(() => uploads.add(second.slice, second.body))).toBe('upload-mismatch');
  });

  test('another total or another name in the middle', () => {
    uploads.add(first.slice, first.body);
    const body = second.body;
    expect(
      codeOf(() =>
        uploads.add({ ...second.slice, total: second.slice.total + SLICE_BYTES, offset: 0 }, first.body),
      ),
    ).toBe('upload-mismatch');
    expect(codeOf(() => uploads.add({ ...second.slice, fileName: 'other.json' }, body))).toBe(
      'upload-mismatch',
    );
  });

  test('a total beyond the limit, before any memory is taken', () => {
    expect(codeOf(() => uploads.add({ ...first.slice, total: 2 ** 40 }, first.body))).toBe('too-large');
  });

  test('a fifth file at the same time', () => {
    for (const name of ['b', 'c', 'd', 'e'])
      uploads.add({ ...first.slice, upload: name.repeat(20) }, first.body);
    expect(codeOf(() => uploads.add(first.slice, first.body))).toBe('busy');
  });
});

test('a file that nobody goes on with is dropped after a minute', () => {
  const [first, second] = slicesOf(pattern(SLICE_BYTES + 5));
  if (first === undefined || second === undefined) throw new Error('two slices');
  uploads.add(first.slice, first.body);
  vi.advanceTimersByTime(61_000);
  expect(codeOf(() => uploads.add(second.slice, second.body))).toBe('upload-mismatch');
});
