import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { requiredLiterals } from './literal';
import { compileRe2 } from './re2';

// Many random cases, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const texts = (pattern: string, ignoreCase = false) =>
  requiredLiterals(pattern, { ignoreCase })?.map(({ text, fold }) => (fold ? `${text}/i` : text)) ?? null;

describe('requiredLiterals', () => {
  test.each([
    ['svc-\\d+\\.shop', ['.shop']],
    ['^/status/[0-9]+$', ['/status/']],
    ['outbound\\|(80|443)\\|\\|cart', ['outbound|']],
    ['cart[.]shop', ['cart.shop']],
    ['(?i)cart', ['cart/i']],
    ['a(?i:b)c', ['abc/i']],
    ['(?i)a(?-i)longer', ['alonger/i']],
    ['(?-i:x)yz', ['xyz']],
    ['GET|POST', ['GET', 'POST']],
    ['(?:GET|POST) /cart', [' /cart']],
    ['ab?cd', ['cd']],
    ['(abc)+', ['abc']],
    ['(abc){0,3}x', ['x']],
    ['\\Qa.b|c\\E*d', ['a.b|']],
    ['\\x41\\x{1F600}\\101', ['A😀A']],
    ['(?P<name>foo)bar', ['foobar']],
    ['a{,2}', ['a{,2}']],
    ['[[:alpha:]]]x', [']x']],
    ['[]]x', [']x']],
    ['[^.]x', ['x']],
    ['.*', null],
    ['a|', null],
    ['(a|b*)c?', null],
    ['', null],
    ['\\pLabc', ['abc']],
    ['(', null],
    ['(?=a)', null],
    ['a\\Zb', null],
  ])('%s', (pattern, expected) => {
    expect(texts(pattern)).toEqual(expected);
  });

  it('prefers what is found without decoding', () => {
    expect(texts('ééé.*abc')).toEqual(['abc']);
  });

  it('is in everything that RE2 matches', () => {
    const atom = fc.constantFrom(
      ...[
        'a',
        'k',
        's',
        'S',
        'é',
        'É',
        '😀',
        '.',
        '\\.',
        '[.]',
        '[ab]',
        '[^a]',
        '\\d',
        '\\w',
        '\\x6b',
        '\\Qa.\\E',
        'x',
      ],
      ...[
        '^',
        '$',
        '\\b',
        '\\n',
        '\\101',
        '\\pL',
        '{',
        '{1',
        ' ',
        'ſ',
        '\u212a',
        '[[:digit:]b]',
        '\\x{e9}',
        '-',
        ']',
      ],
    );
    const { node } = fc.letrec<{ node: string }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        atom,
        fc.array(tie('node'), { maxLength: 4 }).map((parts) => parts.join('')),
        fc
          .tuple(tie('node'), fc.constantFrom('*', '+', '?', '{0}', '{2}', '{1,2}', '{0,1}?', '+?'))
          .map((p) => `(${p[0]})${p[1]}`),
        fc.tuple(atom, fc.constantFrom('*', '+', '?', '{2}')).map((pair) => pair.join('')),
        fc.tuple(tie('node'), tie('node')).map((pair) => `(${pair.join('|')})`),
        fc
          .tuple(fc.constantFrom('(?:', '(?i:', '(?-i:', '(?s:', '(?P<n>', '(?i)('), tie('node'))
          .map((p) => `${p.join('')})`),
      ),
    }));
    const text = fc.string({
      unit: fc.constantFrom(
        ...[
          'a',
          'b',
          'k',
          's',
          'S',
          'ſ',
          '\u212a',
          'é',
          'É',
          '😀',
          '.',
          '1',
          'A',
          'x',
          'K',
          '\n',
          ' ',
          '{',
          '-',
          ']',
        ],
      ),
      maxLength: 12,
    });
    const folded = (literal: string) =>
      new RegExp([...literal].map((c) => `\\u{${c.codePointAt(0)?.toString(16)}}`).join(''), 'iu');
    fc.assert(
      fc.property(
        node,
        fc.array(text, { minLength: 20, maxLength: 20 }),
        fc.boolean(),
        (pattern, subjects, ignoreCase) => {
          const compiled = compileRe2(pattern, { ignoreCase });
          const literals = requiredLiterals(pattern, { ignoreCase });
          if (!compiled.ok || literals === null) return;
          for (const subject of subjects) {
            if (!compiled.test(subject)) continue;
            const found = literals.some(({ text: literal, fold }) =>
              fold ? folded(literal).test(subject) : subject.includes(literal),
            );
            expect(found, `${pattern} on ${subject} without ${JSON.stringify(literals)}`).toBe(true);
          }
        },
      ),
      { numRuns: 5_000 },
    );
  });
});
