import { expect, it } from 'vitest';
import { createArena } from '@/lib/json/arena';
import { warmUp } from './warm-up';

it('reads a dump with all that the first answer needs, and gives its memory back', () => {
  const arena = createArena();
  expect(warmUp(arena)).toBe(800);
  const { byteLength } = arena.memory?.buffer ?? { byteLength: 0 };
  for (let round = 0; round < 3; round += 1) warmUp(arena);
  expect(arena.memory?.buffer.byteLength ?? 0).toBe(byteLength);
});
