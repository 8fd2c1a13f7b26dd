import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { compileRe2, type Re2 } from './re2';

// Many random cases, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

function re2(pattern: string, ignoreCase = false): Re2 {
  const result = compileRe2(pattern, { ignoreCase });
  if (!result.ok) throw new Error(`${pattern}: ${result.message}`);
  return result.value;
}

describe('matching', () => {
  test.each([
    ['a+b', 'xaab', true, false],
    ['/status/\\d+', '/status/200', true, true],
    ['^/api(/.*)?$', '/api/x', true, true],
    ['(?i)CART', 'cart', true, true],
    ['.', '\n', false, false],
    ['(?s).', '\n', true, true],
    ['\\bcart\\b', 'my cart!', true, false],
    ['\\pL+', 'héé', true, true],
    ['\\Qa.b\\E', 'a.b', true, true],
    ['[[:alpha:]]\\z', 'ab', true, false],
    ['', '', true, true],
    ['a|ab', 'ab', true, true],
    ['.', '😀', true, true],
    ['(?<n>a)(?P<m>b)', 'ab', true, true],
  ])('%s on %j', (pattern, text, anywhere, whole) => {
    expect([re2(pattern).test(text), re2(pattern).matchesWhole(text)]).toEqual([anywhere, whole]);
  });

  it('folds case when asked to, by Unicode simple folding', () => {
    expect(re2('grüße', true).test('GRÜßE')).toBe(true);
    expect(re2('k', true).test('\u212a')).toBe(true);
    expect(re2('grüße').test('Grüße')).toBe(false);
  });

  it('finds matches with offsets and groups, and sees what stands before', () => {
    const pattern = re2('(a)|(b)');
    expect(pattern.find('xxab')).toEqual({ start: 2, end: 3, groups: ['a', 'a', null] });
    expect(pattern.find('xxab', 3)).toEqual({ start: 3, end: 4, groups: ['b', null, 'b'] });
    expect(pattern.find('xxab', 4)).toBeNull();
    expect(pattern.find('ab', 9)).toBeNull();
    expect(re2('^a').find('aa', 1)).toBeNull();
    expect(re2('\\ba').find('aa', 1)).toBeNull();
    expect(re2('é').find('😀é')).toMatchObject({ start: 2, end: 3 });
  });

  it('takes linear time where others need exponential', () => {
    const started = performance.now();
    expect(re2('(a+)+$').test(`${'a'.repeat(20_000)}b`)).toBe(false);
    expect(re2('(.*)(.*)(.*)(.*)x').test('a'.repeat(5_000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('replaceAll', () => {
  const replaced = (pattern: string, text: string, rewrite: string) => re2(pattern).replaceAll(text, rewrite);

  test.each([
    ['^/service/([^/]+)(/.*)$', '/service/foo/v1/api', '\\2/instance/\\1', '/v1/api/instance/foo'],
    ['one', '/xxx/one/yyy/one/zzz', 'two', '/xxx/two/yyy/two/zzz'],
    ['(?i)/xxx/', '/aaa/XxX/bbb', '/yyy/', '/aaa/yyy/bbb'],
    ['a*', 'baac', '-', '-b-c-'],
    ['b*', '😀b', '.', '.😀.'],
    ['(x)?y', 'y', '[\\1]', '[]'],
    ['a', 'a', '\\\\\\0', '\\a'],
    ['z', 'abc', '!', 'abc'],
  ])('%s on %s by %s', (pattern, text, rewrite, expected) => {
    expect(replaced(pattern, text, rewrite)).toMatchObject({ ok: true, value: expected });
  });

  test.each([['\\2'], ['\\'], ['\\x'], ['a\\']])('refuses the rewrite %s', (rewrite) => {
    expect(replaced('(a)', 'a', rewrite).ok).toBe(false);
  });
});

describe('patterns that are refused', () => {
  test.each([
    ['a(b', 1],
    ['(a)(b(c)', 3],
    ['\\((', 2],
    ['a)b)', 1],
    ['[(]x)', 4],
    ['ab[c', 2],
    ['a{2,1}', 1],
    ['xx**', 2],
    ['*a', 0],
    ['(?=a)', 0],
    ['b(?<!a)', 1],
    ['(a)\\1', 3],
    ['\\8', 0],
    ['a\\', 1],
    ['\\pX', 0],
    ['[z-a]', 1],
    ['a{1001}', 1],
    ['\\\\q\\q', 3],
  ])('%s at %s', (pattern, position) => {
    for (const ignoreCase of [true, false]) {
      const result = compileRe2(pattern, { ignoreCase });
      expect(result).toMatchObject({ ok: false, position });
      if (!result.ok) expect(result.message).toMatch(/^[a-z]/);
    }
  });

  it('never throws, and a place is inside the pattern', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'é',
        '😀',
        '\ud83d',
        '(',
        ')',
        '(?',
        '(?i:',
        '(?P<',
        'x>',
        '[',
        ']',
        '^',
        '-',
        '{',
        '}',
        '1',
        ',',
      ],
      ...[
        '*',
        '+',
        '?',
        '|',
        '.',
        '$',
        '\\',
        '\\d',
        '\\p',
        '{L}',
        '\\Q',
        '\\E',
        '[:alpha:]',
        '\\x',
        '\\b',
        '1000',
      ],
      ...['__proto__', 'constructor', '\n', '\0', ' '],
    );
    const pattern = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(pattern, fc.boolean(), fc.string({ unit: 'binary' }), (text, ignoreCase, subject) => {
        const result = compileRe2(text, { ignoreCase });
        if (!result.ok) {
          expect(result.position ?? 0).toBeGreaterThanOrEqual(0);
          expect(result.position ?? 0).toBeLessThanOrEqual(text.length);
          return;
        }
        const match = result.value.find(subject);
        expect(result.test(subject)).toBe(match !== null);
        if (result.value.matchesWhole(subject)) expect(match).not.toBeNull();
        expect(result.value.replaceAll(subject, '\\0').ok).toBe(true);
      }),
      { numRuns: 1_500 },
    );
  });

  it('survives nesting and size', () => {
    for (const pattern of [
      '('.repeat(100_000),
      `${'('.repeat(5_000)}a${')'.repeat(5_000)}`,
      '(((a{100}){100}){100})',
    ]) {
      expect(compileRe2(pattern, { ignoreCase: true }).ok).toBe(false);
    }
  });
});
