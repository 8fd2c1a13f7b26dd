import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markTokens, tokensOfLine } from './json-tokens';

const joined = (pieces: readonly { readonly text: string }[]) => pieces.map((piece) => piece.text).join('');

describe('tokensOfLine', () => {
  it('tells keys, strings, numbers, literals and punctuation apart', () => {
    expect(tokensOfLine('  "weight": -9.5e3, "on": [true, "x:1"]')).toEqual([
      { kind: 'plain', text: '  ' },
      { kind: 'key', text: '"weight"' },
      { kind: 'punct', text: ':' },
      { kind: 'plain', text: ' ' },
      { kind: 'number', text: '-9.5e3' },
      { kind: 'punct', text: ',' },
      { kind: 'plain', text: ' ' },
      { kind: 'key', text: '"on"' },
      { kind: 'punct', text: ':' },
      { kind: 'plain', text: ' ' },
      { kind: 'punct', text: '[' },
      { kind: 'literal', text: 'true' },
      { kind: 'punct', text: ',' },
      { kind: 'plain', text: ' ' },
      { kind: 'string', text: '"x:1"' },
      { kind: 'punct', text: ']' },
    ]);
  });

  it('is not led astray by escaped quotes', () => {
    expect(tokensOfLine('"a\\"b": 1')[0]).toEqual({ kind: 'key', text: '"a\\"b"' });
  });

  it('loses nothing, whatever the line holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (line) => {
        expect(joined(tokensOfLine(line))).toBe(line);
      }),
    );
  });

  it('calls every member name of real JSON a key and no value one', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const keys: string[] = [];
        JSON.parse(text, function (this: unknown, key, value: unknown) {
          if (!Array.isArray(this) && key !== '') keys.push(key);
          return value;
        });
        const lines = JSON.stringify(JSON.parse(text), null, 1).split('\n');
        const found = lines.flatMap((line) => tokensOfLine(line).filter((token) => token.kind === 'key'));
        expect(
          found
            .map((token) => JSON.parse(token.text) as string)
            .filter((key) => key !== '')
            .toSorted(),
        ).toEqual(keys.toSorted());
      }),
    );
  });

  it('reads a long unclosed string without taking long', () => {
    const line = `"${'\\'.repeat(200_000)}`;
    const before = performance.now();
    tokensOfLine(line);
    expect(performance.now() - before).toBeLessThan(500);
  });
});

describe('markTokens', () => {
  it('marks a hit across tokens and ignores letter case', () => {
    const pieces = markTokens(tokensOfLine('"Name": "cart"'), 'NAME": "c');
    expect(joined(pieces.filter((piece) => piece.marked))).toBe('Name": "c');
    expect(pieces.filter((piece) => piece.marked).map((piece) => piece.kind)).toEqual([
      'key',
      'punct',
      'plain',
      'string',
    ]);
  });

  it('loses nothing and marks every hit', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1, maxLength: 3 }), (line, find) => {
        const pieces = markTokens(tokensOfLine(line), find);
        expect(joined(pieces)).toBe(line);
        const hit = line.toLowerCase().includes(find.toLowerCase());
        if (line.toLowerCase().length === line.length) expect(pieces.some((piece) => piece.marked)).toBe(hit);
      }),
    );
  });
});
