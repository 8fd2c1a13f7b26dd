import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArena } from './arena';
import { byteSet } from './byte-set';
import { PlainByteSet } from './plain-byte-set';

const arena = createArena();

const anyPart = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.integer({ min: 0, max: 3 }).map((byte) => new Uint8Array([byte])),
  // Alike but for one byte, at any place of a word.
  fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 })).map(([length, at]) => {
    const bytes = new Uint8Array(length).fill(0x61);
    if (at < length) bytes[at] = 0x62;
    return bytes;
  }),
);

/** Parts side by side in the arena, and where each begins and ends. */
function laid(parts: readonly Uint8Array[]) {
  const bytes = arena.allocate(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  const spans = parts.map((part) => {
    bytes.set(part, at);
    at += part.length;
    return [at - part.length, at] as const;
  });
  return { bytes, spans };
}

describe('a set of stretches', () => {
  it('gives the same numbers by the kernel as without it, and one place of each', () => {
    fc.assert(
      fc.property(
        fc.array(anyPart, { maxLength: 60 }),
        fc.array(anyPart, { maxLength: 5 }),
        (parts, others) => {
          const { bytes, spans } = laid(parts);
          const sets = [byteSet(bytes, arena), new PlainByteSet(bytes)];
          const [ours, plain] = sets.map((set) => ({
            numbers: spans.map(([from, to]) => set.at(from, to)),
            found: [...parts, ...others].map((part) => set.find(part)),
          }));
          expect(ours).toEqual(plain);
          const none = [0xffff_ffff, ...(ours?.numbers ?? [])];
          const pairs = Uint32Array.from([[0, 0], ...spans.map(([from, to]) => [from, to])].flat());
          const isSpan = (_: number, index: number) => index === 0 || pairs[2 * index + 1] !== 0;
          for (const set of sets) expect([...set.atAll(pairs)].filter(isSpan)).toEqual(none.filter(isSpan));
          const first = [...new Set(parts.map((part) => part.join()))];
          expect(ours?.numbers).toEqual(parts.map((part) => first.indexOf(part.join())));
          for (const set of sets) {
            const places = set.close();
            expect(first).toEqual(
              first.map((_, way) => {
                const start = places[2 * way] ?? 0;
                return bytes.subarray(start, start + (places[2 * way + 1] ?? 0)).join();
              }),
            );
          }
          arena.release(bytes);
        },
      ),
    );
  });

  it('grows, and gives all of its memory back', () => {
    const parts = Array.from({ length: 40_000 }, (_, index) =>
      new TextEncoder().encode(`text ${index % 20_000}`),
    );
    const { bytes, spans } = laid(parts);
    const numbers = () => {
      const set = byteSet(bytes, arena);
      const given = [...set.atAll(Uint32Array.from(spans.flat()))];
      expect(spans.map(([from, to]) => set.at(from, to))).toEqual(given);
      set.close();
      return given;
    };
    expect(numbers()).toEqual(parts.map((_, index) => index % 20_000));
    const size = arena.memory?.buffer.byteLength;
    for (let round = 0; round < 10; round += 1) numbers();
    expect(arena.memory?.buffer.byteLength).toBe(size);
    arena.release(bytes);
  });
});
