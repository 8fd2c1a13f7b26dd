import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ChannelReader } from './channel-reader';

const PORT = 15000;
const PREFIX = [0x98, 0x3a];

function bytes(...values: readonly (number | string)[]): Uint8Array {
  return Buffer.concat(values.map((v) => (typeof v === 'number' ? Buffer.from([v]) : Buffer.from(v))));
}

describe('frames', () => {
  test('the first two bytes of each channel are the port', () => {
    const reader = new ChannelReader(PORT);
    expect(reader.read(bytes(0, ...PREFIX))).toBeNull();
    expect(reader.read(bytes(0, 'HTTP'))).toEqual({ kind: 'data', bytes: bytes('HTTP') });
    expect(reader.read(bytes(1, ...PREFIX, 'refused'))).toEqual({
      kind: 'error-text',
      bytes: bytes('refused'),
    });
    expect(reader.read(bytes(0, '!'))).toEqual({ kind: 'data', bytes: bytes('!') });
  });

  test('without content bring nothing', () => {
    const reader = new ChannelReader(PORT);
    for (const frame of [bytes(), bytes(0), bytes(1)]) expect(reader.read(frame)).toBeNull();
  });

  test.each([
    [bytes(7, 'x'), 'channel'],
    [bytes(255), 'channel'],
    [bytes(0, 0x99, 0x3a, 'x'), 'port'],
    [bytes(1, 0x3a, 0x98), 'port'],
  ])('of another protocol are told: %j', (frame, what) => {
    expect(new ChannelReader(PORT).read(frame)).toEqual({ kind: 'broken', what });
  });

  test('cut anywhere give the same bytes', () => {
    const cuts = fc.array(fc.nat({ max: 3 }));
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 65_535 }),
        fc.uint8Array(),
        fc.uint8Array(),
        cuts,
        (port, data, text, sizes) => {
          const reader = new ChannelReader(port);
          const streams = [data, text].map((body) => [port & 0xff, port >> 8, ...body]);
          const got: number[][] = [[], []];
          const take = (channel: number, size: number) => {
            const frame = reader.read(
              Uint8Array.from([channel, ...(streams[channel] ?? []).splice(0, size)]),
            );
            if (frame === null) return;
            expect(frame.kind).toBe(channel === 0 ? 'data' : 'error-text');
            if (frame.kind !== 'broken') got[channel]?.push(...frame.bytes);
          };
          sizes.forEach((size, index) => {
            take(index % 2, size);
          });
          take(1, Number.POSITIVE_INFINITY);
          take(0, Number.POSITIVE_INFINITY);
          expect(got).toEqual([[...data], [...text]]);
        },
      ),
    );
  });
});
