import { describe, expect, it } from 'vitest';
import { createArena } from './arena';
import { compareDocument, compareIndex, compareScans, surviveOverwriting } from './testing/compare';
import { randomFrom, randomJson } from './testing/random-json';

const arena = createArena();

describe('the first cases of the fuzz run', () => {
  it('read the same by kernel, plain passes and JSON.parse, also when bytes are overwritten', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const random = randomFrom(seed);
      const bytes = new TextEncoder().encode(randomJson(seed, 80));
      const own = arena.allocate(bytes.length);
      own.set(bytes);
      compareIndex(own, arena);
      compareScans(own, arena, random);
      compareDocument(bytes, arena, random);
      surviveOverwriting(bytes, arena, random);
      arena.release(own);
    }
    // Everything was given back: the memory did not grow with the documents.
    expect(arena.memory?.buffer.byteLength ?? 0).toBeLessThan(8 << 20);
  });
});
