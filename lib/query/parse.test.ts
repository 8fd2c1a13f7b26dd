import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { QueryProblem, Term } from './model';
import { parseQuery } from './parse';
import { printQuery } from './testing/print-query';
import { anyQuery, LIST } from './testing/rows';

function terms(text: string): readonly Term[] {
  const parsed = parseQuery(text, LIST.columns);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.message}`);
  return parsed.terms;
}

function problem(text: string): QueryProblem {
  const parsed = parseQuery(text, LIST.columns);
  if (parsed.ok) throw new Error(`${text} is understood`);
  return parsed.problem;
}

/** The terms without their places. */
const shapes = (parsed: readonly Term[]) =>
  parsed.map(({ negated, field, test: { ...asked } }) => ({
    negated,
    field: field?.id ?? null,
    test: { ...asked, at: 0 },
  }));

const one = (text: string) => {
  const [first, ...rest] = terms(text);
  expect(rest).toEqual([]);
  return [first?.negated ? '!' : '', first?.field?.id ?? '', first?.test.kind, first?.test];
};

describe('terms', () => {
  test.each([
    ['cart', '', '', { kind: 'contains', text: 'cart' }],
    ['!cart', '!', '', { kind: 'contains', text: 'cart' }],
    ['"two words"', '', '', { kind: 'contains', text: 'two words' }],
    ['!"a \\"b\\" \\\\ \\d"', '!', '', { kind: 'contains', text: 'a "b" \\ \\d' }],
    ['path:/api', '', 'path', { kind: 'contains', text: '/api' }],
    ['PATH:/api', '', 'path', { kind: 'contains', text: '/api' }],
    ['domain:shop', '', 'host', { kind: 'contains', text: 'shop' }],
    ['!host:"a b"', '!', 'host', { kind: 'exact', text: 'a b' }],
    ['host:=shop', '', 'host', { kind: 'exact', text: 'shop' }],
    ['host:="a b"', '', 'host', { kind: 'exact', text: 'a b' }],
    ['state:""', '', 'state', { kind: 'exact', text: '' }],
    ['weight:""', '', 'weight', { kind: 'exact', text: '' }],
    ['path:/^a|b$/', '', 'path', { kind: 'regex', pattern: '^a|b$', at: 6 }],
    ['/a\\ b/', '', '', { kind: 'regex', pattern: 'a\\ b', at: 1 }],
    ['/^/api/v1/', '', '', { kind: 'regex', pattern: '^/api/v1', at: 1 }],
    ['weight:>0', '', 'weight', { kind: 'compare', operator: '>', number: 0 }],
    ['weight:<=-1.5', '', 'weight', { kind: 'compare', operator: '<=', number: -1.5 }],
    ['weight:7', '', 'weight', { kind: 'compare', operator: '=', number: 7 }],
    ['weight:"7"', '', 'weight', { kind: 'compare', operator: '=', number: 7 }],
    ['host:8080', '', 'host', { kind: 'contains', text: '8080' }],
  ])('%s', (text, negated, field, asked) => {
    expect(one(text)).toEqual([negated, field, asked.kind, asked]);
  });

  test.each([
    '/status',
    '/a',
    '/',
    '//',
    'a/',
    '/api/{id}',
    'outbound|80||cart.shop',
    'outbound|80||a:b',
    '10.0.0.1:8080',
    'localhost:8080',
    'pay:80',
    'httpbin:8000/status',
    'api.example.com:443',
    'http://x',
    'spiffe://cluster.local/ns/a/',
    'xds://a?b=c',
    '[::1]:80',
    '::1',
    'fe80::1',
    'ab:cd:ef:01',
    'x"y',
    '*.example.com',
    '\ud83d',
  ])('%s is a word', (text) => {
    expect(one(text)).toEqual(['', '', 'contains', { kind: 'contains', text }]);
  });

  it('splits at blanks of any kind and keeps the places', () => {
    expect(terms(' a\t!path:b\u00a0"c d" ').map(({ start, end }) => [start, end])).toEqual([
      [1, 2],
      [3, 10],
      [11, 16],
    ]);
  });
});

describe('problems', () => {
  test.each([
    ['a hots:b', 2, 6, 'No field is called hots here. Did you mean host? Text with a colon goes in quotes.'],
    [
      '!wieght:80',
      1,
      7,
      'No field is called wieght here. Did you mean weight? Text with a colon goes in quotes.',
    ],
    [
      'zebra:b',
      0,
      5,
      'No field is called zebra here. There are path, host, weight, state. Text with a colon goes in quotes.',
    ],
    ['a "b c', 2, 6, 'The quote is not closed.'],
    ['host:"b', 5, 7, 'The quote is not closed.'],
    ['"a"b', 3, 4, 'A blank has to follow the closing quote.'],
    ['x !', 2, 3, 'Nothing stands after !.'],
    ['host:', 0, 5, 'host needs a value; host:"" finds the rows that have none.'],
    ['weight:abc', 7, 10, 'weight is a number: weight:5, weight:>0, weight:<=10.'],
    ['weight:', 0, 7, 'weight is a number: weight:5, weight:>0, weight:<=10.'],
    ['weight:>', 0, 8, 'weight is a number: weight:5, weight:>0, weight:<=10.'],
    ['weight:/1/', 7, 10, 'weight is a number: weight:5, weight:>0, weight:<=10.'],
    ['path:>1', 5, 6, 'path is text and cannot be compared with >.'],
    ['/(?-i)Cart/', 0, 11, 'Letter case counts in a field only, as in path:/(?-i)A/.'],
  ])('%s', (text, start, end, message) => {
    expect(problem(text)).toEqual({ start, end, message });
  });

  test.each(['/^a', '/(a b)/', 'path:/a\\/', 'path:/a|b'])('%s is a regex without its end', (text) => {
    expect(problem(text).message).toMatch(/^This regular expression is not closed/);
  });
});

describe('any text', () => {
  it('is read or refused at a place in it, and never throws', () => {
    fc.assert(
      fc.property(anyQuery, (text) => {
        const parsed = parseQuery(text, LIST.columns);
        if (parsed.ok) return;
        const { start, end, message } = parsed.problem;
        expect(message).not.toBe('');
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3_000 },
    );
  });

  it('means the same when it is printed and read again', () => {
    fc.assert(
      fc.property(anyQuery, (text) => {
        const parsed = parseQuery(text, LIST.columns);
        if (parsed.ok) expect(shapes(terms(printQuery(parsed.terms)))).toEqual(shapes(parsed.terms));
      }),
      { numRuns: 3_000 },
    );
  });
});
