import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arena, createArena, createPlainArena } from './arena';
import { ByteStream } from './byte-stream';

const kinds: readonly (readonly [string, () => Arena])[] = [
  ['shared', () => createArena()],
  ['plain', createPlainArena],
];

describe.each(kinds)('an arena of %s memory', (_, create) => {
  it('keeps what is in it apart, whatever is taken, resized and given back', () => {
    const step = fc.record({
      do: fc.constantFrom('take', 'resize', 'give'),
      size: fc.nat({ max: 200_000 }),
      at: fc.nat(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const arena = create();
        const held: { bytes: Uint8Array; mark: number }[] = [];
        for (const [index, { do: what, size, at }] of steps.entries()) {
          const mark = (index % 255) + 1;
          const chosen = held[at % Math.max(1, held.length)];
          if (what === 'take' || chosen === undefined) {
            const bytes = arena.allocate(size);
            expect(bytes.every((byte) => byte === 0)).toBe(true);
            held.push({ bytes: bytes.fill(mark), mark });
          } else if (what === 'resize') {
            chosen.bytes = arena.resize(chosen.bytes, size);
            chosen.bytes.fill(chosen.mark);
          } else {
            arena.release(chosen.bytes);
            held.splice(held.indexOf(chosen), 1);
          }
          for (const { bytes, mark: own } of held) {
            expect(bytes.every((byte) => byte === own)).toBe(true);
            expect(arena.owns(bytes)).toBe(true);
            expect(bytes.byteOffset % 64).toBe(0);
            expect(bytes.buffer.byteLength - bytes.byteOffset - bytes.length).toBeGreaterThanOrEqual(64);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('keeps what stands in a block that grows or shrinks, and clears what is new', () => {
    const arena = create();
    let bytes = arena.allocate(10).fill(7);
    const wall = arena.allocate(10);
    bytes = arena.resize(bytes, 100_000);
    expect([...bytes.subarray(0, 12)]).toEqual([...Array(10).fill(7), 0, 0]);
    bytes.fill(8);
    bytes = arena.resize(bytes, 20);
    bytes = arena.resize(bytes, 30);
    expect([...bytes]).toEqual([...Array(20).fill(8), ...Array(10).fill(0)]);
    expect(wall.every((byte) => byte === 0)).toBe(true);
  });

  it('does not know bytes of others', () => {
    expect(create().owns(new Uint8Array(10))).toBe(false);
    expect(create().owns(create().allocate(10))).toBe(false);
  });

  it('collects a stream of unknown length, with other blocks taken meanwhile', () => {
    const arena = create();
    const stream = new ByteStream(arena, 0, 8_000_000);
    const chunk = Uint8Array.from({ length: 77_777 }, (_value, index) => index % 251);
    for (let count = 0; count < 50; count += 1) {
      stream.write(chunk);
      if (count % 9 === 0) arena.allocate(1000).fill(255);
    }
    const bytes = stream.finish();
    expect(bytes.length).toBe(50 * chunk.length);
    expect(stream.length).toBe(bytes.length);
    expect(bytes.every((byte, index) => byte === chunk[index % chunk.length])).toBe(true);
  });

  it('stops a stream at its limit, and can take the memory back', () => {
    const arena = create();
    const stream = new ByteStream(arena, 10, 100);
    stream.write(new Uint8Array(100).fill(1));
    expect(() => stream.write(new Uint8Array(1))).toThrow(
      expect.objectContaining({ error: { code: 'too-large', details: { limit: '100 B' } } }),
    );
    stream.discard();
    expect(arena.allocate(100).every((byte) => byte === 0)).toBe(true);
  });
});

describe('shared memory', () => {
  it('uses memory again that was given back', () => {
    const arena = createArena();
    const size = (): number => arena.memory?.buffer.byteLength ?? 0;
    arena.release(arena.allocate(10_000_000));
    const before = size();
    for (let count = 0; count < 5; count += 1) arena.release(arena.allocate(9_000_000));
    expect(size()).toBe(before);
  });

  it('says when it is full', () => {
    const arena = createArena(256);
    expect(() => arena.allocate(20_000_000)).toThrow(
      expect.objectContaining({ error: { code: 'too-large', details: { limit: '16 MB of memory' } } }),
    );
    expect(arena.allocate(1_000_000).length).toBe(1_000_000);
  });
});
