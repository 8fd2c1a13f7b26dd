import fc from 'fast-check';
import { expect, it } from 'vitest';
import { joinChunks } from './join-chunks';

it('is all pieces in order, although each is written over by the next', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 8 })), (pieces) => {
      const room = new Uint8Array(8);
      function* chunks() {
        for (const piece of pieces) {
          room.set(piece);
          yield room.subarray(0, piece.length);
        }
      }
      expect([...joinChunks(chunks())]).toEqual(pieces.flatMap((piece) => [...piece]));
    }),
  );
});
