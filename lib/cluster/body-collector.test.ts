import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectBody } from './body-collector';

const STEP = 1 << 20;

function sink() {
  const written: number[] = [];
  const given: Uint8Array[] = [];
  let discarded = 0;
  const open = () => ({
    id: 7,
    write: (bytes: Uint8Array<ArrayBuffer>) => {
      given.push(bytes);
      written.push(bytes.length);
    },
    discard: () => {
      discarded += 1;
    },
  });
  return { open, written, text: () => Buffer.concat(given).toString('latin1'), discarded: () => discarded };
}

describe('a body that is streamed', () => {
  test('is kept when it fits into one step', () => {
    const to = sink();
    const body = collectBody(100, to.open);
    expect(body.append(Buffer.from('{"a"'))).toBe(true);
    body.append(Buffer.from(':1}'));
    const { bytes, stream } = body.take();
    expect([Buffer.from(bytes).toString(), stream, to.written]).toEqual(['{"a":1}', null, []]);
    expect(bytes.buffer.byteLength).toBe(7);
  });

  test('goes on in steps of one size, whatever the pieces, and its beginning can be looked at', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: STEP }), { minLength: 3, maxLength: 6 }), (sizes) => {
        const to = sink();
        const body = collectBody(100 * STEP, to.open);
        const pieces = sizes.map((size, index) => Buffer.alloc(size, 97 + index));
        for (const piece of pieces) expect(body.append(piece)).toBe(true);
        const whole = Buffer.concat(pieces).toString('latin1');
        const { bytes, stream, length } = body.take();
        const got = stream === null ? Buffer.from(bytes).toString('latin1') : to.text();
        expect(length).toBe(whole.length);
        expect(got === whole).toBe(true);
        expect(whole.startsWith(Buffer.from(bytes).toString('latin1'))).toBe(true);
        expect(Math.max(0, ...to.written)).toBeLessThanOrEqual(STEP);
      }),
      { numRuns: 20 },
    );
  });

  test('past its limit keeps nothing more, and is forgotten when told', () => {
    const to = sink();
    const body = collectBody(2 * STEP, to.open);
    expect(body.append(Buffer.alloc(2 * STEP))).toBe(true);
    expect(body.append(Buffer.alloc(1))).toBe(false);
    expect(body.length).toBe(2 * STEP);
    body.discard();
    expect(to.discarded()).toBe(1);
  });
});
