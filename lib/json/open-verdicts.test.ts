import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '@/lib/core/json';
import { ok, type Result } from '@/lib/core/result';
import { createArena, createPlainArena } from './arena';
import { closeBytes, openBytes } from './open-bytes';
import { MAX_DEPTH } from './plain-index';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

const ARENAS = [
  ['by the kernel', createArena()],
  ['without it', createPlainArena()],
] as const;

describe.each(ARENAS)('openBytes %s', (_, arena) => {
  function decodeBytes(given: Uint8Array): Result<Json> {
    const opened = openBytes(given, arena);
    if (!opened.ok) return opened;
    const value = opened.value.parse(opened.value.root);
    closeBytes(opened.value);
    return ok(value);
  }
  const decode = (text: string) => decodeBytes(bytes(text));
  const codeOf = (result: Result<Json>): string => (result.ok ? 'ok' : result.error.code);

  it('reads any JSON document', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        expect(decode(JSON.stringify(value))).toEqual({ ok: true, value: JSON.parse(JSON.stringify(value)) });
      }),
    );
  });

  it('skips a byte order mark and the status line of must-gather', () => {
    expect(decode('\ufeff{"a":1}')).toEqual({ ok: true, value: { a: 1 } });
    expect(decode('200\n{"a":1}')).toEqual({ ok: true, value: { a: 1 } });
    expect(decode('200\r\n [1]')).toEqual({ ok: true, value: [1] });
    expect(decode('200')).toEqual({ ok: true, value: 200 });
  });

  it('calls a document that only ends too early truncated, wherever it is cut', () => {
    const whole = '{"a":[1,-2.5e+3,true,null,"x\\u00e9\\n ü😀"],"b":{"c":{}},"d":[]}';
    const all = bytes(whole);
    for (let length = 0; length < all.length; length += 1) {
      const result = decodeBytes(all.slice(0, length));
      expect(codeOf(result), `cut after ${length} bytes`).toBe('dump-truncated');
    }
  });

  it('calls every cut of a random object truncated', () => {
    const cut = fc.record({
      value: fc.dictionary(fc.string(), fc.jsonValue()),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(cut, ({ value, part }) => {
        const all = bytes(JSON.stringify(value, null, 1));
        const result = decodeBytes(all.slice(0, Math.floor(part * (all.length - 1))));
        expect(codeOf(result)).toBe('dump-truncated');
      }),
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
      '{"a":\u0001',
      '["\\x"]',
      'nul!',
      '{"a":1} x',
      '[1 2',
      '1.e',
      '[1.E',
      '{1',
    ];
    for (const text of wrong) expect(codeOf(decode(text)), text).toBe('dump-not-json');
    expect(codeOf(decodeBytes(Uint8Array.of(0x22, 0xff, 0x22)))).toBe('dump-not-json');
    expect(codeOf(decodeBytes(Uint8Array.of(0xff, 0xfe, 0x7b, 0x00)))).toBe('dump-not-json');
  });

  it('names what else came instead of JSON', () => {
    expect(codeOf(decode('<!doctype html><title>x</title>'))).toBe('not-envoy');
    const failure = decode(
      'Failed to convert protobuf message to JSON string: INVALID_ARGUMENT: unknown type',
    );
    expect(failure).toMatchObject({
      error: { code: 'dump-not-json', details: { reason: expect.stringContaining('Envoy') } },
    });
  });

  it('reads the deepest document that is allowed, and refuses one level more without building it', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect(codeOf(decode(nested(MAX_DEPTH)))).toBe('ok');
    expect(codeOf(decode(nested(MAX_DEPTH + 1)))).toBe('dump-too-deep');
    expect(codeOf(decode('{"a":'.repeat(1_000_000)))).toBe('dump-too-deep');
    expect(codeOf(decode(JSON.stringify(['['.repeat(500), '\\"[', '{'])))).toBe('ok');
  });

  it('keeps dangerous keys as plain members', () => {
    const result = decode('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
    if (!result.ok) throw new Error(result.error.code);
    expect(Object.keys(result.value as object)).toEqual(['__proto__', 'constructor']);
    expect('polluted' in {}).toBe(false);
  });
});
