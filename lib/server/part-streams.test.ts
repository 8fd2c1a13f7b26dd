import { describe, expect, test } from 'vitest';
import { createArena } from '@/lib/json/arena';
import type { CapturePart } from '@/lib/snapshot/capture';
import { PartStreams } from './part-streams';

const part = (stream: number, length: number): CapturePart => ({
  name: 'admin/config_dump',
  body: { kind: 'streamed', stream, length },
  status: 200,
  millis: 1,
});

function bytesOf(parts: readonly CapturePart[]): readonly number[] {
  return parts.flatMap(({ body }) => (body.kind === 'bytes' ? [...body.bytes] : []));
}

describe('a stream', () => {
  test('gives its bytes in order, in the arena, beside another one', () => {
    const arena = createArena(64);
    const streams = new PartStreams(arena);
    streams.write(1, Uint8Array.of(1, 2));
    streams.write(2, Uint8Array.of(9));
    streams.write(1, Uint8Array.of(3));
    const { parts, missing } = streams.resolve({ parts: [part(2, 1), part(1, 3)], missing: [] });
    expect(bytesOf(parts)).toEqual([9, 1, 2, 3]);
    expect(missing).toEqual([]);
    expect(parts.every(({ body }) => body.kind === 'bytes' && arena.owns(body.bytes))).toBe(true);
  });

  test('that lacks bytes, or never came, is missing and no half answer', () => {
    const streams = new PartStreams(createArena(64));
    streams.write(1, Uint8Array.of(1, 2));
    const { parts, missing } = streams.resolve({ parts: [part(1, 3), part(7, 1)], missing: [] });
    expect(parts).toEqual([]);
    expect(missing.map(({ name, error }) => [name, error.code])).toEqual([
      ['admin/config_dump', 'internal'],
      ['admin/config_dump', 'internal'],
    ]);
  });

  test('that does not fit into memory says so, and what comes after it is forgotten', () => {
    const streams = new PartStreams(createArena(256));
    for (let step = 0; step < 20; step += 1) streams.write(1, new Uint8Array(1 << 20));
    const { missing } = streams.resolve({ parts: [part(1, 20 << 20)], missing: [] });
    expect(missing[0]?.error.code).toBe('too-large');
    streams.write(2, Uint8Array.of(5));
    expect(bytesOf(streams.resolve({ parts: [part(2, 1)], missing: [] }).parts)).toEqual([5]);
  });

  test('that was discarded leaves no bytes behind', () => {
    const arena = createArena(64);
    const streams = new PartStreams(arena);
    streams.write(1, Uint8Array.of(1, 2, 3));
    streams.discard(1);
    expect([...arena.allocate(3)]).toEqual([0, 0, 0]);
    expect(streams.resolve({ parts: [part(1, 3)], missing: [] }).parts).toEqual([]);
  });
});
