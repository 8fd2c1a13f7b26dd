import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { explainError } from './error-words';
import { AppFailure, ERROR_CODES } from './errors';
import { httpStatus } from './http-status';
import type { Json } from './json';
import { child, parsePointer, ROOT, resolvePointer, tokensOf } from './json-pointer';
import { naturalOrder } from './natural-order';
import { formatAge, formatBytes, formatMillis, matchText, plural } from './words';

describe('error words', () => {
  test.each(ERROR_CODES)('%s has a title, a cause and a next step', (code) => {
    const words = explainError({ code, details: {} });
    for (const text of Object.values(words)) {
      expect(text).not.toBe('');
      expect(text).not.toMatch(/undefined|null|\s\s|oops|please/i);
    }
    expect(words.nextStep).toMatch(/\.$/);
    expect(httpStatus(code)).toBeGreaterThanOrEqual(400);
  });

  test('a missing verb on pods/portforward is named', () => {
    const words = explainError({
      code: 'portforward-forbidden',
      details: { verb: 'create', namespace: 'edge' },
    });
    expect(words.cause).toContain('verb create on pods/portforward in namespace edge');
  });

  test('a file is called empty, cut or a web page, as it is, and never sent to a port', () => {
    const title = (bytes: number) => explainError({ code: 'dump-truncated', details: { bytes } }).title;
    expect([title(0), title(1)]).toEqual(['The file is empty', 'The file ends too early']);
    const cut = explainError({ code: 'dump-truncated', details: { bytes: 5_000_000 } });
    expect(cut.cause).toContain('after 5,000,000 bytes');
    const page = explainError({ code: 'not-envoy', details: { looksLike: 'HTML' } });
    expect(`${page.title} ${page.cause}`).toMatch(/web page.*HTML/);
    expect(page.cause).not.toContain('port');
  });
});

test('a failure of another copy of the module is known', async () => {
  vi.resetModules();
  const copy = await import('./errors');
  const failure = new copy.AppFailure(copy.appError('not-envoy'));
  expect(copy.AppFailure).not.toBe(AppFailure);
  expect(failure instanceof AppFailure && failure.error.code).toBe('not-envoy');
  expect(new Error('x') instanceof AppFailure).toBe(false);
});

describe('JSON pointer', () => {
  test('escapes and resolves keys with ~ and /', () => {
    const document: Json = { 'a/b': { '~': [10, { '': 'x' }] } };
    const pointer = child(ROOT, 'a/b', '~', 1, '');
    expect(pointer).toBe('/a~1b/~0/1/');
    expect(resolvePointer(document, pointer)).toBe('x');
  });

  test('never leaves own keys', () => {
    for (const key of ['__proto__', 'constructor', 'toString']) {
      expect(resolvePointer({}, child(ROOT, key))).toBeUndefined();
    }
    expect(resolvePointer([1], child(ROOT, '00'))).toBeUndefined();
    expect(resolvePointer([1], child(ROOT, 'length'))).toBeUndefined();
  });

  test('text that is no pointer is refused', () => {
    expect(parsePointer('a/b')).toBeNull();
    expect(parsePointer('/~2')).toBeNull();
  });

  test('any tokens survive the way there and back', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (tokens) => {
        expect(tokensOf(child(ROOT, ...tokens))).toEqual(tokens);
      }),
    );
  });
});

test('natural order counts numbers and is total', () => {
  expect(['http.80', 'http.9', 'Http.9', 'http.8080'].sort(naturalOrder)).toEqual([
    'Http.9',
    'http.9',
    'http.80',
    'http.8080',
  ]);
});

test('one of one matches, one of many match', () => {
  expect(matchText(1, 1, 'route')).toBe('1 of 1 route matches');
  expect(matchText(0, 1, 'route')).toBe('0 of 1 route matches');
  expect(matchText(1, 3, 'route')).toBe('1 of 3 routes match');
});

test('sizes, ages and counts', () => {
  expect([999, 1000, 8_200_000, 163_000_000, 999_600].map(formatBytes)).toEqual([
    '999 B',
    '1.0 kB',
    '8.2 MB',
    '163 MB',
    '1.0 MB',
  ]);
  expect([0, 59.9, 60, 7200, 6 * 86_400, -5].map(formatAge)).toEqual([
    '0 s',
    '59 s',
    '1 min',
    '2 h',
    '6 d',
    '0 s',
  ]);
  expect([20.6, 1840].map(formatMillis)).toEqual(['21 ms', '1.8 s']);
  expect([plural(1, 'route'), plural(2, 'route'), plural(1200, 'entry', 'entries')]).toEqual([
    '1 route',
    '2 routes',
    '1,200 entries',
  ]);
});
