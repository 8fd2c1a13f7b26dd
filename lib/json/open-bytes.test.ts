import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '@/lib/core/json';
import { createArena, createPlainArena } from './arena';
import type { JsonBytes } from './bytes';
import { openBytes } from './open-bytes';
import { randomFrom, randomJson } from './testing/random-json';
import { decodeDocument, MAX_DEPTH } from './testing/reference-decode';
import { referenceParse } from './testing/reference-parse';

const arenas = [
  ['shared', createArena()],
  ['plain', createPlainArena()],
] as const;

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.each(arenas)('openBytes in %s memory', (_, arena) => {
  const open = (bytes: Uint8Array) => openBytes(bytes, arena);
  const codeOf = (text: string): string => {
    const result = open(bytesOf(text));
    return result.ok ? 'ok' : result.error.code;
  };
  /** The same verdict as reading the document whole gives, and the value that stands there. */
  function expectLikeDecode(bytes: Uint8Array): void {
    const result = open(bytes);
    const expected = decodeDocument(bytes);
    if (!result.ok || !expected.ok) expect(result).toEqual(expected);
    else
      expect(result.value.parse(result.value.root)).toEqual(
        referenceParse(result.value.raw(result.value.root)),
      );
  }

  it('reads any JSON document', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 1, 2, 4, '\t'), (value, indent) => {
        expectLikeDecode(bytesOf(JSON.stringify(value, null, indent)));
      }),
    );
    fc.assert(fc.property(fc.nat(), (seed) => expectLikeDecode(bytesOf(randomJson(seed)))));
  });

  it('passes over a byte order mark and the status line of must-gather, and says where the document begins', () => {
    const rootOf = (text: string) => {
      const result = open(bytesOf(text));
      return result.ok ? result.value.root : result.error;
    };
    expect(rootOf('\ufeff{"a":1} ')).toEqual({ start: 3, end: 10 });
    expect(rootOf('200\n{"a":1}')).toEqual({ start: 4, end: 11 });
    expect(rootOf('\ufeff200\r\n\r\n [1]\r\n')).toEqual({ start: 11, end: 14 });
    expect(rootOf(' 200 ')).toEqual({ start: 1, end: 4 });
    for (const text of [
      '\ufeff200\n{}',
      '\ufeff\ufeff{}',
      '200\n\ufeff{}',
      '20\n{}',
      '200 OK\n{}',
      '2000\n{}',
    ])
      expectLikeDecode(bytesOf(text));
  });

  it('gives the errors of a document that is read whole, for every cut of one', () => {
    const all = bytesOf('{"a":[1,-2.5e+3,true,null,"x\\u00e9\\n ü😀"],"b":{"c":{}},"d":[]}');
    for (let length = 0; length < all.length; length += 1) {
      expectLikeDecode(all.slice(0, length));
      expect(codeOf(new TextDecoder().decode(all.slice(0, length))), `cut after ${length}`).not.toBe('ok');
    }
  });

  it('gives the errors of a document that is read whole, for every byte of one that is another', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const random = randomFrom(seed);
        const bytes = bytesOf(randomJson(seed, 20));
        for (let flips = 0; flips < 20; flips += 1) {
          const mutated = bytes.slice();
          const place = Math.floor(random() * bytes.length);
          // Above ASCII a lead byte at the end counts as a cut there, and as wrong here.
          mutated[place] = Math.floor(random() * 0x80);
          expectLikeDecode(mutated);
          expectLikeDecode(bytes.slice(0, place));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('calls garbage garbage', () => {
    const wrong = [
      'hello',
      '{"a" 1}',
      '{"a":1}}',
      '[1,]',
      '[01]',
      "{'a':1}",
      '["\\x"]',
      'nul!',
      '[1] x',
      '[1 2',
    ];
    const more = [
      '{1',
      '{"a":1,}',
      '[}',
      '{]',
      '[1}',
      ']',
      '"a" "b"',
      '{"a":\u00a01}',
      '[\\"]',
      '{"a":"b":1}',
    ];
    for (const text of [
      ...wrong,
      ...more,
      '["a":1]',
      '{"a":1:2}',
      '{,}',
      '[,1]',
      '["\u0001"]',
      '[1.]',
      '[-]',
    ])
      expect(codeOf(text), text).toBe('dump-not-json');
    for (const bytes of [
      [0x22, 0xff, 0x22],
      [0xff, 0xfe, 0x7b, 0],
      [0x22, 0xc0, 0x80, 0x22],
      [0x22, 0xed, 0xa0, 0x80, 0x22],
      [0x22, 0xf4, 0x90, 0x80, 0x80, 0x22],
    ])
      expectLikeDecode(Uint8Array.from(bytes));
  });

  it('names what else came instead of JSON', () => {
    expect(codeOf('<!doctype html><title>x</title>')).toBe('not-envoy');
    expect(codeOf(' <html>')).toBe('not-envoy');
    expect(codeOf('upstream connect error')).toBe('dump-not-json');
    const failure = 'Failed to convert protobuf message to JSON string: INVALID_ARGUMENT: unknown type';
    expectLikeDecode(bytesOf(failure));
    expect(codeOf('')).toBe('dump-truncated');
    expect(codeOf(' \n')).toBe('dump-truncated');
  });

  it('reads the deepest document that is allowed, and refuses one level more', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(codeOf(nested(MAX_DEPTH))).toBe('ok');
    expect(codeOf(nested(MAX_DEPTH + 1))).toBe('dump-too-deep');
    expect(codeOf('{"a":'.repeat(100_000))).toBe('dump-too-deep');
    expect(codeOf(JSON.stringify(['['.repeat(500), '\\"[', '{']))).toBe('ok');
  });

  it('keeps dangerous keys as plain members', () => {
    const result = open(bytesOf('{"__proto__":{"polluted":true},"constructor":1}'));
    if (!result.ok) throw new Error(result.error.code);
    const document: JsonBytes = result.value;
    const value: Json = document.parse(document.root);
    expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
    expect('polluted' in {}).toBe(false);
  });

  it('leaves bytes of the arena where they are, and copies others into it', () => {
    const own = arena.allocate(4);
    own.set(bytesOf('[12]'));
    const result = open(own);
    expect(result.ok && result.value.bytes).toBe(own);
    const copied = open(bytesOf('[12]'));
    expect(copied.ok && arena.owns(copied.value.bytes)).toBe(true);
  });
});
