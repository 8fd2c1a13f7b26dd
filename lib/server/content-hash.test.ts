import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ContentHash } from './content-hash';

type Part = readonly [name: string, pieces: readonly Uint8Array[]];

function idOf(parts: readonly Part[], secret = 'secret'): string {
  const hash = new ContentHash(secret);
  for (const [name, pieces] of parts) {
    hash.begin(name);
    for (const piece of pieces) hash.bytes(piece);
  }
  return hash.digest();
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const parts = fc.array(
  fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 4 })),
  { maxLength: 3 },
);
const whole = (given: readonly Part[]) =>
  given.map(([name, pieces]): Part => [name, [new Uint8Array(Buffer.concat(pieces))]]);

it('is the same however the bytes come in pieces', () => {
  fc.assert(
    fc.property(parts, (given) => {
      expect(idOf(given)).toBe(idOf(whole(given)));
    }),
  );
});

it('is another one for any other content', () => {
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      const isSame = JSON.stringify(whole(one)) === JSON.stringify(whole(other));
      expect(idOf(one) === idOf(other)).toBe(isSame);
    }),
    { numRuns: 500 },
  );
});

it('knows where one part ends and the next begins', () => {
  const ids = [
    idOf([['a', [utf8('xy')]]]),
    idOf([
      ['a', [utf8('x')]],
      ['a', [utf8('y')]],
    ]),
    idOf([
      ['a', [utf8('x')]],
      ['b', [utf8('y')]],
    ]),
    idOf([
      ['a', [utf8('xy')]],
      ['b', []],
    ]),
    // Zeros at the end are what the hash itself would fill up with.
    idOf([['a', [utf8('xy\0')]]]),
  ];
  expect(new Set(ids).size).toBe(ids.length);
});

it('differs from process to process', () => {
  expect(idOf([['a', [utf8('x')]]], 'one')).not.toBe(idOf([['a', [utf8('x')]]], 'two'));
  expect(idOf([['a', [utf8('x')]]])).toMatch(/^[0-9a-f]{24}$/);
});
