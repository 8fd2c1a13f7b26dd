import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteCollector } from './byte-collector';

test('any pieces give their bytes, in a buffer that holds nothing else', () => {
  const piece = fc.oneof(fc.uint8Array(), fc.uint8Array({ minLength: 50_000, maxLength: 90_000 }));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const collector = new ByteCollector(10_000_000);
      for (const one of pieces) expect(collector.append(one)).toBe(true);
      const whole = Buffer.concat(pieces);
      expect(collector.length).toBe(whole.length);
      const bytes = collector.take();
      expect(whole.equals(bytes)).toBe(true);
      expect(bytes.byteOffset).toBe(0);
      expect(bytes.buffer.byteLength).toBe(whole.length);
    }),
    { numRuns: 30 },
  );
});

test('the limit is exact, and a piece that passes it is not kept', () => {
  const collector = new ByteCollector(10);
  expect(collector.append(new Uint8Array(10))).toBe(true);
  expect(collector.append(new Uint8Array(0))).toBe(true);
  expect(collector.append(new Uint8Array(1))).toBe(false);
  expect(collector.take().length).toBe(10);
});
