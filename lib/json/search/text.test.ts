import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { randomJson } from '../testing/random-json';
import type { SearchQuery } from './engine';
import { found, hitsInPieces, hitsOf, open, openPlain, placesOf } from './testing/hits-of';
import { anyJson, holds, tokens, UNITS, WIDE } from './testing/spelled-json';

// Many random cases, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

describe('text', () => {
  test.each([
    ['é', '["\\u00e9","é","\\u00E9","e","\\\\u00e9"]', ['/0', '/1', '/2']],
    ['u00e9', '["\\u00e9","\\\\u00e9","u00e9"]', ['/1', '/2']],
    ['"', '["a\\"","\\u0022","",{"\\"":1}]', ['/0', '/1', 'key /3/"']],
    ['/', '["a/b","a\\/b","\\u002f","\\\\"]', ['/0', '/1', '/2']],
    ['\n', '["\\n","\\u000a","\\\\n","n"]', ['/0', '/1']],
    ['n', '["\\n","\\u000a","\\\\n","n"]', ['/2', '/3']],
    ['\\', '["\\\\","\\n","\\u005c","\\""]', ['/0', '/2']],
    ['😀', '["😀","\\ud83d\\ude00","\\ud83d","\\ud83d😀"]', ['/0', '/1', '/3']],
    ['\ud83d', '["😀","\\ud83d\\ude00","\\ud83d","\\ud83d😀"]', ['/2', '/3']],
    ['\ude00', '["😀","\\ud83d\\ude00","\\ude00"]', ['/2']],
    ['":"', '{"a":"b"}', []],
    ['a', '{"\\u0061":1,"b":"\\u0061"}', ['key /a', '/b']],
    [', ', '["a, b", "c", 1, 2]', ['/0']],
    ['1', '[1,"1",21,-1,[1.5]]', ['/0', '/1', '/2', '/3', '/4/0']],
    ['true', '{"true":true,"b":"untrue"}', ['key /true', '/true', '/b']],
    ['null', '[null,"null"]', ['/0', '/1']],
    ['\\u', '["\\\\u0041","\\u0041"]', ['/0']],
    ['a', '"a"', ['']],
    ['1', '17', ['']],
  ])('%j in %s', (needle, document, expected) => {
    expect(found(document, { text: needle })).toEqual(expected);
  });

  test.each([
    ['K', '["k","\\u212a","x"]', ['/0', '/1']],
    ['\u212a', '["k","K"]', ['/0', '/1']],
    ['s', '["ſ","\\u017f","S"]', ['/0', '/1', '/2']],
    ['straße', '["STRAẞE","Straße","STRASSE"]', ['/0', '/1']],
    ['É', '["é","\\u00e9","e"]', ['/0', '/1']],
    ['TRUE', '[true]', ['/0']],
    ['A', '["\\u0061","\\u0041"]', ['/0', '/1']],
    ['\n', '["\\n","\\\\N"]', ['/0']],
  ])('%j in %s, letter case aside', (needle, document, expected) => {
    expect(found(document, { text: needle, matchCase: false })).toEqual(expected);
  });

  test.each([
    [
      'cart',
      '["cart","my cart!","cart_1","scart","scart cart","\\ncart\\n","cartö","\\u00f6cart",{"cart":1}]',
      ['/0', '/1', '/4', '/5', 'key /8/cart'],
    ],
    ['8080', '[8080,18080,"8080","x8080","8080/"]', ['/0', '/2', '/4']],
    ['/status', '["x/status","/status","/statuses"]', ['/0', '/1']],
    ['"a"', '["x\\"a\\"y"]', ['/0']],
  ])('whole word %j in %s', (needle, document, expected) => {
    expect(found(document, { text: needle, wholeWord: true })).toEqual(expected);
  });

  test.each([
    ['cart', '["cart\\u0061","cart\\u0021","\\u0061cart","cart\\n"]', ['/1', '/3']],
    ['a a', '["xa a a","xa ab","\\u0078a a a"]', ['/0', '/2']],
  ])('whole word %j in %s, beside escapes and itself', (needle, document, expected) => {
    expect(found(document, { text: needle, wholeWord: true })).toEqual(expected);
  });

  it('tells strings from what is between them, far from any line break', () => {
    const filler = 'x '.repeat(400);
    const values = [
      `${filler}1, 2`,
      1,
      `"${filler}`,
      `", 1 ${filler}`,
      [`${filler}, "`, 21, filler],
      `, ${filler}1`,
    ];
    for (const document of [JSON.stringify(values), JSON.stringify(values, null, 1)]) {
      for (const text of ['1', ', ', '2', '",', ', 1', ' ']) {
        const query: SearchQuery = { text, mode: 'text', matchCase: true, wholeWord: false };
        const expected = placesOf(tokens(document).filter((token) => holds(token.text, query)));
        expect(found(document, query), text).toEqual(expected);
      }
    }
  });

  it('agrees with a naive search of what the document says, in any spelling and in pieces', () => {
    const needle = fc.oneof(
      fc.string({ unit: fc.constantFrom(...UNITS), minLength: 1, maxLength: 2 }),
      fc.string({ unit: fc.constantFrom(...UNITS, ...WIDE), minLength: 1, maxLength: 3 }),
      fc.constantFrom('u00', '80', 'true', '\\u', '","', '\\"', ': ', 'n,', '1,'),
    );
    const size = fc.constantFrom(1, 2, 3, 5, 8, 13, 100);
    fc.assert(
      fc.property(
        anyJson,
        needle,
        fc.boolean(),
        fc.boolean(),
        size,
        (document, text, matchCase, wholeWord, piece) => {
          const query: SearchQuery = { text, mode: 'text', matchCase, wholeWord };
          const expected = placesOf(tokens(document).filter((token) => holds(token.text, query)));
          const hits = hitsOf(open(document), query);
          expect(placesOf(hits)).toEqual(expected);
          expect(hitsInPieces(openPlain(document), query, piece)).toEqual(hits);
          for (const hit of hits) expect(hit.end).toBeGreaterThan(hit.start);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it('agrees with it on documents of every layout', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const document = randomJson(seed);
      const opened = open(document);
      for (const text of ['a', '"', '\\', '/', 'é', 'svc', '1', 'e', ',', '😀', 'route']) {
        const query: SearchQuery = { text, mode: 'text', matchCase: seed % 2 === 0, wholeWord: false };
        const expected = placesOf(tokens(document).filter((token) => holds(token.text, query)));
        expect(placesOf(hitsOf(opened, query)), `seed ${seed}, ${text}`).toEqual(expected);
      }
    }
  });

  it('finds what lies across the borders of blocks', () => {
    const block = 1 << 20;
    for (const spelling of ['"needle"', '"ne\\u0065dle"', '"\\u006eeedle"']) {
      for (let shift = 0; shift < 9; shift += 1) {
        const head = `["x","${'\\n.'.repeat(10)}",${' '.repeat(block - 42 - shift)}`;
        const document = `${head}${spelling},"tail ${'k'.repeat(8)}",${spelling}]`;
        expect(found(document, { text: 'needle' }), `${spelling} ${shift}`).toEqual(['/2', '/4']);
      }
    }
  });

  it('reads a long string that lies across many blocks', () => {
    const long = `${'x'.repeat(3_000_000)}needle${'y'.repeat(2_000_000)}\\u0041`;
    const document = `{"a":"${long}","b":"needle"}`;
    expect(found(document, { text: 'needle' })).toEqual(['/a', '/b']);
    expect(found(document, { text: 'yA' })).toEqual(['/a']);
    expect(found(document, { text: 'yA"' })).toEqual([]);
  });
});
