import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeChunks } from './encode-chunks';

it('encodes as one text would be, whatever stands in the pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (chunks) => {
      expect(encodeChunks(chunks)).toEqual(new TextEncoder().encode(chunks.join('')));
    }),
  );
});

it('puts many pieces together', () => {
  const chunks = Array.from({ length: 40 }, (_, index) => `${index}é`.repeat(10_000));
  expect(encodeChunks(chunks)).toEqual(new TextEncoder().encode(chunks.join('')));
});
