import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { compileRe2 } from '@/lib/re2/re2';
import { startSearch } from './job';
import { found, hitsInPieces, hitsOf, open, openPlain, placesOf } from './testing/hits-of';
import { anyJson, tokens } from './testing/spelled-json';

// Many random cases, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

describe('regex', () => {
  test.each([
    ['^/status/\\d+$', ['/status/200', 'x/status/200', '/status/x'], ['/0']],
    ['^\\d+$', ['80', 'x80', 8080], ['/0', '/2']],
    ['(?i)CART|orders', ['cart', 'Orders', 'ORDERS', 'x'], ['/0', '/1', '/2']],
    ['orders|cart', ['cart', 'orders', 'cart', 'x', 'orders'], ['/0', '/1', '/2', '/4']],
    ['^a.c$', ['abc', 'a\nc', 'a"c'], ['/0', '/2']],
    ['^$', ['', 'x'], ['/0']],
    ['é+x', ['ééx', 'Ééx'], ['/0', '/1']],
  ])('%s', (text, values, expected) => {
    expect(
      found(JSON.stringify(values), {
        mode: 'regex',
        text,
        matchCase: text.startsWith('(?i)') || !text.includes('é'),
      }),
    ).toEqual(expected);
  });

  it('never takes one text for another that it saw', () => {
    const values = Array.from({ length: 50_000 }, (_, index) => `item ${String(index).padStart(5, '0')}`);
    const expected = values.flatMap((value, index) => (/[37]$/.test(value) ? [`/${index}`] : []));
    for (const text of ['[37]$', '^item.*[37]$'])
      expect(found(JSON.stringify(values), { mode: 'regex', text })).toEqual(expected);
  });

  it('puts word borders around the whole pattern', () => {
    const query = { mode: 'regex', text: 'cart|order', wholeWord: true } as const;
    expect(found('["carts","my cart","orders","order"]', query)).toEqual(['/1', '/3']);
  });

  it('agrees with RE2 on what the document says, with and without a literal', () => {
    const pattern = fc.constantFrom(
      ...[
        'a',
        'a+b',
        'ka?',
        '(a|b)[0-9]',
        '^a',
        'e$',
        '"',
        '\\\\',
        '/',
        '\\n',
        'é',
        '😀',
        'a.',
        '[ab]k',
        '\\d',
        '.',
        'true|a1',
        '(?i)ß',
        'k|é|"',
        '^.?$',
        'u00',
        '\\x{e9}',
      ],
    );
    fc.assert(
      fc.property(anyJson, pattern, fc.boolean(), (document, text, matchCase) => {
        const compiled = compileRe2(text, { ignoreCase: !matchCase });
        if (!compiled.ok) throw new Error(compiled.message);
        const expected = placesOf(tokens(document).filter((token) => compiled.test(token.text)));
        const hits = hitsOf(open(document), { mode: 'regex', text, matchCase });
        expect(hitsInPieces(openPlain(document), { mode: 'regex', text, matchCase }, 3)).toEqual(hits);
        expect(placesOf(hits)).toEqual(expected);
      }),
      { numRuns: 1_500 },
    );
  });

  it('says what is wrong with a pattern, and where', () => {
    const started = startSearch(open('[]'), {
      mode: 'regex',
      text: 'ab(c',
      matchCase: false,
      wholeWord: false,
    });
    expect(started).toMatchObject({ ok: false, problem: { start: 2, end: 4 } });
  });
});
